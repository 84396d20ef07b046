import type { Controller } from '../state/controller.ts';
import type { MeetingState } from '../state/meeting-state.ts';
import { Ended } from './ended.tsx';
import { useMeeting } from './hooks.ts';
import { Lobby } from './lobby.tsx';
import { Meeting } from './meeting.tsx';
import { Notices } from './notices.tsx';
import { PreJoin } from './pre-join.tsx';
import { Start } from './start.tsx';

/** The page, in whichever phase it is. */
export function App({ controller }: { controller: Controller }) {
  const state = useMeeting(controller);
  return (
    <main class="page" data-phase={state.phase} data-connection={state.connection}>
      <View controller={controller} state={state} />
      <Notices notices={state.notices} />
    </main>
  );
}

function View({ controller, state }: { controller: Controller; state: MeetingState }) {
  switch (state.phase) {
    case 'start':
      return <Start />;
    case 'unknown':
      return <Start problem={state.problem} id={state.meeting.id} />;
    case 'checking':
      return <p class="checking">One moment …</p>;
    case 'pre-join':
    case 'joining':
      return <PreJoin controller={controller} state={state} />;
    case 'lobby':
      return <Lobby controller={controller} state={state} />;
    case 'meeting':
      return <Meeting controller={controller} state={state} />;
    case 'closed':
      return <Ended controller={controller} state={state} />;
  }
}

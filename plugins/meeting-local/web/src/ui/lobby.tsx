import type { Controller } from '../state/controller.ts';
import type { MeetingState } from '../state/meeting-state.ts';
import { Brand } from './brand.tsx';
import { Icon } from './icon.tsx';

/** Waits to be let in. */
export function Lobby({ controller, state }: { controller: Controller; state: MeetingState }) {
  return (
    <section class="card narrow centered" role="status">
      <Brand />
      <span class="door">
        <Icon name="door" size={40} />
      </span>
      <h1>You are in the lobby</h1>
      <p class="quiet">
        Somebody in <strong>{state.meeting.title}</strong> will let you in soon.
      </p>
      <button type="button" name="leave" class="secondary wide" onClick={() => void controller.leave()}>
        Leave
      </button>
    </section>
  );
}

import type { Controller } from '../state/controller.ts';
import type { MeetingState } from '../state/meeting-state.ts';
import { Brand } from './brand.tsx';
import { Grid } from './grid.tsx';
import { useShortcuts } from './hooks.ts';
import { Icon } from './icon.tsx';
import { LobbyPanel } from './lobby-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { spaced } from './pre-join.tsx';
import { RemoteAudio } from './remote-audio.tsx';
import { seatsOf } from './seats.ts';
import { SettingsPanel } from './settings-panel.tsx';
import { Stage } from './stage.tsx';
import { Toolbar } from './toolbar.tsx';

/** The meeting itself. */
export function Meeting({ controller, state }: { controller: Controller; state: MeetingState }) {
  const seats = seatsOf(state);
  // One's own screen is there already: what one wants to see is the others.
  const presenter = seats.find(({ screen, isMe }) => screen !== undefined && !isMe);
  useShortcuts({
    m: () => void controller.toggleMicrophone(),
    v: () => void controller.toggleCamera(),
    s: () => void controller.toggleScreen(),
    p: () => controller.togglePanel('people'),
    o: () => controller.togglePanel('settings'),
    l: () => void controller.leave(),
  });
  return (
    <div class="meeting">
      <header class="meeting-header">
        <Brand />
        <div class="meeting-title">
          <h1>{state.meeting.title}</h1>
          <span class="quiet">{spaced(state.meeting.id)}</span>
        </div>
      </header>
      <Banner controller={controller} state={state} />
      <div class="meeting-body">
        <div class="meeting-view">
          {presenter === undefined ? <Grid seats={seats} /> : <Stage presenter={presenter} seats={seats} />}
          <Hint controller={controller} state={state} />
        </div>
        <div class="side">
          <LobbyPanel controller={controller} waiting={state.waiting} />
          {state.panel === 'people' && <PeoplePanel controller={controller} state={state} seats={seats} />}
          {state.panel === 'settings' && <SettingsPanel controller={controller} state={state} />}
        </div>
      </div>
      <Toolbar controller={controller} state={state} />
      <RemoteAudio seats={seats} speaker={state.choice.speaker} onBlocked={blocked => controller.soundBlocked(blocked)} />
    </div>
  );
}

/** What is not obvious from the pictures. */
function Hint({ controller, state }: { controller: Controller; state: MeetingState }) {
  if (state.screen !== undefined) {
    return (
      <p class="hint" data-hint="sharing">
        <Icon name="screen" size={18} />
        You are sharing your screen
        <button type="button" name="stop-sharing" onClick={() => void controller.toggleScreen()}>
          Stop
        </button>
      </p>
    );
  }
  return state.participants.length > 1 ? null : <p class="hint">Nobody else is here yet</p>;
}

function Banner({ controller, state }: { controller: Controller; state: MeetingState }) {
  if (state.connection === 'reconnecting') {
    return (
      <p class="banner" role="alert" data-banner="reconnecting">
        The connection was lost. Reconnecting …
      </p>
    );
  }
  if (!state.soundBlocked) return null;
  return (
    <p class="banner" role="alert" data-banner="sound">
      The browser plays no sound yet.
      <button type="button" name="play-sound" class="primary" onClick={() => controller.playSound()}>
        <Icon name="sound" size={18} />
        Turn on sound
      </button>
    </p>
  );
}

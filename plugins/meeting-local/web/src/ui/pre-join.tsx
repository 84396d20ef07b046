import { useEffect, useState } from 'preact/hooks';
import { meterLevel } from '../media/level-meter.ts';
import type { Controller } from '../state/controller.ts';
import type { MeetingState } from '../state/meeting-state.ts';
import { Avatar } from './avatar.tsx';
import { Brand } from './brand.tsx';
import { DevicePicker } from './device-picker.tsx';
import { deviceAdvice } from './device-problem.ts';
import { useShortcuts, useTrack } from './hooks.ts';
import { ToggleButton } from './toggle-button.tsx';

/** Before one joins: the name, and how one will look and sound. */
export function PreJoin({ controller, state }: { controller: Controller; state: MeetingState }) {
  const advice = deviceAdvice(state);
  useShortcuts({ m: () => void controller.toggleMicrophone(), v: () => void controller.toggleCamera() });
  return (
    <div class="pre-join">
      <header class="pre-join-header">
        <Brand />
      </header>
      <section class="pre-join-body">
        <Preview controller={controller} state={state} />
        <div class="card">
          <p class="eyebrow">Ready to join?</p>
          <h1>{state.meeting.title}</h1>
          <p class="quiet">Conference id {spaced(state.meeting.id)}</p>
          {state.problem !== undefined && (
            <p class="problem" role="alert">
              {state.problem}
            </p>
          )}
          {advice !== undefined && (
            <div class="advice" role="status">
              <strong>{advice.title}</strong>
              <p>{advice.reason}</p>
            </div>
          )}
          <NameForm controller={controller} state={state} />
          <details class="devices">
            <summary>Camera, microphone and speaker</summary>
            <DevicePicker controller={controller} state={state} />
          </details>
        </div>
      </section>
    </div>
  );
}

function NameForm({ controller, state }: { controller: Controller; state: MeetingState }) {
  const [name, setName] = useState(state.name);
  const joining = state.phase === 'joining';
  const join = (event: Event) => {
    event.preventDefault();
    if (name.trim() !== '' && !joining) void controller.join(name.trim());
  };
  return (
    <form onSubmit={join}>
      <label class="field">
        <span>Your name</span>
        <input
          name="name"
          autoComplete="name"
          maxLength={60}
          placeholder="How the others will see you"
          value={name}
          onInput={event => setName(event.currentTarget.value)}
        />
      </label>
      <button type="submit" name="join" class="primary wide" disabled={name.trim() === '' || joining}>
        {joining ? 'Joining …' : 'Join meeting'}
      </button>
    </form>
  );
}

function Preview({ controller, state }: { controller: Controller; state: MeetingState }) {
  const video = useTrack<HTMLVideoElement>(state.camera.track);
  return (
    <div class="preview">
      {state.camera.track !== undefined ? (
        <video ref={video} class="mirrored" autoPlay playsInline muted aria-label="Preview of your camera" />
      ) : (
        <div class="preview-empty">
          <Avatar name={state.name || '?'} />
          <p>{state.devicesReady ? 'Your camera is off' : 'Starting camera and microphone …'}</p>
        </div>
      )}
      <div class="preview-bar">
        <ToggleButton
          name="microphone"
          label="Microphone"
          shortcut="M"
          on={state.microphone.on && state.microphone.track !== undefined}
          onClick={() => void controller.toggleMicrophone()}
        />
        <ToggleButton
          name="camera"
          label="Camera"
          shortcut="V"
          on={state.camera.on && state.camera.track !== undefined}
          onClick={() => void controller.toggleCamera()}
        />
      </div>
      <LevelBar track={state.microphone.on ? state.microphone.track : undefined} />
    </div>
  );
}

/** Shows that the microphone hears something. */
function LevelBar({ track }: { track: MediaStreamTrack | undefined }) {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    setLevel(0);
    return track === undefined ? undefined : meterLevel(track, setLevel);
  }, [track]);
  return <meter class="level" min={0} max={1} value={level} aria-label="Microphone level" />;
}

/** 1172827458 as 117 282 7458. */
export function spaced(id: string): string {
  return id.replace(/^(\d{3})(\d{3})/, '$1 $2 ');
}

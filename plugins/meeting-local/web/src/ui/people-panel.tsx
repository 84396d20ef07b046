import { useState } from 'preact/hooks';
import type { Controller } from '../state/controller.ts';
import type { MeetingState } from '../state/meeting-state.ts';
import { Avatar } from './avatar.tsx';
import { CopyLink } from './copy-link.tsx';
import { Icon } from './icon.tsx';
import type { Seat } from './seats.ts';
import { SidePanel } from './side-panel.tsx';

/** Who is in the meeting. */
export function PeoplePanel({ controller, state, seats }: { controller: Controller; state: MeetingState; seats: readonly Seat[] }) {
  return (
    <SidePanel title={`People (${seats.length})`} onClose={() => controller.closePanel()}>
      <ul class="roster">
        {seats.map(seat => (
          <li key={seat.id} data-roster={seat.name}>
            <Avatar name={seat.name} kind={seat.kind} />
            <span class="roster-name">
              {seat.name}
              <span class="quiet">{description(seat)}</span>
            </span>
            {seat.screen !== undefined && <Icon name="screen" size={18} />}
            {seat.muted && <Icon name="microphone-off" size={18} />}
            {state.rights.moderate && !seat.isMe && <Actions controller={controller} seat={seat} />}
          </li>
        ))}
      </ul>
      <footer class="panel-footer">
        <CopyLink controller={controller} meeting={state.meeting.id} />
        {state.rights.moderate && <EndMeeting controller={controller} />}
      </footer>
    </SidePanel>
  );
}

function description({ isMe, kind, screen, muted }: Seat): string {
  const who = isMe ? 'You' : kind === 'room' ? 'Room system' : 'Browser';
  return [who, screen !== undefined && 'sharing', muted && 'muted'].filter(Boolean).join(' · ');
}

function Actions({ controller, seat }: { controller: Controller; seat: Seat }) {
  return (
    <span class="roster-actions">
      {!seat.muted && (
        <button
          type="button"
          name="mute-participant"
          class="plain"
          aria-label={`Mute ${seat.name}`}
          title="Mute"
          onClick={() => void controller.mute(seat.id)}
        >
          <Icon name="microphone" size={18} />
        </button>
      )}
      <button
        type="button"
        name="remove-participant"
        class="plain danger"
        aria-label={`Remove ${seat.name}`}
        title="Remove from the meeting"
        onClick={() => void controller.remove(seat.id)}
      >
        <Icon name="close" size={18} />
      </button>
    </span>
  );
}

/** Asked twice: it cannot be taken back. */
function EndMeeting({ controller }: { controller: Controller }) {
  const [asked, setAsked] = useState(false);
  return (
    <button
      type="button"
      name="end-meeting"
      class="secondary wide danger"
      onClick={() => (asked ? void controller.endMeeting() : setAsked(true))}
      onBlur={() => setAsked(false)}
    >
      {asked ? 'Press again to end it for everybody' : 'End the meeting for everybody'}
    </button>
  );
}

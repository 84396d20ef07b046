import type { Controller } from '../state/controller.ts';
import type { MeetingState } from '../state/meeting-state.ts';
import { Brand } from './brand.tsx';

const messages: Readonly<Record<string, { title: string; text: string }>> = {
  left: { title: 'You left the meeting', text: 'Closed this by mistake? You can join again.' },
  denied: { title: 'You were not let in', text: 'Somebody in the meeting declined your request to join.' },
  'lobby-timeout': { title: 'Nobody let you in', text: 'Nobody in the meeting answered in time. You can try again.' },
  removed: { title: 'You were removed', text: 'An organizer removed you from the meeting.' },
  'meeting-ended': { title: 'The meeting has ended', text: 'It was ended for everybody.' },
  'no-media': {
    title: 'No connection for sound and pictures',
    text: 'A firewall between this browser and the gateway may be in the way: the media ports (UDP) must be open.',
  },
  failed: { title: 'The connection was lost', text: 'Something went wrong between this browser and the gateway.' },
};

/** It is over, and why. */
export function Ended({ controller, state }: { controller: Controller; state: MeetingState }) {
  const { title, text } = messages[state.closed ?? 'failed'] ?? { title: 'The meeting is over for you', text: '' };
  return (
    <section class="card narrow centered" role="alert" data-closed={state.closed}>
      <Brand />
      <h1>{title}</h1>
      <p class="quiet">{text}</p>
      <button type="button" name="rejoin" class="primary wide" onClick={() => void controller.again()}>
        Join again
      </button>
    </section>
  );
}

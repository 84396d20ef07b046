import type { Controller } from '../state/controller.ts';
import { Icon } from './icon.tsx';

/** Copies the link for others: without the organizer's key, whatever this page was opened with. */
export function CopyLink({ controller, meeting }: { controller: Controller; meeting: string }) {
  const copy = () => {
    const link = new URL(`/meet/${meeting}`, location.origin).href;
    const copied = navigator.clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard'));
    copied.then(
      () => controller.notify('The link was copied'),
      () => controller.notify(link),
    );
  };
  return (
    <button type="button" name="copy-link" class="secondary wide" onClick={copy}>
      <Icon name="link" size={18} />
      Copy the meeting link
    </button>
  );
}

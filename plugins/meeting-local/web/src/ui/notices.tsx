import type { Notice } from '../state/meeting-state.ts';

/** Short messages; screen readers read them out. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.map(({ id, text, shown }) => (
        <p key={id} class={shown ? 'notice' : 'hidden'}>
          {text}
        </p>
      ))}
    </div>
  );
}

import { useState } from 'preact/hooks';
import { Brand } from './brand.tsx';

/** Asks for a conference id: nobody said one, or there is no such meeting. */
export function Start({ problem, id = '' }: { problem?: string | undefined; id?: string }) {
  const [typed, setTyped] = useState(id);
  const digits = typed.replace(/[\s-]/g, '');
  const go = (event: Event) => {
    event.preventDefault();
    if (/^\d{9,13}$/.test(digits)) location.assign(`/meet/${digits}`);
  };
  return (
    <section class="card narrow">
      <Brand />
      <h1>Join a meeting</h1>
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <form onSubmit={go}>
        <label class="field">
          <span>Conference id</span>
          <input
            name="conference-id"
            inputMode="numeric"
            autoComplete="off"
            placeholder="9 to 13 digits"
            value={typed}
            onInput={event => setTyped(event.currentTarget.value)}
          />
        </label>
        <button type="submit" name="go" class="primary wide" disabled={!/^\d{9,13}$/.test(digits)}>
          Continue
        </button>
      </form>
    </section>
  );
}

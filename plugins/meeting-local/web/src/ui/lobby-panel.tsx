import type { Waiting } from '../signalling/protocol.ts';
import type { Controller } from '../state/controller.ts';
import { Icon } from './icon.tsx';

/** Those who wait at the door, with what can be done about it. */
export function LobbyPanel({ controller, waiting }: { controller: Controller; waiting: readonly Waiting[] }) {
  if (waiting.length === 0) return null;
  return (
    <section class="lobby-panel" aria-label="Lobby">
      <h2>
        <Icon name="door" size={18} />
        {waiting.length === 1 ? 'Waiting in the lobby' : `${waiting.length} waiting in the lobby`}
      </h2>
      <ul>
        {waiting.map(({ id, name, kind }) => (
          <li key={id} data-waiting={name} data-waiting-id={id}>
            <span class="waiting-name">
              {name}
              <span class="quiet">{kind === 'room' ? 'Room system' : 'Browser'}</span>
            </span>
            <span class="waiting-actions">
              <button type="button" name="deny" class="secondary" aria-label={`Deny ${name}`} onClick={() => void controller.deny(id)}>
                Deny
              </button>
              <button type="button" name="admit" class="primary" aria-label={`Admit ${name}`} onClick={() => void controller.admit(id)}>
                Admit
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

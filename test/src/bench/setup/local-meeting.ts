import { eventually } from '../../rig/eventually.ts';
import type { Gateway } from '../../rig/gateway.ts';
import type { LobbyMeeting } from './lobby.ts';

/** The demo meeting with a lobby. */
const MEETING = '1172827459';

/** A meeting of the gateway's own. */
export class LocalMeeting implements LobbyMeeting {
  readonly id = MEETING;
  readonly #gateway: Gateway;

  constructor(gateway: Gateway) {
    this.#gateway = gateway;
  }

  async waiting(): Promise<void> {
    await this.#waitingRoom();
  }

  async door(): Promise<() => Promise<void>> {
    const participant = await this.#waitingRoom();
    return async () => {
      const { status } = await this.#gateway.api(`/api/v1/meetings/${MEETING}/participants/${participant}/admit`, { method: 'POST' });
      if (status >= 300) throw new Error(`the meeting admits nobody: ${status}`);
    };
  }

  async #waitingRoom(): Promise<string> {
    return eventually({ what: 'a room in the lobby', every: 3 }, async () => {
      const { body } = await this.#gateway.api(`/api/v1/meetings/${MEETING}`);
      return (body as { lobby: { id: string }[] }).lobby[0]?.id;
    });
  }
}

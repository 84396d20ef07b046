import { eventually } from '../../rig/eventually.ts';
import type { Gateway } from '../../rig/gateway.ts';

/** The demo meeting with a lobby. */
export const MEETING = '1172827459';

/** Waits until a room is in the lobby. Looks every few milliseconds: so exact is the time it tells. */
export async function waitingRoom(gateway: Gateway): Promise<string> {
  return eventually({ what: 'a room in the lobby', every: 3 }, async () => {
    const { body } = await gateway.api(`/api/v1/meetings/${MEETING}`);
    return (body as { lobby: { id: string }[] }).lobby[0]?.id;
  });
}

/** Lets a room in. */
export async function admit(gateway: Gateway, participant: string): Promise<void> {
  const { status } = await gateway.api(`/api/v1/meetings/${MEETING}/participants/${participant}/admit`, { method: 'POST' });
  if (status >= 300) throw new Error(`the meeting admits nobody: ${status}`);
}

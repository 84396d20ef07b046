import { randomUUID } from 'node:crypto';
import type { CallContext } from '@opencvi/plugin-api';
import type { RoomIdentity } from '../join/join-request.ts';

/** The longest name that Teams shows; more would be cut there. */
const longest = 100;

/** Pure but for the new GUID: who the room of a call is in the meeting. */
export function roomIdentity(
  call: CallContext,
  { clientId, trusted }: { clientId: string; trusted: 'application' | 'guest' },
): RoomIdentity {
  const { displayName, address } = call.leg.remote;
  // People know a room by its name; the host after it says nothing to them
  const name = (displayName?.trim() || address.user || address.host || 'Room system').slice(0, longest);
  if (call.trust === 'trusted' && trusted === 'application') return { kind: 'application', id: clientId, displayName: name };
  return { kind: 'guest', id: randomUUID(), displayName: name };
}

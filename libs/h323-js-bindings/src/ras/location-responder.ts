import { toH225Address } from '../address/socket-address.ts';
import { fromAliasAddresses } from '../call/aliases.ts';
import type { Alias } from '../call/call.ts';
import { type LocationRequest, RasMessage } from '../generated/h323-messages.ts';
import type { SocketAddress } from '../machine.ts';
import { encode } from '../per/encode.ts';
import type { Location } from './ras.ts';
import { replyTo } from './ras-address.ts';
import { isNumbered, type NumberedRas, parseRas } from './ras-message.ts';
import { refusalOf } from './refusals.ts';

export interface LocationResponderOptions {
  /** Whether one of these aliases is ours, in their order of preference. */
  readonly locate: (aliases: readonly Alias[]) => Location;
  /** Requests that name another gatekeeper are left alone. */
  readonly gatekeeperId?: string;
}

/** What becomes of a datagram. `bytes`, where there are some, are to be sent to `to`. */
export type LocationAnswer =
  | { readonly kind: 'found' | 'notFound'; readonly aliases: readonly Alias[]; readonly to: SocketAddress; readonly bytes: Uint8Array }
  /** Somebody takes us for his gatekeeper: `what` asked, and `reason` we gave. */
  | { readonly kind: 'refused'; readonly what: string; readonly reason: string; readonly to: SocketAddress; readonly bytes: Uint8Array }
  /** Nothing that we answer: an answer itself, a report, what is newer than our modules, or for another gatekeeper. */
  | { readonly kind: 'ignored'; readonly what: string }
  | { readonly kind: 'malformed'; readonly what: string; readonly bitOffset: number };

/**
 * Answers location requests (H.225.0 7.13), which is how another call control asks where a call is to go, and refuses whoever wants to register
 * here. An answer is hardly longer than what it answers and goes to the sender's host alone. Never throws for bytes.
 */
export function respondToLocation(bytes: Uint8Array, from: SocketAddress, options: LocationResponderOptions): LocationAnswer {
  const result = parseRas(bytes);
  if (!result.ok) return { kind: 'malformed', what: result.error.message, bitOffset: result.error.bitOffset };
  const { message } = result;
  const ignored: LocationAnswer = { kind: 'ignored', what: message.type };
  if (!isNumbered(message) || isForAnother(message, options)) return ignored;
  if (message.type === 'locationRequest') return locate(message.value, from, options);
  const refusal = refusalOf(message);
  if (!refusal) return ignored;
  const { reason, answer, replyAddress } = refusal;
  return { kind: 'refused', what: message.type, reason, to: replyTo(replyAddress, from), bytes: encode<RasMessage>(RasMessage, answer) };
}

function locate(request: LocationRequest, from: SocketAddress, options: LocationResponderOptions): LocationAnswer {
  const aliases = fromAliasAddresses(request.destinationInfo);
  const location = options.locate(aliases);
  const answer = locationAnswer(request.requestSeqNum, location);
  const to = replyTo(request.replyAddress, from);
  return { kind: location.found ? 'found' : 'notFound', aliases, to, bytes: encode<RasMessage>(RasMessage, answer) };
}

function locationAnswer(requestSeqNum: number, location: Location): RasMessage {
  if (!location.found) return { type: 'locationReject', value: { requestSeqNum, rejectReason: { type: 'notRegistered' } } };
  const callSignalAddress = toH225Address(location.callSignalAddress);
  return { type: 'locationConfirm', value: { requestSeqNum, callSignalAddress, rasAddress: toH225Address(location.rasAddress) } };
}

function isForAnother({ value }: NumberedRas, { gatekeeperId }: LocationResponderOptions): boolean {
  if (gatekeeperId === undefined || !('gatekeeperIdentifier' in value)) return false;
  return value.gatekeeperIdentifier !== undefined && value.gatekeeperIdentifier !== gatekeeperId;
}

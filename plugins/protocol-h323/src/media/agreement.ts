import type { SocketAddress } from '@opencvi/h323-js-bindings';
import type { MediaDirection, MediaFormat, MediaRole, StreamAgreement, TransportAddress } from '@opencvi/plugin-api';
import type { IncomingChannel, OutgoingChannel } from './channels.ts';

/** What the channels of a role are at the moment. */
export interface RoleChannels {
  readonly role: MediaRole;
  readonly outgoing: OutgoingChannel | undefined;
  /** The newest first: until a device closes the one that it replaces, media may come by both. */
  readonly incoming: readonly IncomingChannel[];
  /** telephone-event beside the audio, with the far end's payload type. */
  readonly eventsToSend: MediaFormat | undefined;
  readonly eventsToReceive: readonly MediaFormat[];
  /** What limits of the whole call leave for this role, in bit/s. */
  readonly callLimits: readonly (number | undefined)[];
}

/** What the channels mean for the endpoint: each direction is there while its channel is open. Pure. */
export function agreementOf({ role, outgoing, incoming, eventsToSend, eventsToReceive, callLimits }: RoleChannels): StreamAgreement {
  const maxBitrate = lowest(outgoing?.maxBitrate, outgoing?.flowLimit, ...callLimits);
  // H.245 B.14.1: a limit of nothing means that nothing is to be sent
  const sends = outgoing?.to !== undefined && maxBitrate !== 0;
  const received = incoming.filter(({ open }) => open).map(({ format }) => format);
  const receives = received.length > 0;
  const remote = outgoing?.to && remoteOf(outgoing.to.media, outgoing.to.control ?? incoming[0]?.control);
  return {
    role,
    direction: direction(sends, receives),
    send: sends ? [outgoing.format, ...(role === 'audio' && eventsToSend ? [eventsToSend] : [])] : [],
    receive: receives ? distinct([...received, ...(role === 'audio' ? eventsToReceive : [])]) : [],
    ...(remote && { remote }),
    ...(maxBitrate !== undefined && { maxBitrate }),
  };
}

function direction(sends: boolean, receives: boolean): MediaDirection {
  if (sends) return receives ? 'sendrecv' : 'sendonly';
  return receives ? 'recvonly' : 'inactive';
}

/** RFC 3550 11: RTCP goes to the next port where nobody said otherwise. */
function remoteOf(media: SocketAddress, control: SocketAddress | undefined): TransportAddress {
  return { address: media.address, port: media.port, rtcpPort: control?.port ?? media.port + 1 };
}

/** Of those with the same payload type the first. */
function distinct(formats: readonly MediaFormat[]): readonly MediaFormat[] {
  return formats.filter(({ payloadType }, i) => formats.findIndex(other => other.payloadType === payloadType) === i);
}

function lowest(...limits: readonly (number | undefined)[]): number | undefined {
  const known = limits.filter(limit => limit !== undefined);
  return known.length === 0 ? undefined : Math.max(0, Math.min(...known));
}

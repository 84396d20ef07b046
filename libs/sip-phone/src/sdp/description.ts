import { type Direction, type MediaFormat, receives, type SrtpKey, sends } from '@opencvi/phone-media';

/** One payload type and what it stands for. */
export interface Format extends MediaFormat {
  readonly parameters?: Readonly<Record<string, string>>;
}

/** An SDES key (RFC 4568). */
export interface CryptoKey extends SrtpKey {
  readonly tag: number;
}

/** An m-line. Port 0: it is refused or switched off. */
export interface MediaDescription {
  readonly type: string;
  readonly port: number;
  readonly protocol: string;
  /** As it stood in the m-line. */
  readonly payloads: string;
  readonly address: string;
  readonly rtcpPort: number;
  readonly direction: Direction;
  readonly formats: readonly Format[];
  readonly crypto: readonly CryptoKey[];
}

/** What a far side's direction leaves for us (RFC 3264 6.1). */
export function mirrored(direction: Direction): Direction {
  if (direction === 'sendonly') return 'recvonly';
  if (direction === 'recvonly') return 'sendonly';
  return direction;
}

/** What both want. */
export function bothWays(one: Direction, other: Direction): Direction {
  const send = sends(one) && sends(other);
  const receive = receives(one) && receives(other);
  if (send) return receive ? 'sendrecv' : 'sendonly';
  return receive ? 'recvonly' : 'inactive';
}

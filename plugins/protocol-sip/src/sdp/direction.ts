import type { MediaDirection } from '@opencvi/plugin-api';

const mirrored: Readonly<Record<MediaDirection, MediaDirection>> = {
  sendrecv: 'sendrecv',
  sendonly: 'recvonly',
  recvonly: 'sendonly',
  inactive: 'inactive',
};

/** The same direction seen from the other end (RFC 3264 6.1). */
export function mirrorDirection(direction: MediaDirection): MediaDirection {
  return mirrored[direction];
}

/** Whether whoever has this direction sends. */
export function sends(direction: MediaDirection): boolean {
  return direction === 'sendrecv' || direction === 'sendonly';
}

/** The direction without its sending half. */
export function withoutSending(direction: MediaDirection): MediaDirection {
  return direction === 'sendrecv' || direction === 'recvonly' ? 'recvonly' : 'inactive';
}

/** A direction attribute; sendrecv when there is none (RFC 8866 6.7). */
export function readDirection(attribute: string | undefined): MediaDirection {
  return attribute === 'sendonly' || attribute === 'recvonly' || attribute === 'inactive' ? attribute : 'sendrecv';
}

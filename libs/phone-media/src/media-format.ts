export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** One payload type and what it stands for, in SDP's encoding names; `telephone-event` is that of digits. */
export interface MediaFormat {
  readonly payloadType: number;
  readonly codec: string;
  readonly clockRate: number;
  readonly channels?: number;
  /** RFC 6184 6, for H264. Default 0. */
  readonly packetizationMode?: 0 | 1;
}

export const sends = (direction: Direction): boolean => direction === 'sendrecv' || direction === 'sendonly';
export const receives = (direction: Direction): boolean => direction === 'sendrecv' || direction === 'recvonly';

export const isEvent = (format: MediaFormat): boolean => format.codec.toLowerCase() === 'telephone-event';

import { PAYLOAD_TYPE } from './modes.ts';

/** A whole RTP packet of video, as they come in a picture of many. */
export const PACKET_BYTES = 1_100;
const HEADER_BYTES = 12;
const STAMP_AT = HEADER_BYTES + 8;
const PACKETS_A_PICTURE = 8;
const PACKETS_A_KEY_FRAME = 64;
/** Packets that the kernel may not have copied yet are not written to again. */
const RING = 64;

/** H.264 over RTP that looks right to who forwards it: slices, pictures with markers, key frames now and then. */
export class VideoPackets {
  readonly #ring = Array.from({ length: RING }, () => Buffer.alloc(PACKET_BYTES, 0x5a));
  readonly #ssrc: number;
  #sent = 0;

  constructor(ssrc: number) {
    this.#ssrc = ssrc;
  }

  /** The next packet, carrying a time in milliseconds. */
  next(stamp: number): Buffer {
    const index = this.#sent++;
    const packet = this.#ring[index % RING] as Buffer;
    const last = index % PACKETS_A_PICTURE === PACKETS_A_PICTURE - 1;
    packet[0] = 0x80;
    packet[1] = PAYLOAD_TYPE | (last ? 0x80 : 0);
    packet.writeUInt16BE(index & 0xffff, 2);
    packet.writeUInt32BE((Math.floor(index / PACKETS_A_PICTURE) * 3_000) >>> 0, 4);
    packet.writeUInt32BE(this.#ssrc, 8);
    // RFC 6184 5.4: a NAL unit of its own, IDR slice or another, which begins with the picture's first macroblock (H.264 7.3.3)
    packet[HEADER_BYTES] = index % PACKETS_A_KEY_FRAME === 0 ? 0x65 : 0x41;
    packet[HEADER_BYTES + 1] = 0x88;
    packet.writeDoubleBE(stamp, STAMP_AT);
    return packet;
  }
}

/** Whether a datagram is such a packet, encrypted or not; RTCP is shorter. */
export const isVideo = (datagram: Buffer): boolean => datagram.length >= PACKET_BYTES;

/** The time that a packet carries, where it is not encrypted. */
export const stampOf = (packet: Buffer): number => packet.readDoubleBE(STAMP_AT);

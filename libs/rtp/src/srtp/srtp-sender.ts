import { readSequenceNumber, readSsrc } from '../rtp-packet.ts';
import { PacketIndex } from './packet-index.ts';
import type { SrtpKeyMaterial } from './srtp-profile.ts';
import { readUint32, type SrtpTransform } from './srtp-transform.ts';
import { RTCP_HEADER, rtpHeaderLength, srtpTransform } from './transform.ts';

/** Protects what is sent with one key. Keep it as long as the key: the rollover counters live here. */
export class SrtpSender {
  readonly #transform: SrtpTransform;
  readonly #indices = new Map<number, PacketIndex>();
  #rtcpIndex = 0;

  constructor(material: SrtpKeyMaterial) {
    this.#transform = srtpTransform(material);
  }

  /** Protects an RTP packet that we made ourselves. Throws a RangeError when it is none. */
  protectRtp(bytes: Uint8Array): Uint8Array {
    const headerLength = rtpHeaderLength(bytes);
    if (headerLength === undefined) throw new RangeError('not an RTP packet');
    const ssrc = readSsrc(bytes);
    const position = this.#indices.get(ssrc) ?? new PacketIndex();
    this.#indices.set(ssrc, position);
    const index = position.estimate(readSequenceNumber(bytes));
    position.confirm(index);
    return this.#transform.protectRtp({ bytes, headerLength, ssrc, index });
  }

  /** Protects an RTCP packet, compound or not. */
  protectRtcp(bytes: Uint8Array): Uint8Array {
    if (bytes.length < RTCP_HEADER) throw new RangeError('not an RTCP packet');
    // RFC 3711 3.2.1: the index begins at 1 with the first packet and has 31 bits
    this.#rtcpIndex = (this.#rtcpIndex + 1) & 0x7fffffff;
    return this.#transform.protectRtcp({ bytes, headerLength: RTCP_HEADER, ssrc: readUint32(bytes, 4), index: this.#rtcpIndex });
  }
}

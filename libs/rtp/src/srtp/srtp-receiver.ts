import { readSequenceNumber, readSsrc } from '../rtp-packet.ts';
import { PacketIndex } from './packet-index.ts';
import { ReplayWindow } from './replay-window.ts';
import type { SrtpKeyMaterial } from './srtp-profile.ts';
import { readUint32, type SrtpTransform } from './srtp-transform.ts';
import { RTCP_HEADER, rtpHeaderLength, srtpTransform } from './transform.ts';

/** Why a packet was not taken. */
export type SrtpFailure = 'malformed' | 'not-authentic' | 'replayed';

/** Sources of one key that are remembered; the one longest known goes first. Only authentic packets make a source known. */
const MAX_SOURCES = 64;

interface Source {
  readonly position: PacketIndex;
  readonly replay: ReplayWindow;
}

/** Opens what comes in under one key. Keep it as long as the key: rollover counters and replay protection live here. */
export class SrtpReceiver {
  readonly #transform: SrtpTransform;
  readonly #sources = new Map<number, Source>();
  readonly #rtcpSources = new Map<number, ReplayWindow>();
  readonly #before: ReadonlyMap<number, Source>;

  /** `before`: what opened under the key that this one takes the place of. */
  constructor(material: SrtpKeyMaterial, before?: SrtpReceiver) {
    this.#transform = srtpTransform(material);
    this.#before = new Map(before ? before.#sources : []);
  }

  /** The RTP packet inside, or why there is none. Never throws. */
  unprotectRtp(bytes: Uint8Array): Uint8Array | SrtpFailure {
    const headerLength = rtpHeaderLength(bytes);
    if (headerLength === undefined || bytes.length < headerLength + this.#transform.overhead.rtp) return 'malformed';
    const ssrc = readSsrc(bytes);
    const known = this.#sources.get(ssrc);
    if (known) return this.#openRtp(known, { bytes, headerLength, ssrc });
    const fresh = this.#openRtp(newSource(), { bytes, headerLength, ssrc });
    // RFC 3711 3.3.1: a new master key does not reset the rollover counter, though many a sender does
    const before = fresh === 'not-authentic' ? this.#before.get(ssrc) : undefined;
    return before ? this.#openRtp(newSource(before), { bytes, headerLength, ssrc }) : fresh;
  }

  #openRtp(source: Source, packet: { readonly bytes: Uint8Array; readonly headerLength: number; readonly ssrc: number }) {
    const index = source.position.estimate(readSequenceNumber(packet.bytes));
    if (!source.replay.allows(index)) return 'replayed';
    const clear = this.#transform.unprotectRtp({ ...packet, index });
    if (clear === undefined) return 'not-authentic';
    source.position.confirm(index);
    source.replay.remember(index);
    keep(this.#sources, packet.ssrc, source);
    return clear;
  }

  /** The RTCP packet inside, or why there is none. Never throws. */
  unprotectRtcp(bytes: Uint8Array): Uint8Array | SrtpFailure {
    if (bytes.length < RTCP_HEADER + this.#transform.overhead.rtcp) return 'malformed';
    const ssrc = readUint32(bytes, 4);
    const index = this.#transform.readRtcpIndex(bytes) & 0x7fffffff;
    const replay = this.#rtcpSources.get(ssrc) ?? new ReplayWindow();
    if (!replay.allows(index)) return 'replayed';
    const clear = this.#transform.unprotectRtcp({ bytes, headerLength: RTCP_HEADER, ssrc, index });
    if (clear === undefined) return 'not-authentic';
    replay.remember(index);
    keep(this.#rtcpSources, ssrc, replay);
    return clear;
  }
}

function newSource(before?: Source): Source {
  return { position: new PacketIndex(before?.position), replay: new ReplayWindow() };
}

function keep<T>(sources: Map<number, T>, ssrc: number, source: T): void {
  if (sources.has(ssrc)) return;
  const oldest = sources.size >= MAX_SOURCES ? sources.keys().next().value : undefined;
  if (oldest !== undefined) sources.delete(oldest);
  sources.set(ssrc, source);
}

import {
  isRtcp,
  parseRtcp,
  parseRtp,
  type RtcpPacket,
  type RtcpPacketToSend,
  type RtpPacket,
  type SrtpProfileName,
  SrtpReceiver,
  SrtpSender,
  serializeRtcp,
} from '@opencvi/rtp';
import { UdpPair } from './udp-pair.ts';

/** Key and salt of SRTP, in one. */
export interface SrtpKey {
  readonly suite: SrtpProfileName;
  readonly key: Uint8Array;
}

/** Where the far side of a stream is, and under which keys. */
export interface RtpPeer {
  readonly address: string;
  readonly port: number;
  readonly rtcpPort: number;
  readonly srtp?: { readonly send: SrtpKey; readonly receive: SrtpKey } | undefined;
}

/** Who takes what arrives. */
export interface RtpHandlers {
  onRtp(packet: RtpPacket, size: number): void;
  onRtcp(packets: readonly RtcpPacket[]): void;
}

/** The transport of one line: sockets, keys, parsing. */
export class RtpPort {
  readonly #pair: UdpPair;
  #peer: RtpPeer | undefined;
  #sender: SrtpSender | undefined;
  #receiver: SrtpReceiver | undefined;
  #broken = 0;

  private constructor(pair: UdpPair) {
    this.#pair = pair;
  }

  static async open(host: string): Promise<RtpPort> {
    return new RtpPort(await UdpPair.open(host));
  }

  get port(): number {
    return this.#pair.port;
  }

  /** Datagrams that could not be decrypted or parsed. */
  get broken(): number {
    return this.#broken;
  }

  listen(handlers: RtpHandlers): void {
    this.#pair.rtp.on('message', bytes => (isRtcp(bytes) ? this.#takeRtcp(bytes, handlers) : this.#takeRtp(bytes, handlers)));
    this.#pair.rtcp.on('message', bytes => this.#takeRtcp(bytes, handlers));
  }

  /** Sends to there from now on; nowhere when the stream is off. Keys that stay keep their state. */
  connect(peer: RtpPeer | undefined): void {
    const [before, now] = [this.#peer?.srtp, peer?.srtp];
    if (!now || !sameKey(before?.send, now.send)) this.#sender = now && new SrtpSender(material(now.send));
    if (!now || !sameKey(before?.receive, now.receive)) this.#receiver = now && new SrtpReceiver(material(now.receive));
    this.#peer = peer;
  }

  sendRtp(bytes: Uint8Array): void {
    if (this.#peer) this.#pair.send('rtp', this.#sender?.protectRtp(bytes) ?? bytes, this.#peer);
  }

  sendRtcp(packets: readonly RtcpPacketToSend[]): void {
    if (!this.#peer) return;
    const bytes = serializeRtcp(packets);
    const { address, rtcpPort } = this.#peer;
    this.#pair.send('rtcp', this.#sender?.protectRtcp(bytes) ?? bytes, { address, port: rtcpPort });
  }

  async close(): Promise<void> {
    await this.#pair.close();
  }

  #takeRtp(bytes: Uint8Array, handlers: RtpHandlers): void {
    const clear = this.#receiver ? this.#receiver.unprotectRtp(bytes) : bytes;
    const packet = typeof clear === 'string' ? undefined : parseRtp(clear);
    if (packet?.ok) handlers.onRtp(packet, bytes.length);
    else this.#broken++;
  }

  #takeRtcp(bytes: Uint8Array, handlers: RtpHandlers): void {
    const clear = this.#receiver ? this.#receiver.unprotectRtcp(bytes) : bytes;
    if (typeof clear === 'string') this.#broken++;
    else handlers.onRtcp(parseRtcp(clear).packets);
  }
}

function material({ suite, key }: SrtpKey) {
  return { profile: suite, keyAndSalt: key };
}

function sameKey(a: SrtpKey | undefined, b: SrtpKey): boolean {
  return a?.suite === b.suite && Buffer.compare(a.key, b.key) === 0;
}

import { createSocket, type Socket } from 'node:dgram';
import type { MediaFormat, MediaRole, SrtpKey, StreamAgreement, TransportAddress } from '@opencvi/plugin-api';
import {
  audioCodec,
  parseRtcp,
  parseRtp,
  type RtcpPacket,
  type RtcpPacketToSend,
  type RtpPacket,
  type RtpPacketInit,
  SrtpReceiver,
  SrtpSender,
  serializeRtcp,
  serializeRtp,
} from '@opencvi/rtp';

/** What a fake device speaks in one stream. */
export interface FakeDeviceOptions {
  readonly role: MediaRole;
  readonly formats: readonly MediaFormat[];
  readonly ssrc?: number;
  readonly srtp?: { readonly send: SrtpKey; readonly receive: SrtpKey };
}

/** One stream of a room system, scripted by a test: real sockets on loopback, RTP from the library. */
export class FakeDevice {
  readonly received: RtpPacket[] = [];
  readonly control: RtcpPacket[] = [];
  /** How many datagrams could not be decrypted or parsed. */
  broken = 0;
  ssrc: number;
  sequenceNumber = 100;
  timestamp = 5_000;
  readonly #options: FakeDeviceOptions;
  readonly #rtp: Socket;
  readonly #rtcp: Socket;
  readonly #sender: SrtpSender | undefined;
  readonly #receiver: SrtpReceiver | undefined;
  readonly #waiting = new Set<() => void>();
  #gateway: TransportAddress | undefined;

  private constructor(options: FakeDeviceOptions, rtp: Socket, rtcp: Socket) {
    this.#options = options;
    this.ssrc = options.ssrc ?? 0x1000;
    this.#rtp = rtp;
    this.#rtcp = rtcp;
    const { srtp } = options;
    this.#sender = srtp && new SrtpSender({ profile: srtp.receive.suite, keyAndSalt: srtp.receive.key });
    this.#receiver = srtp && new SrtpReceiver({ profile: srtp.send.suite, keyAndSalt: srtp.send.key });
    rtp.on('message', bytes => this.#onRtp(bytes));
    rtcp.on('message', bytes => this.#onRtcp(bytes));
  }

  static async open(options: FakeDeviceOptions): Promise<FakeDevice> {
    return new FakeDevice(options, await bound(), await bound());
  }

  get port(): number {
    return this.#rtp.address().port;
  }

  /** What the gateway is told of this stream. */
  agreement(more: Partial<StreamAgreement> = {}): StreamAgreement {
    const { role, formats, srtp } = this.#options;
    const remote = { address: '127.0.0.1', port: this.port, rtcpPort: this.#rtcp.address().port };
    return { role, direction: 'sendrecv', send: formats, receive: formats, remote, ...(srtp ? { srtp } : {}), ...more };
  }

  /** Sends to here from now on. */
  connect(gateway: TransportAddress): void {
    this.#gateway = gateway;
  }

  send(packet: Partial<RtpPacketInit> & { readonly payload: Uint8Array }): void {
    const bytes = serializeRtp({
      payloadType: this.#options.formats[0]?.payloadType ?? 0,
      sequenceNumber: this.sequenceNumber,
      timestamp: this.timestamp,
      ssrc: this.ssrc,
      ...packet,
    });
    this.sequenceNumber = (this.sequenceNumber + 1) & 0xffff;
    this.sendBytes(this.#sender?.protectRtp(bytes) ?? bytes);
  }

  /** Sends PCM (20 ms at the codec's rate) as audio. */
  sendAudio(payload: Uint8Array): void {
    this.send({ payload });
    this.timestamp += ((this.#options.formats[0]?.clockRate ?? 8_000) * 20) / 1_000;
  }

  sendBytes(bytes: Uint8Array): void {
    if (this.#gateway) this.#rtp.send(bytes, this.#gateway.port, '127.0.0.1');
  }

  sendRtcp(...packets: RtcpPacketToSend[]): void {
    const bytes = serializeRtcp(packets);
    if (this.#gateway) this.#rtcp.send(this.#sender?.protectRtcp(bytes) ?? bytes, this.#gateway.rtcpPort, '127.0.0.1');
  }

  /** Resolves when `condition` holds after a packet; the test's own timeout bounds it. */
  until(condition: () => boolean): Promise<void> {
    return new Promise(resolve => {
      const check = () => {
        if (!condition()) return;
        this.#waiting.delete(check);
        resolve();
      };
      this.#waiting.add(check);
      check();
    });
  }

  /** All audio received so far, decoded; events and packets of other types are left out. */
  hear(from = 0): { readonly pcm: Int16Array; readonly sampleRate: number } {
    const format = this.#options.formats[0];
    const codec = format && audioCodec(format.codec);
    if (!codec) throw new Error('the device has no audio codec');
    const decoder = codec.createDecoder();
    const frames = this.received.slice(from).filter(packet => packet.payloadType === format.payloadType);
    const pcm = frames.flatMap(packet => [...decoder.decode(packet.payload)]);
    decoder.close();
    return { pcm: Int16Array.from(pcm), sampleRate: codec.sampleRate };
  }

  async close(): Promise<void> {
    await Promise.all([this.#rtp, this.#rtcp].map(socket => new Promise<void>(resolve => socket.close(() => resolve()))));
  }

  #onRtp(bytes: Uint8Array): void {
    const clear = this.#receiver ? this.#receiver.unprotectRtp(bytes) : bytes;
    const packet = typeof clear === 'string' ? undefined : parseRtp(clear);
    if (packet?.ok) this.received.push({ ...packet, payload: Uint8Array.from(packet.payload) });
    else this.broken++;
    this.#notify();
  }

  #onRtcp(bytes: Uint8Array): void {
    const clear = this.#receiver ? this.#receiver.unprotectRtcp(bytes) : bytes;
    if (typeof clear === 'string') this.broken++;
    else this.control.push(...parseRtcp(clear).packets);
    this.#notify();
  }

  #notify(): void {
    for (const check of [...this.#waiting]) check();
  }
}

function bound(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.once('error', reject);
    socket.bind(0, '127.0.0.1', () => resolve(socket));
  });
}

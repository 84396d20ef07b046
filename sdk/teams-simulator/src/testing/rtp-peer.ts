import { createSocket, type Socket } from 'node:dgram';
import { audioCodec, dominantFrequency, parseRtp, RtpStreamWriter, SineGenerator, SrtpReceiver, SrtpSender } from '@opencvi/rtp';
import type { BotStream } from '../media-bot/schemas.ts';

const frame = 160;

/** A gateway's side of an audio stream of the media bot: PCMU over SRTP, a tone out, and the frequency of what comes in. */
export class RtpPeer {
  readonly #socket: Socket;
  readonly #rtcp: Socket;
  readonly #key = Buffer.alloc(44, 3);
  readonly #sender = new SrtpSender({ profile: 'AEAD_AES_256_GCM', keyAndSalt: this.#key });
  readonly #decoder = audioCodec('PCMU')?.createDecoder();
  readonly #heard: Int16Array[] = [];
  #receiver: SrtpReceiver | undefined;
  #timer: NodeJS.Timeout | undefined;

  private constructor(socket: Socket, rtcp: Socket) {
    this.#socket = socket;
    this.#rtcp = rtcp;
    socket.on('message', bytes => this.#receive(bytes));
  }

  static async open(): Promise<RtpPeer> {
    return new RtpPeer(await bound(), await bound());
  }

  /** What the gateway offers. */
  get offer(): BotStream {
    return {
      role: 'audio',
      direction: 'sendrecv',
      transport: { address: '127.0.0.1', port: this.#socket.address().port, rtcpPort: this.#rtcp.address().port },
      formats: [{ codec: 'PCMU', payloadType: 0, clockRate: 8_000 }],
      srtp: { suite: 'AEAD_AES_256_GCM', key: this.#key.toString('base64') },
    };
  }

  /** Sends a tone to where the bot answered; 0 Hz is silence. */
  start({ transport, srtp }: BotStream, hz: number): void {
    this.#receiver = new SrtpReceiver({ profile: 'AEAD_AES_256_GCM', keyAndSalt: Buffer.from(srtp?.key ?? '', 'base64') });
    const encoder = audioCodec('PCMU')?.createEncoder();
    const tone = new SineGenerator({ sampleRate: 8_000, hz, amplitude: hz === 0 ? 0 : 0.5 });
    const writer = new RtpStreamWriter({ payloadType: 0 });
    this.#timer = setInterval(() => {
      const payload = encoder?.encode(tone.next(frame)) ?? new Uint8Array();
      const bytes = writer.write(payload);
      writer.advance(frame);
      this.#socket.send(this.#sender.protectRtp(bytes), transport.port, transport.address);
    }, 20);
  }

  /** The strongest frequency in the last second of what came in. */
  get frequency(): number | undefined {
    const last = this.#heard.slice(-50);
    if (last.length < 50) return undefined;
    const pcm = new Int16Array(last.length * frame);
    for (const [index, one] of last.entries()) pcm.set(one.subarray(0, frame), index * frame);
    return dominantFrequency(pcm, 8_000);
  }

  /** How many packets came in. */
  get packets(): number {
    return this.#heard.length;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#socket.close();
    this.#rtcp.close();
  }

  #receive(bytes: Uint8Array): void {
    const clear = this.#receiver?.unprotectRtp(bytes);
    if (clear === undefined || typeof clear === 'string') return;
    const packet = parseRtp(clear);
    if ('payload' in packet) this.#heard.push(this.#decoder?.decode(packet.payload) ?? new Int16Array());
  }
}

async function bound(): Promise<Socket> {
  const socket = createSocket('udp4');
  await new Promise<void>(resolve => socket.bind(0, '127.0.0.1', resolve));
  return socket;
}

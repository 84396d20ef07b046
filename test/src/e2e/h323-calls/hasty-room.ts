import { randomBytes, randomInt } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { AudioCapability, CallEvent, ChannelOffer, SocketAddress } from '@opencvi/h323-js-bindings';
import { dialCall, type RunningCall } from '@opencvi/h323-js-bindings/node';
import { serializeRtp } from '@opencvi/rtp';
import { eventually } from '../../rig/index.ts';

const pcma: AudioCapability = { media: 'audio', codec: 'PCMA', framesPerPacket: 20 };
/** G.711 Table 5: 1 kHz in A-law, eight samples of it; a packet has twenty milliseconds. */
const milliwatt = Buffer.from('34212134b4a1a1b4'.repeat(20), 'hex');
const clock = {
  after(ms: number, callback: () => void): () => void {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** A room that sends 1 kHz to the gateway before it has a channel, and acknowledges the gateway's when a test says so. */
export class HastyRoom implements AsyncDisposable {
  sent = 0;
  received = 0;
  readonly #socket: Socket;
  readonly #events: CallEvent[] = [];
  #call: RunningCall | undefined;
  #sending: NodeJS.Timeout | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', () => {
      this.received += 1;
    });
  }

  /** Dials an alias; resolves once H.245 lets it open channels. */
  static async dial(port: number, alias: string): Promise<HastyRoom> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    const room = new HastyRoom(socket);
    const call = await dialCall({
      ...{ to: { address: '127.0.0.1', port }, clock },
      options: { role: 'caller', vendor: { product: 'hasty', version: '1' }, control: { random: () => randomInt(2 ** 24) } },
      onEvent: event => void room.#events.push(event),
      onDefect: error => {
        throw error;
      },
    });
    room.#call = call;
    const [callIdentifier, conferenceId] = [randomBytes(16), randomBytes(16)];
    const destination = [{ kind: 'dialledDigits', value: alias }] as const;
    const request = { destination, source: [], display: 'hasty', callIdentifier, conferenceId, bandwidth: 64_000, tunnelling: true };
    call.command({ do: 'setup', request });
    await room.#next('connected');
    call.command({ do: 'start', capabilities: { receive: [pcma], digits: { userInput: [] } } });
    await Promise.all([room.#next('determined'), room.#next('capabilitiesAccepted'), room.#next('remoteCapabilities')]);
    return room;
  }

  /** Sends sound from now on. */
  async send(): Promise<void> {
    const { mediaControl } = await this.#offer();
    if (!mediaControl) throw new Error('the gateway says nothing of RTCP');
    const ssrc = randomInt(2 ** 32);
    this.#sending = setInterval(() => {
      const number = this.sent++;
      const header = { payloadType: 8, sequenceNumber: number & 0xffff, timestamp: number * 160, ssrc };
      // RFC 3550 11: RTP has the port below
      this.#socket.send(serializeRtp({ ...header, payload: milliwatt }), mediaControl.port - 1, mediaControl.address);
    }, 20);
  }

  /** Opens a channel of its own; resolves when it is acknowledged. */
  async openChannel(): Promise<void> {
    this.#call?.command({ do: 'open', request: { channel: 1, session: 1, media: pcma, mediaControl: this.#at(1) } });
    await this.#next('opened');
  }

  /** Acknowledges the gateway's channel. */
  acknowledge(): void {
    const offer = this.#events.find(event => event.type === 'channelOffered')?.offer;
    if (offer) this.#call?.command({ do: 'accept', channel: offer.channel, mediaChannel: this.#at(0), mediaControl: this.#at(1) });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#sending);
    this.#call?.command({ do: 'release', cause: 16 });
    await this.#call?.over;
    this.#socket.close();
  }

  #at(offset: number): SocketAddress {
    const { address, port } = this.#socket.address();
    return { address, port: port + offset };
  }

  async #offer(): Promise<ChannelOffer> {
    return (await this.#next('channelOffered')).offer;
  }

  #next<T extends CallEvent['type']>(type: T): Promise<Extract<CallEvent, { type: T }>> {
    return eventually({ what: `${type} at the hasty room`, within: 10_000 }, async () =>
      this.#events.find((event): event is Extract<CallEvent, { type: T }> => event.type === type),
    );
  }
}

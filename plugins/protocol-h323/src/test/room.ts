import { randomBytes, randomInt } from 'node:crypto';
import type {
  AudioCapability,
  CallCommand,
  CallEvent,
  CapabilitySet,
  ChannelOffer,
  ChannelRequest,
  H264Capability,
  SetupRequest,
  SocketAddress,
} from '@opencvi/h323-js-bindings';
import { type Acceptance, dialCall, listenForCalls, type RunningCall, type SignallingServer } from '@opencvi/h323-js-bindings/node';
import { systemClock } from '@opencvi/test-kit';

export const pcma: AudioCapability = { media: 'audio', codec: 'PCMA', framesPerPacket: 20 };
export const g722: AudioCapability = { media: 'audio', codec: 'G722', framesPerPacket: 20 };
export const h264: H264Capability = {
  ...{ media: 'video', codec: 'H264', profiles: ['baseline'], level: 31, maxBitRate: 1_024_000, packetizationModes: [0, 1] },
};

/** What a room says of itself unless a test has it say something else. */
export const roomCapabilities: CapabilitySet = {
  receive: [g722, pcma, h264],
  digits: { userInput: ['basicString', 'dtmf'], telephoneEvent: 96 },
};

/** Where the room takes media: audio at 6000, video at 6002. */
export const at = (port: number): SocketAddress => ({ address: '127.0.0.1', port });

export const audioChannel: ChannelRequest = { channel: 1, session: 1, media: g722, mediaControl: at(6_001) };
export const videoChannel: ChannelRequest = {
  ...{ channel: 2, session: 2, media: h264, payloadType: 105, packetizationMode: 1, mediaControl: at(6_003) },
};

const offer = (session: 1 | 2, request: ChannelRequest): ChannelOffer => ({ ...request, session, mediaChannel: at(5_998 + session * 2) });

/** A fast start of one codec each for audio, and video where it is asked for. */
export function fastStart({ video = false } = {}): NonNullable<SetupRequest['fastStart']> {
  const channels: [1 | 2, ChannelRequest][] = [[1, audioChannel], ...(video ? ([[2, videoChannel]] as [2, ChannelRequest][]) : [])];
  return { send: channels.map(([, request]) => request), receive: channels.map(([session, request]) => offer(session, request)) };
}

type Of<T extends CallEvent['type']> = Extract<CallEvent, { type: T }>;

/** A room system on the same library and real sockets: it accepts what is offered and says what a test has it say. */
export class Room {
  readonly events: CallEvent[] = [];
  /** Whether it accepts channels by itself. */
  accepts = true;
  #call: RunningCall | undefined;
  readonly #waiting = new Set<() => void>();

  /** Calls a port. */
  static async dial(port: number, options: { tunnelling?: boolean; from?: string } = {}): Promise<Room> {
    const room = new Room();
    room.#call = await dialCall({
      to: at(port),
      ...(options.from !== undefined && { from: options.from }),
      clock: systemClock,
      options: callOptions('caller'),
      onEvent: event => room.#told(event),
      onDefect: error => room.#told({ type: 'ignored', message: `defect: ${error}` }),
    });
    return room;
  }

  /** Waits for a call. */
  static async listen(): Promise<{ room: Room; server: SignallingServer }> {
    const room = new Room();
    const onConnection = (): Acceptance => ({
      options: callOptions('callee'),
      onEvent: (event, call) => {
        room.#call = call;
        room.#told(event);
      },
    });
    const onDefect = (error: unknown) => room.#told({ type: 'ignored', message: `defect: ${error}` });
    return { room, server: await listenForCalls({ host: '127.0.0.1', port: 0, clock: systemClock, onConnection, onDefect }) };
  }

  get call(): RunningCall {
    if (!this.#call) throw new Error('there is no call yet');
    return this.#call;
  }

  command(...commands: CallCommand[]): void {
    for (const command of commands) this.call.command(command);
  }

  setup(request: Partial<SetupRequest> = {}): void {
    this.command({
      do: 'setup',
      request: {
        destination: [{ kind: 'h323-ID', value: 'teams' }],
        source: [{ kind: 'h323-ID', value: 'Room 4' }],
        display: 'Room 4 North',
        callIdentifier: randomBytes(16),
        conferenceId: randomBytes(16),
        bandwidth: 1_920_000,
        tunnelling: true,
        ...request,
      },
    });
  }

  /** The event of this type that has come, or comes, and that no one has taken. */
  next<T extends CallEvent['type']>(type: T, wanted: (event: Of<T>) => boolean = () => true): Promise<Of<T>> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const index = this.events.findIndex(event => event.type === type && wanted(event as Of<T>));
        const [found] = index < 0 ? [] : this.events.splice(index, 1);
        if (found === undefined) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(found as Of<T>);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`no ${type}, but: ${JSON.stringify(this.events.map(event => event.type))}`));
      }, 4_000);
      this.#waiting.add(look);
      look();
    });
  }

  /** Resolves once H.245 lets it open channels: both sides have said what they can, and who is master. */
  async mayOpen(): Promise<void> {
    await Promise.all([this.next('remoteCapabilities'), this.next('capabilitiesAccepted'), this.next('determined')]);
  }

  /** Whether an event of this type has come. */
  has(type: CallEvent['type']): boolean {
    return this.events.some(event => event.type === type);
  }

  #told(event: CallEvent): void {
    this.events.push(event);
    if (event.type === 'channelOffered' && this.accepts) {
      const port = event.offer.media.media === 'audio' ? 6_000 : 6_002;
      this.command({ do: 'accept', channel: event.offer.channel, mediaChannel: at(port), mediaControl: at(port + 1) });
    }
    for (const look of this.#waiting) look();
  }
}

function callOptions(role: 'caller' | 'callee') {
  return {
    role,
    vendor: { product: 'TestRoom', version: '1.0' },
    control: { terminalType: 50, random: () => randomInt(2 ** 24) },
    ...(role === 'caller' && { callReference: randomInt(1, 32_768) }),
  };
}

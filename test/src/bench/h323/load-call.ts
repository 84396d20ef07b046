import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import {
  type AudioCapability,
  type CallEvent,
  type CallInput,
  CallMachine,
  type CallOutput,
  type ChannelOffer,
  type ChannelRequest,
  type SocketAddress,
} from '@opencvi/h323-js-bindings';

/** Who to call. */
export interface LoadTarget extends SocketAddress {
  /** Digits, or an H.323-ID. */
  readonly alias: string;
  readonly fastStart?: boolean;
}

/** How long a call may take before it counts as failed. */
const PATIENCE = 10_000;

const audio: AudioCapability = { media: 'audio', codec: 'PCMU', framesPerPacket: 20 };
/** Nobody listens there: the benchmark is of signalling. */
const nowhere = (port: number): SocketAddress => ({ address: '127.0.0.1', port });
const request: ChannelRequest = { channel: 1, session: 1, media: audio, mediaControl: nowhere(9) };
const offer: ChannelOffer = { channel: 1, session: 1, media: audio, mediaChannel: nowhere(8), mediaControl: nowhere(9) };

/**
 * One call with tunnelled H.245: Setup, Connect, capabilities, a channel of sound each way, Release Complete. It counts round trips: how often
 * something had to come before it could say the next thing.
 */
export class LoadCall {
  readonly #machine: CallMachine;
  readonly #socket: Socket;
  readonly #target: LoadTarget;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #open = new Set<'sent' | 'received'>();
  #trips = 0;
  #spoke = false;
  #firstChannel: number | undefined;
  #failure: string | undefined;

  private constructor(socket: Socket, target: LoadTarget) {
    this.#socket = socket;
    this.#target = target;
    this.#machine = new CallMachine({
      role: 'caller',
      vendor: { product: 'OpenCVI benchmark', version: '1' },
      control: { random: () => randomInt(2 ** 24) },
      callReference: randomInt(1, 32_767),
      display: 'bench',
    });
  }

  /** Makes a call and ends it. Gives the round trips from Setup to the first open channel of its own; rejects when the call does not come about. */
  static async run(target: LoadTarget): Promise<number> {
    const socket = connect({ host: target.address, port: target.port, localAddress: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new LoadCall(socket, target).#run();
  }

  async #run(): Promise<number> {
    this.#socket.on('data', bytes => {
      if (this.#spoke) this.#trips += 1;
      this.#spoke = false;
      this.#give({ type: 'bytes', on: 'signalling', bytes });
    });
    this.#socket.on('error', error => this.#fail(error.message));
    this.#socket.on('end', () => this.#give({ type: 'closed', on: 'signalling' }));
    const closed = once(this.#socket, 'close');
    this.#arm('patience', PATIENCE, () => this.#fail('it took too long'));
    this.#give({ type: 'connected', on: 'signalling' });
    this.#give({ type: 'command', command: { do: 'setup', request: this.#setup() } });
    await closed;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    if (this.#failure !== undefined) throw new Error(this.#failure);
    return this.#firstChannel ?? Number.NaN;
  }

  #setup() {
    const { alias, fastStart } = this.#target;
    const digits = /^\d+$/.test(alias);
    return {
      destination: [{ kind: digits ? ('dialledDigits' as const) : ('h323-ID' as const), value: alias }],
      ...(digits && { calledNumber: alias }),
      source: [{ kind: 'h323-ID' as const, value: 'bench' }],
      callIdentifier: randomBytes(16),
      conferenceId: randomBytes(16),
      bandwidth: 64_000,
      tunnelling: true,
      ...(fastStart && { fastStart: { send: [request], receive: [offer] } }),
    };
  }

  #give(input: CallInput): void {
    for (const output of this.#machine.handle(input)) this.#perform(output);
  }

  #perform(output: CallOutput): void {
    switch (output.type) {
      case 'send':
        this.#spoke = true;
        this.#socket.write(output.bytes);
        break;
      case 'arm':
        this.#arm(output.name, output.ms, () => this.#give({ type: 'timer', name: output.name }));
        break;
      case 'disarm':
        clearTimeout(this.#timers.get(output.name));
        break;
      case 'close':
        this.#socket.end();
        break;
      case 'event':
        this.#hear(output.event);
        break;
      default:
        this.#fail(`H.245 was to be tunnelled, not to ${output.type}`);
    }
  }

  #hear(event: CallEvent): void {
    switch (event.type) {
      case 'controlReady':
        this.#do({ do: 'start', capabilities: { receive: [audio], digits: { userInput: [] } } });
        break;
      case 'remoteCapabilities':
        if (!this.#open.has('sent')) this.#do({ do: 'open', request });
        break;
      case 'channelOffered':
        this.#answer(event.offer);
        break;
      case 'fastStartAnswered':
        if (event.taken.some(({ direction }) => direction === 'receive')) this.#opened('received');
        break;
      case 'opened':
        this.#opened('sent');
        break;
      case 'released':
        if (event.release.by !== 'us') this.#fail(`${event.release.by}: ${event.release.detail ?? event.release.cause ?? ''}`);
        break;
    }
  }

  #answer({ channel, media }: ChannelOffer): void {
    if (media.media === 'audio') {
      this.#do({ do: 'accept', channel, mediaChannel: nowhere(8), mediaControl: nowhere(9) });
      this.#opened('received');
    } else this.#do({ do: 'reject', channel, cause: 'dataTypeNotSupported' });
  }

  #opened(which: 'sent' | 'received'): void {
    if (which === 'sent') this.#firstChannel ??= this.#trips;
    this.#open.add(which);
    if (this.#open.size === 2) this.#do({ do: 'release', cause: 16 });
  }

  /** After the input that is being handled. */
  #do(command: Extract<CallInput, { type: 'command' }>['command']): void {
    queueMicrotask(() => this.#give({ type: 'command', command }));
  }

  #arm(name: string, ms: number, ring: () => void): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.set(name, setTimeout(ring, ms));
  }

  #fail(why: string): void {
    this.#failure ??= why;
    this.#socket.destroy();
  }
}

import { randomBytes, randomInt } from 'node:crypto';
import type { AudioCapability, CallEvent, ChannelOffer, ChannelRequest, SetupRequest, SocketAddress } from '@opencvi/h323-js-bindings';
import { dialCall, type RunningCall } from '@opencvi/h323-js-bindings/node';
import { systemClock } from '@opencvi/test-kit';
import { CountingMachine } from './counting-machine.ts';

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

/** One call with tunnelled H.245: Setup, Connect, capabilities, a channel of sound each way, Release Complete. */
export class LoadCall {
  readonly #target: LoadTarget;
  #machine: CountingMachine | undefined;
  readonly #open = new Set<'sent' | 'received'>();
  #firstChannel: number | undefined;
  #failure: string | undefined;

  private constructor(target: LoadTarget) {
    this.#target = target;
  }

  /** Makes a call and ends it. Gives the round trips from Setup to the first open channel of its own; rejects when the call does not come about. */
  static run(target: LoadTarget): Promise<number> {
    return new LoadCall(target).#run();
  }

  async #run(): Promise<number> {
    const call = await dialCall({
      to: this.#target,
      from: '127.0.0.1',
      clock: systemClock,
      options: {
        role: 'caller',
        vendor: { product: 'OpenCVI benchmark', version: '1' },
        control: { random: () => randomInt(2 ** 24) },
        callReference: randomInt(1, 32_767),
        display: 'bench',
      },
      createCall: options => {
        this.#machine = new CountingMachine(options);
        return this.#machine;
      },
      onEvent: (event, running) => this.#hear(event, running),
      onDefect: error => this.#fail(String(error)),
    });
    const stopWaiting = systemClock.after(PATIENCE, () => {
      this.#fail('it took too long');
      call.destroy();
    });
    call.command({ do: 'setup', request: this.#setup() });
    await call.over;
    stopWaiting();
    if (this.#failure !== undefined) throw new Error(this.#failure);
    return this.#firstChannel ?? Number.NaN;
  }

  #setup(): SetupRequest {
    const { alias, fastStart } = this.#target;
    const digits = /^\d+$/.test(alias);
    return {
      destination: [{ kind: digits ? 'dialledDigits' : 'h323-ID', value: alias }],
      ...(digits && { calledNumber: alias }),
      source: [{ kind: 'h323-ID', value: 'bench' }],
      callIdentifier: randomBytes(16),
      conferenceId: randomBytes(16),
      bandwidth: 64_000,
      tunnelling: true,
      ...(fastStart && { fastStart: { send: [request], receive: [offer] } }),
    };
  }

  #hear(event: CallEvent, call: RunningCall): void {
    switch (event.type) {
      case 'controlReady':
        if (!event.tunnelled) this.#fail('H.245 was to be tunnelled');
        call.command({ do: 'start', capabilities: { receive: [audio], digits: { userInput: [] } } });
        break;
      case 'remoteCapabilities':
        if (!this.#open.has('sent')) call.command({ do: 'open', request });
        break;
      case 'channelOffered':
        this.#answer(event.offer, call);
        break;
      case 'fastStartAnswered':
        if (event.taken.some(({ direction }) => direction === 'receive')) this.#opened('received', call);
        break;
      case 'opened':
        this.#opened('sent', call);
        break;
      case 'released':
        if (event.release.by !== 'us') this.#fail(`${event.release.by}: ${event.release.detail ?? event.release.cause ?? ''}`);
        break;
    }
  }

  #answer({ channel, media }: ChannelOffer, call: RunningCall): void {
    if (media.media === 'audio') {
      call.command({ do: 'accept', channel, mediaChannel: nowhere(8), mediaControl: nowhere(9) });
      this.#opened('received', call);
    } else call.command({ do: 'reject', channel, cause: 'dataTypeNotSupported' });
  }

  #opened(which: 'sent' | 'received', call: RunningCall): void {
    if (which === 'sent') this.#firstChannel ??= this.#machine?.trips;
    this.#open.add(which);
    if (this.#open.size === 2) call.command({ do: 'release', cause: 16 });
  }

  #fail(why: string): void {
    this.#failure ??= why;
  }
}

import { randomInt } from 'node:crypto';
import type { CallOptions } from '@opencvi/h323-js-bindings';
import { type Acceptance, listenForCalls, type RunningCall, type SignallingServer } from '@opencvi/h323-js-bindings/node';
import { type Deferred, deferred, type PhoneClock, systemClock } from '@opencvi/phone-media';
import type { H323Call } from './call/h323-call.ts';
import { IncomingCall } from './call/incoming-call.ts';
import { type CallerContext, dial } from './call/outgoing-call.ts';
import { PhoneMachine } from './call/phone-machine.ts';
import type { DialOptions, MediaOptions, PhoneOptions, TargetAddress } from './options.ts';
import { aliasOf, targetOf } from './target.ts';

interface Waiting {
  readonly options: MediaOptions;
  readonly answered: Deferred<H323Call>;
}

/** Q.850 2.2.7.1.9: no user responding. */
const noUserResponding = 18;

/** An H.323 phone for tests, with sockets of its own. */
export class H323Phone implements AsyncDisposable {
  readonly #options: PhoneOptions;
  readonly #clock: PhoneClock;
  readonly #host: string;
  readonly #calls = new Set<H323Call>();
  readonly #dials = new Set<Promise<H323Call>>();
  /** Every call whose connections are not gone yet, answered or not. */
  readonly #running = new Set<RunningCall>();
  readonly #waiting: Waiting[] = [];
  readonly #dialling = new AbortController();
  #server: SignallingServer | undefined;
  #onSetup: ((call: IncomingCall) => void) | undefined;

  private constructor(options: PhoneOptions) {
    const { clock = systemClock, host = '127.0.0.1' } = options;
    this.#options = options;
    this.#clock = clock;
    this.#host = host;
  }

  /** Starts a phone; rejects when its address cannot be bound. */
  static async start(options: PhoneOptions = {}): Promise<H323Phone> {
    const phone = new H323Phone(options);
    await phone.#listen(options.port ?? 0);
    return phone;
  }

  get host(): string {
    return this.#host;
  }

  get port(): number {
    return this.#server?.address.port ?? 0;
  }

  /** An address that reaches this phone. */
  get uri(): string {
    const [alias] = this.#context.aliases;
    const host = this.host.includes(':') ? `[${this.host}]` : this.host;
    return `h323:${alias ? `${alias.value.replaceAll(/[@#;\s]/g, '')}@` : ''}${host}:${this.port}`;
  }

  /** Calls that are up. */
  get calls(): readonly H323Call[] {
    return [...this.#calls];
  }

  /** Dials `confid@host`, `host`, `host##confid` or an address; resolves when the call is answered, rejects with a `DialError` when it is not. */
  async dial(target: string | TargetAddress, options: DialOptions = {}): Promise<H323Call> {
    const signals = [this.#dialling.signal, ...(options.signal ? [options.signal] : [])];
    const dialled = dial(this.#context, targetOf(target), { ...options, signal: AbortSignal.any(signals) });
    this.#dials.add(dialled);
    try {
      return await dialled;
    } finally {
      this.#dials.delete(dialled);
    }
  }

  /** Who decides on incoming calls from now on. Without anybody, and while no `accept` waits, they end with cause 18. */
  onSetup(handler: (call: IncomingCall) => void): void {
    this.#onSetup = handler;
  }

  /** Answers the next incoming call. */
  accept(options: MediaOptions = {}): Promise<H323Call> {
    const answered: Deferred<H323Call> = deferred();
    this.#waiting.push({ options, answered });
    return answered.promise;
  }

  /** Misbehaves: drops the connections of every call without a word, those being dialled or ringing too. */
  dropConnections(): void {
    for (const running of this.#running) running.destroy();
  }

  /** Hangs up every call and lets go of every socket. Idempotent. */
  async close(): Promise<void> {
    this.#dialling.abort(new Error('the phone is closed'));
    for (const { answered } of this.#waiting.splice(0)) answered.reject(new Error('the phone is closed'));
    await this.#server?.close();
    await Promise.allSettled(this.#dials);
    await Promise.all(this.calls.map(call => call.hangUp()));
    for (const running of this.#running) running.command({ do: 'release', cause: noUserResponding });
    await Promise.all([...this.#running].map(({ over }) => over));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  get #context(): CallerContext {
    const { displayName = 'OpenCVI phone', aliases = [displayName] } = this.#options;
    return {
      clock: this.#clock,
      host: this.#host,
      displayName,
      aliases: aliases.map(aliasOf),
      address: { address: this.#host, port: this.port },
      callOptions: role => this.#callOptions(role),
      onRunning: running => this.#track(running),
      onStarted: call => this.#calls.add(call),
      onEnded: call => this.#calls.delete(call),
      onDefect,
    };
  }

  #callOptions(role: CallOptions['role']): CallOptions {
    const { product = 'OpenCVI test phone', displayName = 'OpenCVI phone', tunnelling = true } = this.#options;
    const control = { random: () => randomInt(1 << 24) };
    return { role, vendor: { product, version: '1' }, display: displayName, tunnelling, control };
  }

  async #listen(port: number): Promise<void> {
    this.#server = await listenForCalls({
      host: this.#host,
      port,
      clock: this.#clock,
      onConnection: () => this.#onConnection(),
      onDefect,
    });
  }

  #onConnection(): Acceptance {
    const options = this.#callOptions('callee');
    const machine = new PhoneMachine(options);
    let call: IncomingCall | undefined;
    return {
      options,
      createCall: () => machine,
      onEvent: (event, running) => {
        call?.handle(event);
        if (event.type !== 'setup') return;
        this.#track(running);
        const made = new IncomingCall(this.#context, { setup: event.setup, running, machine });
        call = made;
        // A proposal of fast start comes in the same breath
        queueMicrotask(() => this.#offer(made));
      },
    };
  }

  #offer(call: IncomingCall): void {
    const waiting = this.#waiting.shift();
    if (waiting) {
      const { options, answered } = waiting;
      call.accept(options).then(answered.resolve, answered.reject);
    } else if (this.#onSetup) this.#onSetup(call);
    else call.refuse(noUserResponding);
  }

  #track(running: RunningCall): void {
    this.#running.add(running);
    void running.over.then(() => this.#running.delete(running));
  }
}

/** A mistake of the phone's, or of a test's handler, is nothing to go on with. */
function onDefect(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

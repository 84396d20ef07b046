import { type Deferred, deferred, type PhoneClock, systemClock } from '@opencvi/phone-media';
import { IncomingCall } from './call/incoming-call.ts';
import { OutgoingCall } from './call/outgoing-call.ts';
import type { CallContext, SipCall } from './call/sip-call.ts';
import type { DialOptions, MediaOptions, PhoneOptions, PhoneTransport } from './options.ts';
import type { IncomingRequest } from './signalling/messages.ts';
import { SipAgent } from './signalling/sip-agent.ts';

interface Waiting {
  readonly options: MediaOptions;
  readonly answered: Deferred<SipCall>;
}

/** A SIP phone for tests, with sockets of its own. */
export class SipPhone implements AsyncDisposable {
  readonly #agent: SipAgent;
  readonly #clock: PhoneClock;
  readonly #user: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #calls = new Set<SipCall>();
  readonly #dials = new Set<Promise<SipCall>>();
  readonly #waiting: Waiting[] = [];
  readonly #dialling = new AbortController();
  #invited: ((call: IncomingCall) => void) | undefined;

  private constructor(
    agent: SipAgent,
    { user = 'phone', displayName, userAgent = 'OpenCVI test phone', clock = systemClock }: PhoneOptions,
  ) {
    this.#agent = agent;
    this.#clock = clock;
    this.#user = user;
    const name = displayName === undefined ? '' : `"${displayName.replaceAll(/["\\]/g, '')}" `;
    this.#headers = {
      // The SIP server puts its address for localhost
      From: `${name}<sip:${user}@localhost>`,
      Contact: `<sip:${user}@localhost>`,
      'User-Agent': userAgent,
      Allow: 'INVITE, ACK, CANCEL, BYE, INFO, OPTIONS, UPDATE',
    };
  }

  /** Starts a phone; rejects when its address cannot be bound. */
  static async start(options: PhoneOptions = {}): Promise<SipPhone> {
    const { host = '127.0.0.1', port = 0, transport = 'udp', verifyServer = false, clock = systemClock } = options;
    let phone: SipPhone | undefined;
    const onRequest = async (request: IncomingRequest): Promise<void> => (phone ? phone.#onRequest(request) : request.respond(503));
    const agent = await SipAgent.start({ host, port, transport, verifyServer, clock, onRequest });
    phone = new SipPhone(agent, options);
    return phone;
  }

  get host(): string {
    return this.#agent.address.host;
  }

  get port(): number {
    return this.#agent.address.port;
  }

  get transport(): PhoneTransport {
    return this.#agent.address.transport;
  }

  /** An address that reaches this phone. */
  get uri(): string {
    const host = this.host.includes(':') ? `[${this.host}]` : this.host;
    return `sip:${this.#user}@${host}:${this.port};transport=${this.transport}`;
  }

  /** Calls that are up. */
  get calls(): readonly SipCall[] {
    return [...this.#calls];
  }

  /** Dials; resolves when the call is answered, rejects with a `DialError` when it is not. */
  async dial(uri: string, options: DialOptions = {}): Promise<SipCall> {
    const signals = [this.#dialling.signal, ...(options.signal ? [options.signal] : [])];
    const target = /;transport=/i.test(uri) || this.transport === 'udp' ? uri : `${uri};transport=${this.transport}`;
    const dialled = OutgoingCall.dial(this.#context, target, { ...options, host: this.host, signal: AbortSignal.any(signals) });
    this.#dials.add(dialled);
    try {
      return await dialled;
    } finally {
      this.#dials.delete(dialled);
    }
  }

  /** Who decides on incoming calls from now on. Without anybody, and while no `accept` waits, they are answered 480. */
  onInvite(handler: (call: IncomingCall) => void): void {
    this.#invited = handler;
  }

  /** Answers the next incoming call. */
  accept(options: MediaOptions = {}): Promise<SipCall> {
    const answered: Deferred<SipCall> = deferred();
    this.#waiting.push({ options, answered });
    return answered.promise;
  }

  /** Hangs up every call and lets go of every socket. Idempotent. */
  async close(): Promise<void> {
    this.#dialling.abort(new Error('the phone is closed'));
    for (const { answered } of this.#waiting.splice(0)) answered.reject(new Error('the phone is closed'));
    await Promise.allSettled(this.#dials);
    await Promise.all(this.calls.map(call => call.hangUp()));
    await this.#agent.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  get #context(): CallContext & { readonly host: string } {
    return {
      agent: this.#agent,
      clock: this.#clock,
      headers: this.#headers,
      host: this.host,
      onStarted: call => this.#calls.add(call),
      onEnded: call => this.#calls.delete(call),
    };
  }

  async #onRequest(request: IncomingRequest): Promise<void> {
    if (request.method === 'OPTIONS') return request.respond(200, { headers: this.#headers });
    if (request.method !== 'INVITE') return request.respond(481);
    const call = new IncomingCall(this.#context, request);
    const waiting = this.#waiting.shift();
    if (waiting) return this.#answer(call, waiting);
    if (!this.#invited) return call.refuse(480);
    this.#invited(call);
  }

  async #answer(call: IncomingCall, { options, answered }: Waiting): Promise<void> {
    await call.accept(options).then(
      accepted => answered.resolve(accepted),
      error => answered.reject(error),
    );
  }
}

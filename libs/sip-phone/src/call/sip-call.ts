import { type Deferred, type Direction, deferred, PhoneCall, type PhoneClock, type StreamStatistics, within } from '@opencvi/phone-media';
import { DialError, NotAcceptableError } from '../errors.ts';
import type { MediaSession } from '../media/media-session.ts';
import type { IncomingRequest } from '../signalling/messages.ts';
import type { DialogHandler, SipAgent } from '../signalling/sip-agent.ts';
import { type CallEnd, endOf } from './call-end.ts';
import { type CallFacts, factsOf } from './call-facts.ts';
import { digitInfo, keyFrameInfo, readInfo } from './info.ts';

/** What every call of a phone is made with. */
export interface CallContext {
  readonly agent: SipAgent;
  readonly clock: PhoneClock;
  /** On every request and response that may carry them: who we are, what we can do. */
  readonly headers: Readonly<Record<string, string>>;
  onStarted(call: SipCall): void;
  onEnded(call: SipCall): void;
}

/** How long a BYE may go unanswered before the call is over anyway. */
const byeTimeout = 2_000;

/** A call that was answered. */
export class SipCall extends PhoneCall<CallEnd> implements DialogHandler {
  readonly callId: string;
  readonly #context: CallContext;
  readonly #dialogId: string;
  readonly #session: MediaSession;
  readonly #theirBye: Deferred<void> = deferred();
  #infoDigits = '';
  #isOver = false;
  #reinviting = false;
  /** Settled by the ACK of our last 200 to an INVITE. */
  #ack: Deferred<string> | undefined;

  /** Phones make calls; see `SipPhone.dial` and `SipPhone.accept`. */
  constructor(context: CallContext, { dialogId, callId, session }: { dialogId: string; callId: string; session: MediaSession }) {
    super(session.media);
    this.#context = context;
    this.#dialogId = dialogId;
    this.#session = session;
    this.callId = callId;
    context.agent.open(dialogId, this);
    context.onStarted(this);
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** What was agreed, as it stands now. */
  get facts(): CallFacts {
    return factsOf(this.#session);
  }

  /** Keys that were pressed on the far side. */
  get digits(): string {
    return this.media.audio.receiver.digits + this.#infoDigits;
  }

  /** Types digits; resolves when the last key is up. */
  async sendDigits(digits: string, { by = 'rfc4733' }: { readonly by?: 'rfc4733' | 'info' } = {}): Promise<void> {
    this.#throwIfOver();
    if (by === 'rfc4733') return this.press(digits);
    for (const digit of digits) await this.#request('INFO', digitInfo(digit));
  }

  /** Asks for a key frame: RFC 4585 (pli), RFC 5104 (fir) or RFC 5168 (info). */
  async requestKeyFrame(by: 'pli' | 'fir' | 'info' = 'pli'): Promise<void> {
    if (by === 'info') await this.#request('INFO', keyFrameInfo());
    else this.media.video?.requestKeyFrame(by);
  }

  /** Puts the far side on hold (RFC 3264 8.4). */
  hold(direction: Direction = 'sendonly'): Promise<void> {
    return this.#reinvite(direction);
  }

  /** Ends the hold. */
  resume(): Promise<void> {
    return this.#reinvite('sendrecv');
  }

  /** Hangs up; resolves when the call is over. Idempotent. */
  async hangUp(): Promise<CallEnd> {
    if (this.#isOver) return this.ended;
    this.#isOver = true;
    const bye = this.#context.agent.request(this.#dialogId, { method: 'BYE', headers: this.#context.headers });
    // Without an answer the call is over just the same, and when both hang up at once too
    const over = Promise.race([bye, this.#theirBye.promise]);
    await within(this.#context.clock, { ms: byeTimeout, what: 'BYE' }, over).catch(() => {});
    await this.#finish({ by: 'us', reason: 'hung up' });
    return this.ended;
  }

  /** How the streams have fared. */
  statistics(): { readonly audio: StreamStatistics; readonly video?: StreamStatistics } {
    return this.media.statistics();
  }

  /** Takes a request of the far side. The agent calls it. */
  async handle(request: IncomingRequest): Promise<void> {
    switch (request.method) {
      case 'BYE':
        return this.#onBye(request);
      case 'ACK':
        return this.#ack?.resolve(request.body);
      case 'INVITE':
      case 'UPDATE':
        return this.#onOffer(request);
      case 'INFO':
        return this.#onInfo(request);
      default:
        return request.respond(request.method === 'OPTIONS' ? 200 : 501, { headers: this.#context.headers });
    }
  }

  /** Resolves with the body of the ACK that is to come. */
  async acknowledged(): Promise<string> {
    this.#ack = deferred();
    this.ended.then(() => this.#ack?.reject(new Error('the call ended before it was acknowledged')));
    // Timer H (RFC 3261 17.2.1)
    return within(this.#context.clock, { ms: 32_000, what: 'ACK' }, this.#ack.promise);
  }

  async #onBye(request: IncomingRequest): Promise<void> {
    const wasOver = this.#isOver;
    this.#isOver = true;
    await request.respond(200, { headers: this.#context.headers }).catch(() => {});
    this.#theirBye.resolve();
    if (!wasOver) await this.#finish(endOf(request));
  }

  async #onInfo(request: IncomingRequest): Promise<void> {
    const wanted = readInfo(request);
    if (wanted.kind === 'digit') this.#infoDigits += wanted.digit;
    if (wanted.kind === 'key-frame') this.media.video?.sender.restart();
    await request.respond(200, { headers: this.#context.headers });
  }

  async #onOffer(request: IncomingRequest): Promise<void> {
    // RFC 3261 14.2: two offers crossed
    if (this.#reinviting) return request.respond(491);
    const { headers } = this.#context;
    if (request.body === '' && request.method === 'UPDATE') return request.respond(200, { headers });
    const isLate = request.body === '';
    try {
      const body = isLate ? this.#session.offer() : this.#session.answer(request.body);
      const acknowledged = isLate ? this.acknowledged() : undefined;
      await request.respond(200, { headers: { ...headers, 'Content-Type': 'application/sdp' }, body });
      if (acknowledged) this.#session.accept(await acknowledged);
    } catch (error) {
      if (error instanceof NotAcceptableError) await request.respond(488, { headers }).catch(() => {});
      else if (!this.#isOver) throw error;
    }
  }

  async #reinvite(direction: Direction): Promise<void> {
    this.#throwIfOver();
    if (this.#reinviting) throw new Error('a re-INVITE is under way');
    this.#reinviting = true;
    try {
      this.#session.want(direction);
      const reply = await this.#context.agent.request(this.#dialogId, {
        method: 'INVITE',
        headers: { ...this.#context.headers, 'Content-Type': 'application/sdp' },
        body: this.#session.offer(),
      });
      if (reply.status >= 300) throw new DialError(reply.status, reply.reason);
      reply.ack();
      this.#session.accept(reply.body);
    } finally {
      this.#reinviting = false;
    }
  }

  async #request(method: string, content: { headers?: Readonly<Record<string, string>>; body?: string | undefined }): Promise<void> {
    this.#throwIfOver();
    const headers = { ...this.#context.headers, ...content.headers };
    const reply = await this.#context.agent.request(this.#dialogId, { ...content, method, headers });
    if (reply.status >= 300) throw new DialError(reply.status, reply.reason);
  }

  async #finish(end: CallEnd): Promise<void> {
    this.#context.agent.forget(this.#dialogId);
    await this.media.close();
    this.#context.onEnded(this);
    this.end(end);
  }

  #throwIfOver(): void {
    if (this.#isOver) throw new Error('the call is over');
  }
}

import { deferred } from '@opencvi/phone-media';
import { DialError, NotAcceptableError } from '../errors.ts';
import { MediaSession } from '../media/media-session.ts';
import type { MediaOptions } from '../options.ts';
import type { IncomingRequest } from '../signalling/messages.ts';
import { type CallContext, SipCall } from './sip-call.ts';

/** A call that rings here. */
export class IncomingCall {
  readonly from: string;
  readonly to: string;
  /** The Request-URI. */
  readonly uri: string;
  /** The caller's offer; empty when it wants ours. */
  readonly offer: string;
  readonly #context: CallContext & { readonly host: string };
  readonly #request: IncomingRequest;
  readonly #cancelled = new AbortController();
  #isAnswered = false;

  /** Phones make incoming calls; see `SipPhone.onInvite`. */
  constructor(context: CallContext & { readonly host: string }, request: IncomingRequest) {
    this.#context = context;
    this.#request = request;
    this.from = request.header('from') ?? '';
    this.to = request.header('to') ?? '';
    this.uri = request.uri;
    this.offer = request.body;
    request.onCancel(() => this.#cancelled.abort(new DialError(487, 'the caller hung up')));
  }

  /** Aborted when the caller takes the call back. */
  get signal(): AbortSignal {
    return this.#cancelled.signal;
  }

  get isAnswered(): boolean {
    return this.#isAnswered;
  }

  header(name: string): string | undefined {
    return this.#request.header(name);
  }

  async ring(): Promise<void> {
    await this.#request.respond(180, { headers: this.#context.headers });
  }

  async refuse(status: number, reason?: string): Promise<void> {
    this.#isAnswered = true;
    await this.#request.respond(status, { headers: this.#context.headers, ...(reason !== undefined && { reason }) });
  }

  /** Answers; resolves when the caller acknowledged it. */
  async accept(options: MediaOptions = {}): Promise<SipCall> {
    const { host, clock } = this.#context;
    this.#isAnswered = true;
    const media = await MediaSession.open({ host, options, clock });
    try {
      this.signal.throwIfAborted();
      return await this.#accept(media);
    } catch (error) {
      await media.close();
      if (error instanceof NotAcceptableError) await this.refuse(488).catch(() => {});
      throw error;
    }
  }

  async #accept(media: MediaSession): Promise<SipCall> {
    const isLate = this.offer === '';
    const body = isLate ? media.offer() : media.answer(this.offer);
    const callId = this.#request.header('call-id') ?? '';
    const opened = deferred<{ call: SipCall; acknowledged: Promise<string> }>();
    await this.#request.respond(200, {
      headers: { ...this.#context.headers, 'Content-Type': 'application/sdp' },
      body,
      opened: dialogId => {
        const call = new SipCall(this.#context, { dialogId, callId, session: media });
        opened.resolve({ call, acknowledged: call.acknowledged() });
      },
    });
    const { call, acknowledged } = await opened.promise;
    try {
      const answer = await acknowledged;
      if (isLate) media.accept(answer);
      return call;
    } catch (error) {
      await call.hangUp();
      // The 200 is out: it is too late to refuse
      throw error instanceof NotAcceptableError ? new DialError(undefined, error.message, { cause: error }) : error;
    }
  }
}

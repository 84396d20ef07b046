import { type Deferred, deferred } from '@opencvi/phone-media';
import { DialError } from '../errors.ts';
import { MediaSession } from '../media/media-session.ts';
import type { DialOptions } from '../options.ts';
import type { Reply } from '../signalling/messages.ts';
import { type CallContext, SipCall } from './sip-call.ts';

/** How long the far side may take to confirm that a call was taken back. */
const cancelTimeout = 5_000;

/** A call until it is answered. */
export class OutgoingCall {
  readonly #context: CallContext;
  readonly #media: MediaSession;
  readonly #options: DialOptions;
  readonly #outcome: Deferred<SipCall> = deferred();
  #sendCancel: (() => void) | undefined;
  #givenUp: DialError | undefined;
  #clearTimer: () => void;

  private constructor(context: CallContext, media: MediaSession, options: DialOptions) {
    this.#context = context;
    this.#media = media;
    this.#options = options;
    const { answerTimeoutMs = 30_000 } = options;
    this.#clearTimer = context.clock.after(answerTimeoutMs, () => this.#giveUp(`no answer within ${answerTimeoutMs} ms`));
  }

  /** Dials; rejects with a DialError when the call is not answered. */
  static async dial(context: CallContext, uri: string, { host, ...options }: DialOptions & { readonly host: string }): Promise<SipCall> {
    if (options.signal?.aborted) throw new DialError(undefined, 'taken back', { cause: options.signal.reason });
    const media = await MediaSession.open({ host, options, clock: context.clock });
    try {
      return await new OutgoingCall(context, media, options).#run(uri);
    } catch (error) {
      await media.close();
      throw error;
    }
  }

  async #run(uri: string): Promise<SipCall> {
    const { signal, lateOffer = false, headers = {}, onProgress } = this.#options;
    const abort = (): void => this.#giveUp('taken back', signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const body = lateOffer ? undefined : this.#media.offer();
      const type = lateOffer ? {} : { 'Content-Type': 'application/sdp' };
      const content = { headers: { ...this.#context.headers, ...headers, ...type }, body };
      const events = {
        onProgress: ({ status, reason }: Reply) => onProgress?.(status, reason),
        onFinal: (reply: Reply) => this.#onFinal(reply),
      };
      this.#context.agent.invite(uri, content, events).then(
        cancel => this.#onSent(cancel),
        error => this.#outcome.reject(new DialError(undefined, error.message, { cause: error })),
      );
      return await this.#outcome.promise;
    } finally {
      this.#clearTimer();
      signal?.removeEventListener('abort', abort);
    }
  }

  #onSent(cancel: () => void): void {
    this.#sendCancel = cancel;
    if (this.#givenUp) cancel();
  }

  #giveUp(reason: string, cause?: unknown): void {
    if (this.#givenUp) return;
    const error = new DialError(undefined, reason, { cause });
    this.#givenUp = error;
    this.#sendCancel?.();
    this.#clearTimer();
    this.#clearTimer = this.#context.clock.after(cancelTimeout, () => this.#outcome.reject(error));
  }

  /** In the call-back itself: requests of the new dialog may follow in the same breath. */
  #onFinal(reply: Reply): void {
    if (reply.status >= 300 || reply.dialogId === undefined) {
      this.#outcome.reject(this.#givenUp ?? new DialError(reply.status, reply.reason));
      return;
    }
    const call = new SipCall(this.#context, { dialogId: reply.dialogId, callId: reply.header('call-id') ?? '', session: this.#media });
    try {
      if (this.#options.lateOffer) reply.ack(this.#media.answer(reply.body));
      else {
        reply.ack();
        this.#media.accept(reply.body);
      }
      // RFC 3261 9.1, 15: the answer was faster than our CANCEL
      if (this.#givenUp) throw this.#givenUp;
      this.#outcome.resolve(call);
    } catch (error) {
      reply.ack();
      void call.hangUp().then(() => this.#outcome.reject(error));
    }
  }
}

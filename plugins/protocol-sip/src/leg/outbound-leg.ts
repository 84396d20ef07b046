import { randomUUID } from 'node:crypto';
import {
  type Address,
  abortable,
  CallError,
  type CallLeg,
  type EndReason,
  type MediaEndpoint,
  type RemoteParty,
} from '@opencvi/plugin-api';
import { abilities, accept } from '../message/capabilities-headers.ts';
import { fromSipStatus } from '../message/end-status.ts';
import { readOffer } from '../sdp-body.ts';
import type { InviteAnswer, OutgoingInvite } from '../sip-stack.ts';
import { deferred } from './deferred.ts';
import type { LegContext } from './leg-context.ts';
import { Negotiator } from './negotiator.ts';
import { SipLeg } from './sip-leg.ts';

/** Where a call of ours goes. */
export interface Destination {
  readonly to: Address;
  /** The Request-URI. */
  readonly uri: string;
  /** The From header. */
  readonly from: string;
  /** The next hop, where it is not what the URI names. */
  readonly proxy?: string;
}

/**
 * A call to a room system. Its endpoint is not known before it answers, so the INVITE has no offer: the room system makes one in its 200, and
 * our answer goes into the ACK (RFC 3261 13.2.1).
 */
export class OutboundLeg extends SipLeg {
  readonly remote: RemoteParty;
  readonly dialled: Address;
  readonly #callId: string;
  readonly #progress = deferred<void>();
  readonly #answer = deferred<InviteAnswer>();
  #invite: OutgoingInvite | undefined;
  #accepted: InviteAnswer | undefined;
  #acknowledged = false;

  constructor(context: LegContext, to: Address) {
    const callId = randomUUID();
    super(context, callId);
    this.#callId = callId;
    this.remote = { address: to };
    this.dialled = to;
    this.onCleanup(
      context.clock.after(context.timeouts.ring, () => {
        if (!this.#accepted) this.giveUp({ code: 'no-answer', by: 'room', detail: 'nobody answered in time' });
      }),
    );
    this.onCleanup(() => {
      const error = new CallError(this.ended ?? { code: 'cancelled', by: 'gateway' });
      this.#progress.reject(error);
      this.#answer.reject(error);
    });
  }

  /** Sends the INVITE; resolves once the far end rings or answers. */
  async invite({ uri, from, proxy }: Destination, signal: AbortSignal): Promise<void> {
    const headers = { ...abilities, Accept: accept, 'Call-ID': this.#callId, From: from };
    const events = {
      dialog: this,
      onProgress: (status: number) => status > 100 && this.#progress.resolve(),
      onAnswer: (answer: InviteAnswer) => this.#answered(answer),
    };
    try {
      this.#invite = await this.context.stack.invite(uri, { headers, ...(proxy !== undefined && { proxy }) }, events);
      await abortable(this.#progress.promise, signal);
    } catch (cause) {
      const reason: EndReason = cause instanceof CallError ? cause.reason : this.#unreachable(cause, signal);
      await this.end(reason);
      throw cause instanceof CallError ? cause : new CallError(reason, { cause });
    }
  }

  /** Ringing is the far end's business. */
  async ring(): Promise<void> {}

  async answer(endpoint: MediaEndpoint, signal: AbortSignal): Promise<void> {
    this.throwIfEnded();
    const negotiator = new Negotiator(endpoint, this.context.media, this.remote.source?.address);
    this.negotiator = negotiator;
    const answer = await abortable(this.#answer.promise, signal);
    const offer = readOffer(answer);
    if (offer.kind !== 'offer') {
      const detail = offer.kind === 'none' ? 'no offer in the 200' : offer.reason;
      throw new CallError({ code: 'incompatible-media', by: 'gateway', detail });
    }
    const body = await negotiator.answer(offer.session);
    this.throwIfEnded();
    this.#acknowledge(answer, body);
    this.establish(endpoint, negotiator);
  }

  protected override get answered(): boolean {
    return this.#accepted !== undefined;
  }

  protected override async refuse(): Promise<void> {
    this.#invite?.cancel();
  }

  /** RFC 3261 13.2.2.4: a 2xx is acknowledged whatever comes after, and an offer in it is answered: with no to everything. */
  protected override async beforeBye(): Promise<void> {
    const answer = this.#accepted;
    if (answer === undefined || this.#acknowledged) return;
    const offer = readOffer(answer);
    this.#acknowledge(answer, offer.kind === 'offer' ? Negotiator.refusal(offer.session) : undefined);
  }

  protected override signallingFacts(): CallLeg['facts'] {
    return { callId: this.#callId, direction: 'outgoing' };
  }

  #answered(answer: InviteAnswer): void {
    if (answer.status >= 300) {
      this.gone(fromSipStatus(answer.status, this.dialled, answer.header('retry-after')));
      this.over();
      return;
    }
    const late = this.ended;
    this.#accepted = answer;
    if (late) this.terminateAgain(late); // it answered before our CANCEL reached it
    this.#progress.resolve();
    this.#answer.resolve(answer);
  }

  #acknowledge(answer: InviteAnswer, body: string | undefined): void {
    this.#acknowledged = true;
    answer.ack(body);
  }

  #unreachable(cause: unknown, signal: AbortSignal): EndReason {
    if (signal.aborted) return { code: 'cancelled', by: 'gateway' };
    const detail = cause instanceof Error ? cause.message : String(cause);
    return { code: 'unavailable', by: 'gateway', detail: `the call cannot be sent: ${detail}` };
  }
}

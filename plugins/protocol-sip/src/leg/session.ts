import { CallError, type EndReason, type MediaEndpoint, type MediaRole, TimeoutError } from '@opencvi/plugin-api';
import { abilities, accept } from '../message/capabilities-headers.ts';
import { infoTypes, readInfo } from '../message/info-body.ts';
import { refuseMethod } from '../method-refusals.ts';
import { parseSession } from '../sdp/parse-session.ts';
import type { SessionDescription } from '../sdp/session-description.ts';
import { readOffer } from '../sdp-body.ts';
import type { IncomingRequest, SipHeaders } from '../sip-stack.ts';
import { type Deferred, deferred } from './deferred.ts';
import type { LegContext } from './leg-context.ts';
import type { Negotiator } from './negotiator.ts';

/** What a session tells its leg. */
export interface SessionEvents {
  onHold(held: boolean): void;
  onDigit(digit: string): void;
  /** The session cannot go on. */
  onBroken(reason: EndReason): void;
}

/** What a session is made with. */
export interface SessionParts {
  readonly context: LegContext;
  readonly endpoint: MediaEndpoint;
  readonly negotiator: Negotiator;
  readonly events: SessionEvents;
}

/** A call that is up: what the far end may still ask within its dialog. BYE is the leg's own. */
export class Session {
  readonly #parts: SessionParts;
  #held = false;
  #negotiating = false;
  /** An offer of ours whose answer is to come in an ACK. */
  #offered: Deferred<string> | undefined;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#tellHold();
  }

  async handle(request: IncomingRequest): Promise<void> {
    switch (request.method) {
      case 'INVITE':
        return this.#renegotiate(request);
      case 'UPDATE':
        return this.#update(request);
      case 'INFO':
        return this.#info(request);
      case 'OPTIONS':
        return request.respond(200, { headers: { ...abilities, Accept: accept } });
      case 'PRACK':
        return request.respond(200);
      default: {
        const { status, headers } = refuseMethod(request.method);
        return request.respond(status, { headers });
      }
    }
  }

  /** The ACK of a re-INVITE. */
  acknowledged(body: string): void {
    this.#offered?.resolve(body);
    this.#offered = undefined;
  }

  close(): void {
    this.#offered?.reject(new Error('the call is over'));
    this.#offered = undefined;
  }

  /** RFC 3311 5.2: as a re-INVITE with an offer, or else only a sign of life. */
  async #update(request: IncomingRequest): Promise<void> {
    const offer = readOffer(request);
    if (offer.kind === 'none') return request.respond(200, { headers: abilities });
    return this.#renegotiate(request);
  }

  async #renegotiate(request: IncomingRequest): Promise<void> {
    // RFC 3261 14.2, RFC 3311 5.2: our offer is open; or theirs is
    if (this.#offered) return request.respond(491);
    if (this.#negotiating) return request.respond(500, { headers: { 'Retry-After': '1' } });
    this.#negotiating = true;
    try {
      const offer = readOffer(request);
      if (offer.kind === 'refused')
        await this.#refuse(request, offer.status, { reason: offer.reason, headers: offer.content.headers ?? {} });
      else if (offer.kind === 'offer') await this.#answer(request, offer.session);
      else await this.#offer(request);
    } finally {
      this.#negotiating = false;
    }
  }

  async #refuse(request: IncomingRequest, status: number, { reason, headers }: { reason: string; headers: SipHeaders }): Promise<void> {
    const { log, metrics } = this.#parts.context;
    log.warn('session change refused', { status, reason });
    metrics.count('sip_session_changes_refused_total', { status: String(status) });
    await request.respond(status, { headers });
  }

  /** What cannot be changed to stays as it was (RFC 3261 14.2). */
  async #answer(request: IncomingRequest, session: SessionDescription): Promise<void> {
    let body: string;
    try {
      body = await this.#parts.negotiator.answer(session);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      return this.#refuse(request, 488, { reason: error.message, headers: {} });
    }
    this.#tellHold();
    await this.#accept(request, body);
  }

  /** RFC 3261 14.2: a re-INVITE without an offer wants ours; the answer comes in its ACK. */
  async #offer(request: IncomingRequest): Promise<void> {
    const { negotiator, context, events } = this.#parts;
    const body = await negotiator.offer();
    const offered = deferred<string>();
    this.#offered = offered;
    await this.#accept(request, body);
    try {
      const answer = parseSession(await context.clock.within(context.timeouts.answer, offered.promise));
      if (!answer.ok) throw new CallError({ code: 'incompatible-media', by: 'gateway', detail: `SDP in ACK ${answer.reason}` });
      await negotiator.accept(answer.session);
      this.#tellHold();
    } catch (error) {
      if (error instanceof CallError) events.onBroken(error.reason);
      // Without an ACK the SIP server ends the call; a call that is over has nothing to lose
      else if (error instanceof TimeoutError) context.log.warn('re-INVITE not acknowledged');
    }
  }

  #accept(request: IncomingRequest, body: string): Promise<void> {
    const headers = { ...abilities, 'Content-Type': 'application/sdp' };
    return request.respond(200, { headers, body });
  }

  #tellHold(): void {
    const { negotiator, events } = this.#parts;
    if (negotiator.held === this.#held) return;
    this.#held = negotiator.held;
    events.onHold(this.#held);
  }

  async #info(request: IncomingRequest): Promise<void> {
    // RFC 6086 4.2.2: we negotiated no info package
    const content = request.header('info-package') === undefined ? readInfo(request.header('content-type'), request.body) : undefined;
    switch (content?.kind) {
      case 'digit':
        this.#parts.events.onDigit(content.digit);
        return request.respond(200);
      case 'key-frame':
        for (const role of this.#pictures()) this.#parts.endpoint.keyFrameRequested(role);
        return request.respond(200);
      case 'nothing':
        return request.respond(200);
      default:
        return request.respond(415, { headers: { Accept: infoTypes.join(', ') } });
    }
  }

  /** RFC 5168 names a stream only where a device gave it a label, which none of those known to us does. */
  #pictures(): MediaRole[] {
    return this.#parts.negotiator.streams.map(({ role }) => role).filter(role => role !== 'audio');
  }
}

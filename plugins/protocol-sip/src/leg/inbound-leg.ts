import {
  type Address,
  abortable,
  CallError,
  type CallLeg,
  type EndReason,
  type MediaEndpoint,
  plainText,
  type RemoteParty,
  TimeoutError,
  throwIfAborted,
} from '@opencvi/plugin-api';
import { abilities, lists } from '../message/capabilities-headers.ts';
import { toSipStatus } from '../message/end-status.ts';
import { parseNameAddress } from '../message/name-address.ts';
import { parseSession } from '../sdp/parse-session.ts';
import type { SessionDescription } from '../sdp/session-description.ts';
import type { IncomingRequest, SipHeaders } from '../sip-stack.ts';
import { deferred } from './deferred.ts';
import type { LegContext } from './leg-context.ts';
import { Negotiator } from './negotiator.ts';
import { SipLeg } from './sip-leg.ts';

/** RFC 3261 13.3.1.1: proxies forget an INVITE that rings for three minutes, unless it is said again that it does. */
const ringInterval = 60_000;

/** What an INVITE was found to hold. */
export interface Invitation {
  readonly request: IncomingRequest;
  readonly dialled: Address;
  /** Absent when the far end wants our offer. */
  readonly offer: SessionDescription | undefined;
}

/** A call from a room system. */
export class InboundLeg extends SipLeg {
  readonly remote: RemoteParty;
  readonly dialled: Address;
  readonly #request: IncomingRequest;
  readonly #offer: SessionDescription | undefined;
  readonly #ack = deferred<string>();
  #ringing = false;
  #answered = false;
  /** Settled when the 200 went out, or could not. */
  #accepted: Promise<void> = Promise.resolve();

  constructor(context: LegContext, { request, dialled, offer }: Invitation) {
    super(context, request.callId);
    this.#request = request;
    this.#offer = offer;
    this.dialled = dialled;
    this.remote = remoteParty(request);
    request.onCancel(() => this.#cancelled());
    this.onCleanup(
      context.clock.after(context.timeouts.ring, () => {
        if (!this.#answered) this.giveUp({ code: 'no-answer', by: 'gateway', detail: 'the call was not answered in time' });
      }),
    );
    this.onCleanup(() => this.#ack.reject(new CallError(this.ended ?? { code: 'cancelled', by: 'room' })));
  }

  async ring(): Promise<void> {
    if (this.#ringing || this.#answered || this.ended) return;
    this.#ringing = true;
    this.onCleanup(this.context.clock.every(ringInterval, () => void this.#sayRinging()));
    await this.#sayRinging();
  }

  async answer(endpoint: MediaEndpoint, signal: AbortSignal): Promise<void> {
    this.throwIfEnded();
    const negotiator = new Negotiator(endpoint, this.context.media, this.remote.source?.address);
    this.negotiator = negotiator;
    const body = await (this.#offer ? negotiator.answer(this.#offer) : negotiator.offer());
    this.throwIfEnded();
    throwIfAborted(signal);
    const acknowledgement = await abortable(this.#accept(body), signal);
    if (!this.#offer) await this.#takeAnswer(negotiator, acknowledgement);
    this.establish(endpoint, negotiator);
  }

  protected override get answered(): boolean {
    return this.#answered;
  }

  protected override async refuse(reason: EndReason): Promise<void> {
    const { status, headers } = toSipStatus(reason);
    this.context.metrics.count('sip_calls_refused_total', { status: String(status) });
    await this.#request.respond(status, { headers });
  }

  /** A BYE that overtakes the 200 finds no dialog. Waiting for the ACK (RFC 3261 15) is the SIP server's part. */
  protected override async beforeBye(): Promise<void> {
    await this.#accepted.catch(() => {});
  }

  protected override acknowledged(body: string): void {
    this.#ack.resolve(body);
  }

  protected override signallingFacts(): CallLeg['facts'] {
    return {
      callId: this.#request.callId,
      transport: this.#request.source?.transport ?? 'udp',
      offer: this.#offer ? 'early' : 'late',
      ...(this.#offer && { offered: offeredCodecs(this.#offer) }),
    };
  }

  #cancelled(): void {
    // RFC 3261 9.2: too late once the 200 went out; the device will say BYE
    if (this.#answered) return;
    this.gone({ code: 'cancelled', by: 'room' });
    this.over();
  }

  async #sayRinging(): Promise<void> {
    if (this.#answered || this.ended) return;
    // RFC 3262 3: a far end that demands it gets its provisional responses reliably
    const reliably = lists(this.#request.header('require'), '100rel') ? { Require: '100rel' } : {};
    await this.#request
      .respond(180, { headers: { ...abilities, ...reliably }, dialog: this })
      .catch(error => this.log.debug('180 not sent', { error }));
  }

  /** Sends the 200 and waits for its ACK, whose body it gives. */
  async #accept(body: string): Promise<string> {
    const headers = { ...abilities, ...this.#sessionTimer(), 'Content-Type': 'application/sdp' };
    this.#answered = true;
    try {
      this.#accepted = this.#request.respond(200, { headers, body, dialog: this });
      await this.#accepted;
    } catch (cause) {
      // The CANCEL was faster
      this.gone({ code: 'cancelled', by: 'room', detail: 'the call was taken back' });
      this.over();
      throw new CallError(this.ended ?? { code: 'cancelled', by: 'room' }, { cause });
    }
    try {
      return await this.context.clock.within(this.context.timeouts.answer, this.#ack.promise);
    } catch (cause) {
      if (!(cause instanceof TimeoutError)) throw cause;
      throw new CallError({ code: 'signalling-timeout', by: 'gateway', detail: 'no ACK came' }, { cause });
    }
  }

  /** RFC 4028 9: a device that asks for no timer gets ours, which we refresh: otherwise one that vanishes while on hold would stay for ever. */
  #sessionTimer(): SipHeaders {
    const { session } = this.context.timeouts;
    if (session === false || this.#request.header('session-expires') !== undefined) return {};
    return { 'Session-Expires': `${Math.round(session / 1_000)};refresher=uas` };
  }

  async #takeAnswer(negotiator: Negotiator, acknowledgement: string): Promise<void> {
    const answer = parseSession(acknowledgement);
    if (!answer.ok) throw new CallError({ code: 'incompatible-media', by: 'gateway', detail: `SDP in ACK ${answer.reason}` });
    await negotiator.accept(answer.session);
  }
}

function remoteParty(request: IncomingRequest): RemoteParty {
  const userAgent = request.header('user-agent');
  return {
    ...parseNameAddress(request.header('from') ?? ''),
    ...(userAgent !== undefined && { userAgent: plainText(userAgent) }),
    ...(request.source && { source: request.source }),
  };
}

/** Names of the codecs on offer, each once. */
function offeredCodecs({ media }: SessionDescription): string {
  const names = media.flatMap(({ port, formats }) => (port === 0 ? [] : formats.map(({ codec }) => codec)));
  return [...new Set(names)].slice(0, 20).join(', ');
}

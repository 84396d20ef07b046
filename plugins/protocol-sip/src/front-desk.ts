import type { Address, Clock, Logger, Metrics } from '@opencvi/plugin-api';
import { SourceLimits, TokenBucket } from '@opencvi/source-limits';
import type { SipConfig } from './config.ts';
import { abilities, accept, unknownExtensions } from './message/capabilities-headers.ts';
import { parseUri } from './message/sip-uri.ts';
import { refuseMethod } from './method-refusals.ts';
import type { SessionDescription } from './sdp/session-description.ts';
import { readOffer } from './sdp-body.ts';
import type { IncomingRequest, SipHeaders } from './sip-stack.ts';

/** An INVITE that may become a call, or why it may not. */
export type Reception =
  | { readonly kind: 'call'; readonly dialled: Address; readonly offer: SessionDescription | undefined; release(): void }
  | { readonly kind: 'refused'; readonly status: number; readonly headers: SipHeaders; readonly why: string };

/** Of each reason so many refusals at once are written aloud, and then one in so many seconds: nobody outside may fill the disk. */
const loudRefusals = { burst: 10, rate: 1 / 6 };

/** Receives requests that begin something: lets calls in, answers what needs no call, and keeps scanners and floods out. */
export class FrontDesk {
  readonly #blocked: readonly string[];
  readonly #limits: SourceLimits;
  readonly #metrics: Metrics;
  readonly #log: Logger;
  readonly #clock: Clock;
  /** By reason, which comes from a small set. */
  readonly #loud = new Map<string, TokenBucket>();

  constructor(config: SipConfig, { clock, metrics, log }: { clock: Clock; metrics: Metrics; log: Logger }) {
    this.#blocked = config.blockedUserAgents.map(name => name.toLowerCase());
    this.#limits = new SourceLimits(config.limits, () => clock.now());
    this.#metrics = metrics;
    this.#log = log;
    this.#clock = clock;
  }

  /** Looks an INVITE over. A call that is let in is to be released when it is over. */
  receiveCall(request: IncomingRequest): Reception {
    const reception = this.#blockedReception(request) ?? this.#admit(request);
    if (reception.kind === 'refused') this.#note(request, reception.why);
    return reception;
  }

  /** Answers a request that is no call. */
  async answer(request: IncomingRequest): Promise<void> {
    const { status, headers, why } = this.#answerTo(request);
    if (why !== undefined) this.#note(request, why);
    await request.respond(status, { headers });
  }

  #answerTo(request: IncomingRequest): { status: number; headers: SipHeaders; why?: string } {
    const blocked = this.#blockedReception(request);
    if (blocked) return blocked;
    if (!this.#limits.admitRequest(request.source?.address ?? '')) return tooMuch('requests-too-fast');
    if (request.method !== 'OPTIONS') return { ...refuseMethod(request.method), why: 'method' };
    const unknown = unknownExtensions(request.header('require'));
    if (unknown.length > 0) return badExtension(unknown);
    return { status: 200, headers: { ...abilities, Accept: accept, 'Accept-Encoding': 'identity', 'Accept-Language': 'en' } };
  }

  /** Silence would not hide us, since the SIP server says 100 before long; a short no costs the least. */
  #blockedReception(request: IncomingRequest): (Reception & { kind: 'refused' }) | undefined {
    const userAgent = request.header('user-agent')?.toLowerCase() ?? '';
    if (!this.#blocked.some(name => userAgent.includes(name))) return undefined;
    return { kind: 'refused', status: 403, headers: {}, why: 'user-agent' };
  }

  #admit(request: IncomingRequest): Reception {
    const source = request.source?.address ?? '';
    const admission = this.#limits.admitCall(source);
    if (admission !== 'admitted') return tooMuch(admission === 'too-fast' ? 'calls-too-fast' : 'too-many-calls');
    const release = () => this.#limits.releaseCall(source);
    const reception = read(request, release);
    if (reception.kind === 'refused') release();
    return reception;
  }

  #note(request: IncomingRequest, why: string): void {
    this.#metrics.count('sip_requests_refused_total', { reason: reasonLabel(why) });
    const { method, callId, source } = request;
    // What scanners do is of no interest
    const level = why === 'method' || why === 'user-agent' || !this.#isLoud(reasonLabel(why)) ? 'debug' : 'warn';
    this.#log[level]('request refused', { method, why, sipCallId: callId, source: source?.address, transport: source?.transport });
  }

  #isLoud(reason: string): boolean {
    const now = this.#clock.now();
    const bucket = this.#loud.get(reason) ?? new TokenBucket({ ...loudRefusals, now });
    this.#loud.set(reason, bucket);
    return bucket.take(now);
  }
}

/** RFC 3261 8.2.2: address, extensions, body, in this order. */
function read(request: IncomingRequest, release: () => void): Reception {
  const dialled = parseUri(request.uri);
  if (dialled === undefined) return refused(/^(sips?|tel):/i.test(request.uri) ? 400 : 416, 'address');
  const unknown = unknownExtensions(request.header('require'));
  if (unknown.length > 0) return badExtension(unknown);
  // RFC 3261 20.22; where it has come to 0 it has reached us nevertheless
  const maxForwards = request.header('max-forwards');
  if (maxForwards !== undefined && !/^\s*\d{1,3}\s*$/.test(maxForwards)) return refused(400, 'max-forwards');
  const body = readOffer(request);
  if (body.kind === 'refused') return { kind: 'refused', status: body.status, headers: body.content.headers ?? {}, why: body.reason };
  return { kind: 'call', dialled, offer: body.kind === 'offer' ? body.session : undefined, release };
}

function refused(status: number, why: string): Reception & { kind: 'refused' } {
  return { kind: 'refused', status, headers: {}, why };
}

function tooMuch(why: string): Reception & { kind: 'refused' } {
  return { kind: 'refused', status: 503, headers: { 'Retry-After': '10' }, why };
}

function badExtension(unknown: readonly string[]): Reception & { kind: 'refused' } {
  return { kind: 'refused', status: 420, headers: { Unsupported: unknown.join(', ') }, why: 'extension' };
}

/** Labels come from a small set: what follows the first word may hold anything. */
function reasonLabel(why: string): string {
  return (why.split(' ', 1)[0] ?? '').toLowerCase();
}

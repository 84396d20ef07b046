import { randomUUID } from 'node:crypto';
import {
  type Address,
  CallError,
  type CallLeg,
  Emitter,
  type EndReason,
  type LegEvents,
  type LegState,
  type Logger,
  type MediaEndpoint,
  type RemoteParty,
} from '@opencvi/plugin-api';
import { reasonHeader } from '../message/reason-header.ts';
import type { DialogHandler, IncomingRequest } from '../sip-stack.ts';
import { KeyFrameAsker } from './key-frame-asker.ts';
import type { LegContext } from './leg-context.ts';
import { codecNames, type Negotiator } from './negotiator.ts';
import { Session } from './session.ts';

/** How long the answer to a BYE waits for the call record. */
const recordTimeout = 2_000;
/** How long the answer to our own BYE is waited for. */
const byeTimeout = 5_000;

/** What legs in both directions have in common: the dialog once there is one, and the end. */
export abstract class SipLeg implements CallLeg, DialogHandler {
  readonly id = randomUUID();
  readonly protocol = 'sip';
  abstract readonly remote: RemoteParty;
  abstract readonly dialled: Address;
  /** Settled when the record of this call is written. */
  recorded: Promise<unknown> = Promise.resolve();
  protected readonly context: LegContext;
  protected readonly log: Logger;
  protected negotiator: Negotiator | undefined;
  readonly #events: Emitter<LegEvents>;
  readonly #keyFrames: KeyFrameAsker;
  readonly #cleanups: (() => void)[] = [];
  #state: LegState = 'ringing';
  #session: Session | undefined;
  #dialogId: string | undefined;
  #ended: EndReason | undefined;
  #ending: Promise<void> | undefined;
  #over = false;

  constructor(context: LegContext, callId: string) {
    this.log = context.log.child({ sipCallId: callId });
    this.context = { ...context, log: this.log };
    this.#events = new Emitter<LegEvents>(error => this.log.error('defect', { error }));
    this.#keyFrames = new KeyFrameAsker(this.context, () => this.#dialogId);
  }

  get state(): LegState {
    return this.#state;
  }

  get facts(): CallLeg['facts'] {
    const streams = this.negotiator?.streams ?? [];
    const suite = streams.find(({ srtp }) => srtp !== undefined)?.srtp?.send.suite;
    return {
      ...this.signallingFacts(),
      ...(streams.length > 0 && { codecs: codecNames(streams), srtp: suite ?? false }),
    };
  }

  on<K extends keyof LegEvents>(event: K, listener: (...args: LegEvents[K]) => void): () => void {
    return this.#events.on(event, listener);
  }

  abstract ring(): Promise<void>;
  abstract answer(endpoint: MediaEndpoint, signal: AbortSignal): Promise<void>;

  end(reason: EndReason): Promise<void> {
    if (this.#ended === undefined) {
      this.#finish(reason, { tell: false });
      this.#ending = this.#terminate(reason);
    }
    return this.#ending ?? Promise.resolve();
  }

  opened(dialogId: string): void {
    this.#dialogId = dialogId;
  }

  handle(request: IncomingRequest): void {
    this.#handle(request).catch(error => this.#defect(error, request));
  }

  /** The connection to the SIP server is lost: there is nobody left to tell. */
  lost(): void {
    this.#finish({ code: 'failed', by: 'gateway', detail: 'the SIP server is gone' }, { tell: true });
    this.over();
  }

  /** Facts that are known before media is. */
  protected abstract signallingFacts(): CallLeg['facts'];
  /** Whether our 200, or our ACK, makes a BYE necessary. */
  protected abstract get answered(): boolean;
  /** Ends a call that was not answered. */
  protected abstract refuse(reason: EndReason): Promise<void>;
  /** What has to go out before a BYE may. */
  protected async beforeBye(): Promise<void> {}
  /** The ACK of the INVITE that began the call. */
  protected acknowledged(_body: string): void {}

  protected get ended(): EndReason | undefined {
    return this.#ended;
  }

  protected throwIfEnded(): void {
    if (this.#ended) throw new CallError(this.#ended);
  }

  protected onCleanup(cleanup: () => void): void {
    if (this.#ended) cleanup();
    else this.#cleanups.push(cleanup);
  }

  /** Media is agreed and acknowledged: from here on the far end may change it. */
  protected establish(endpoint: MediaEndpoint, negotiator: Negotiator): void {
    this.throwIfEnded();
    const events = {
      onHold: (held: boolean) => this.#events.emit('hold', held),
      onDigit: (digit: string) => this.#events.emit('digit', digit),
      onBroken: (reason: EndReason) => this.giveUp(reason),
    };
    const session = new Session({ context: this.context, endpoint, negotiator, events });
    this.#session = session;
    this.onCleanup(() => session.close());
    this.onCleanup(
      endpoint.on('key-frame-wanted', role => {
        if (negotiator.streams.some(stream => stream.role === role)) void this.#keyFrames.ask(role);
      }),
    );
    this.#move('connected');
  }

  /** The far end ended the call, or went away. */
  protected gone(reason: EndReason): void {
    this.#finish(reason, { tell: true });
  }

  /** We end the call of our own accord. */
  protected giveUp(reason: EndReason): void {
    if (this.#ended) return;
    this.#finish(reason, { tell: true });
    this.#ending = this.#terminate(reason);
  }

  /** The far end takes a call that has ended: it has to be told again, by a BYE now. */
  protected terminateAgain(reason: EndReason): void {
    this.#ending = this.#terminate(reason);
  }

  /** Nothing is left to do. Idempotent. */
  protected over(): void {
    if (this.#dialogId !== undefined) this.context.stack.forget(this.#dialogId);
    if (this.#over) return;
    this.#over = true;
    this.context.onOver();
  }

  async #handle(request: IncomingRequest): Promise<void> {
    switch (request.method) {
      case 'ACK':
        return this.#session ? this.#session.acknowledged(request.body) : this.acknowledged(request.body);
      case 'BYE':
        return this.#hungUp(request);
      case 'PRACK':
        return request.respond(200);
      default:
        if (this.#ended) return request.respond(481);
        if (this.#session) return this.#session.handle(request);
        // RFC 3261 14.2: the INVITE that began the call is not settled yet
        return request.respond(500, { headers: { 'Retry-After': '1' } });
    }
  }

  /** The 200 to a BYE says that the call is over; it goes out once the record says so too. */
  async #hungUp(request: IncomingRequest): Promise<void> {
    const crossing = this.#ending !== undefined;
    this.#finish(whyHungUp(request), { tell: true });
    if (!crossing)
      await this.context.clock.within(recordTimeout, this.recorded).catch(() => this.log.warn('BYE answered before the record'));
    await request.respond(200);
    if (!crossing) this.over();
  }

  #finish(reason: EndReason, { tell }: { tell: boolean }): void {
    if (this.#ended) return;
    this.#ended = reason;
    for (const cleanup of this.#cleanups.splice(0)) cleanup();
    this.#move('ended');
    if (tell) this.#events.emit('ended', reason);
  }

  async #terminate(reason: EndReason): Promise<void> {
    try {
      await (this.answered ? this.#bye(reason) : this.refuse(reason));
    } catch (error) {
      this.log.debug('far end not told', { error });
    } finally {
      this.over();
    }
  }

  async #bye(reason: EndReason): Promise<void> {
    await this.beforeBye();
    if (this.#dialogId === undefined) return;
    const headers = { Reason: reasonHeader(reason) };
    await this.context.clock.within(byeTimeout, this.context.stack.request(this.#dialogId, { method: 'BYE', headers }));
  }

  #move(state: LegState): void {
    this.#state = state;
    this.#events.emit('state', state);
  }

  /** A defect of ours ends the call it happened in, and no other. */
  #defect(error: unknown, request: IncomingRequest): void {
    this.log.error('defect', { error, method: request.method });
    this.context.metrics.count('sip_defects_total');
    if (request.method !== 'ACK') request.respond(500).catch(() => {});
    this.giveUp({ code: 'failed', by: 'gateway', detail: 'the gateway failed' });
  }
}

/** A BYE of the far end, or the one that the SIP server made up when the far end went silent (RFC 3261 13.3.1.4, RFC 4028 10). */
function whyHungUp(request: IncomingRequest): EndReason {
  if (!request.synthetic) return { code: 'normal', by: 'room' };
  return { code: 'signalling-timeout', by: 'gateway', detail: 'the far end stopped answering' };
}

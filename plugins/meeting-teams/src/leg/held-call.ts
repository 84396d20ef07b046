import { CallError, type Clock, type Logger } from '@opencvi/plugin-api';
import type { CallDirectory, Delivery, ListeningCall, Registration } from '../callbacks/call-directory.ts';
import type { CallNotification } from '../callbacks/notifications.ts';
import type { TenantGraph } from '../graph/tenant-graph.ts';
import { aborted } from '../http/deadline.ts';
import type { HeldSession } from '../media/bot-pool.ts';
import type { HangUps } from '../recovery/hang-ups.ts';
import type { OpenCall, OpenCalls } from '../recovery/open-calls.ts';
import { applyCall, applyNotification, type CallView, newCallView } from './call-view.ts';
import { GraphCalls } from './graph-calls.ts';

/** What a call at Graph is held with. */
export interface HeldCallOptions {
  readonly graph: TenantGraph;
  readonly callChainId: string;
  readonly directory: CallDirectory;
  readonly openCalls: OpenCalls;
  readonly hangUps: HangUps;
  readonly clock: Clock;
  readonly log: Logger;
  /** Milliseconds between signs of life. */
  readonly keepAlive: number;
  /** Something new is known. */
  readonly onChange: (view: CallView) => void;
}

/** After a sign of life that failed, the next one comes sooner. */
const keepAliveRetry = 60_000;

/** One call at Graph: made, followed by its notifications, kept alive, and let go of for certain. */
export class HeldCall implements ListeningCall {
  readonly cloud: string;
  readonly tenantId: string;
  readonly calls: GraphCalls;
  readonly #options: HeldCallOptions;
  readonly #registration: Registration;
  readonly #closing = new AbortController();
  #view: CallView = newCallView;
  #record: OpenCall | undefined;
  #creating: Promise<unknown> | undefined;
  /** Graph may have made the call although we have no answer. */
  #uncertain = false;
  #reading: Promise<void> | undefined;
  #stopKeepAlive = (): void => {};
  #stopRetry = (): void => {};

  constructor(options: HeldCallOptions) {
    this.#options = options;
    this.cloud = options.graph.cloud.name;
    this.tenantId = options.graph.tenantId;
    this.calls = new GraphCalls(options.graph, options.callChainId);
    this.#registration = options.directory.register(this);
  }

  /** The last part of the callback address. */
  get key(): string {
    return this.#registration.key;
  }

  get view(): CallView {
    return this.#view;
  }

  /** Makes the call. Rejects with `CallError`, or with the signal's reason; then `close` still has to be called. */
  async dial(body: unknown, { bot, session }: HeldSession, signal: AbortSignal): Promise<void> {
    const { openCalls, clock, keepAlive } = this.#options;
    const { cloud, tenantId, key } = this;
    this.#record = await openCalls.begin({ key, cloud, tenantId, bot: bot.name, session: session.id });
    signal.throwIfAborted();
    // Not called off by the signal: a request that is abandoned may have made a call that nobody would end
    this.#uncertain = true;
    const creating = this.calls.create(body).then(
      // The answer is the last word on the call's id, whatever was told before it
      call => this.#apply(applyCall({ ...this.#view, callId: call.id ?? this.#view.callId }, call)),
      error => {
        this.#uncertain = !(error instanceof CallError) || error.reason.code === 'unavailable';
        throw error;
      },
    );
    this.#creating = creating.catch(() => {});
    await Promise.race([creating, aborted(signal)]);
    await this.#remember();
    if (this.#closing.signal.aborted) return;
    this.#stopKeepAlive = clock.every(keepAlive, () => void this.#keepAlive());
  }

  deliver(notification: CallNotification): Delivery {
    const { callId } = this.#view;
    if (callId !== undefined && callId.toLowerCase() !== notification.callId.toLowerCase()) return 'foreign';
    if (this.#closing.signal.aborted) return this.#deliverLate(notification);
    const view = applyNotification({ ...this.#view, callId: callId ?? notification.callId }, notification);
    const changed =
      view.progress !== this.#view.progress || view.roster !== this.#view.roster || view.myParticipantId !== this.#view.myParticipantId;
    this.#apply(view);
    // The answer that should have named the call may never come: after a crash the disk has to know what to hang up
    if (callId === undefined) void this.#remember();
    if (view.roster.gap) void this.refreshRoster();
    return changed ? 'applied' : 'unchanged';
  }

  /** Asks how things stand: notifications may have been lost. Never rejects. */
  async refresh(): Promise<void> {
    const { callId } = this.#view;
    if (callId === undefined) return;
    try {
      const call = await this.calls.get(callId, this.#closing.signal);
      this.#apply(applyCall(this.#view, { ...call, id: callId }));
      if (this.#view.progress === 'established') await this.refreshRoster();
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      if (isGone(error)) this.#gone();
      else this.#options.log.warn('call not read', { error });
    }
  }

  /** Asks for the whole roster; those who ask while an answer is awaited share it. Never rejects. */
  refreshRoster(): Promise<void> {
    this.#reading ??= this.#readRoster().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #readRoster(): Promise<void> {
    const { callId } = this.#view;
    if (callId === undefined) return;
    try {
      const participants = await this.calls.participants(callId, this.#closing.signal);
      this.deliver({ kind: 'roster', callId, delta: false, sequence: undefined, participants, removed: [] });
    } catch (error) {
      if (!this.#closing.signal.aborted) this.#options.log.warn('roster not read', { error });
    }
  }

  /** Lets go of the call: it is hung up unless Teams has ended it. Idempotent; never rejects. */
  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    this.#stopKeepAlive();
    this.#stopRetry();
    this.#registration.release();
    await this.#creating;
    const { callId, progress } = this.#view;
    if (!this.#record) return;
    if (callId !== undefined && progress !== 'terminated') await this.#options.hangUps.end({ ...this.#record, callId });
    else if (progress === 'terminated' || !this.#uncertain) await this.#options.openCalls.put({ ...this.#record, ended: true });
  }

  #apply(view: CallView): void {
    this.#view = view;
    if (!this.#closing.signal.aborted) this.#options.onChange(view);
  }

  async #remember(): Promise<void> {
    const { callId } = this.#view;
    if (!this.#record || callId === undefined) return;
    this.#record = { ...this.#record, callId };
    if (!this.#closing.signal.aborted) await this.#options.openCalls.put(this.#record);
  }

  /** Graph speaks of a call that we are done with: where it took our request but we never had its answer, this is how we learn of it. */
  #deliverLate(notification: CallNotification): Delivery {
    if (this.#view.callId === undefined && this.#record && this.#uncertain) {
      this.#view = { ...this.#view, callId: notification.callId };
      void this.#options.hangUps.end({ ...this.#record, callId: notification.callId });
    }
    return 'late';
  }

  async #keepAlive(): Promise<void> {
    const { callId } = this.#view;
    const { clock, log } = this.#options;
    if (callId === undefined || this.#closing.signal.aborted) return;
    try {
      await this.calls.keepAlive(callId, this.#closing.signal);
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      if (isGone(error)) {
        this.#gone();
        return;
      }
      log.warn('call not kept alive', { error });
      // One retry at a time, however long Graph is away: the regular sign of life takes its place
      this.#stopRetry();
      this.#stopRetry = clock.after(keepAliveRetry, () => void this.#keepAlive());
    }
  }

  /** Graph does not know the call any more. */
  #gone(): void {
    const resultInfo = { code: 481, subcode: 0, message: undefined };
    const { callId: id } = this.#view;
    this.#apply(applyCall(this.#view, { id, state: 'terminated', myParticipantId: undefined, callChainId: undefined, resultInfo }));
  }
}

function isGone(error: unknown): boolean {
  return error instanceof CallError && error.reason.code === 'meeting-ended';
}

import { randomUUID } from 'node:crypto';
import type { CallCommand, CallEvent, ControlEvent, Release } from '@opencvi/h323-js-bindings';
import type { RunningCall } from '@opencvi/h323-js-bindings/node';
import {
  type Address,
  CallError,
  type CallLeg,
  Emitter,
  type EndReason,
  type LegEvents,
  type LegState,
  type LogFields,
  type Logger,
  type MediaEndpoint,
  type RemoteParty,
} from '@opencvi/plugin-api';
import { type ReleaseCause, toReleaseCause } from '../causes/end-causes.ts';
import { fromRelease, type Progress } from '../causes/release-reason.ts';
import { videoShare } from '../media/call-bandwidth.ts';
import { MediaChannels } from '../media/media-channels.ts';
import { awaitAudio } from './await-audio.ts';
import { DigitMerger, type DigitWay } from './digit-merger.ts';
import { EarlyControl } from './early-control.ts';
import { isAboutChannels, kindOf } from './event-kind.ts';
import type { LegContext } from './leg-context.ts';
import { Lifetime } from './lifetime.ts';
import { noteEvent } from './noted-events.ts';
import { releaseCall } from './release-call.ts';

const defect: EndReason = { code: 'failed', by: 'gateway', detail: 'the gateway failed' };

/** What legs in both directions have in common: the channels once the call is taken, and the end. */
export abstract class H323Leg implements CallLeg {
  readonly id: string;
  readonly protocol = 'h323';
  abstract readonly remote: RemoteParty;
  abstract readonly dialled: Address;
  protected readonly context: LegContext;
  protected readonly call: RunningCall;
  readonly #events: Emitter<LegEvents>;
  readonly #digits: DigitMerger;
  readonly #lifetime = new Lifetime();
  readonly #early = new EarlyControl();
  #state: LegState = 'ringing';
  #channels: MediaChannels | undefined;
  #tunnelled: boolean | undefined;
  #granted: number | undefined;
  #negotiating = false;
  #ending: Promise<void> | undefined;
  #over = false;

  constructor(context: LegContext, call: RunningCall, id: string = randomUUID()) {
    this.id = id;
    this.context = context;
    this.call = call;
    this.#events = new Emitter<LegEvents>(error => this.log.error('defect', { error }));
    this.#digits = new DigitMerger(context.clock, digit => this.#events.emit('digit', digit));
    this.onCleanup(() => this.#digits.close());
    // Its connections can also go without a word: when the machine behind them failed
    void call.over.then(() => this.#lost());
  }

  get state(): LegState {
    return this.#state;
  }

  get facts(): CallLeg['facts'] {
    const codecs = this.#channels?.codecs ?? '';
    return {
      ...this.signallingFacts(),
      ...(this.#tunnelled !== undefined && { tunnelled: this.#tunnelled }),
      ...(codecs !== '' && { codecs }),
    };
  }

  on<K extends keyof LegEvents>(event: K, listener: (...args: LegEvents[K]) => void): () => void {
    return this.#events.on(event, listener);
  }

  abstract ring(): Promise<void>;
  abstract answer(endpoint: MediaEndpoint, signal: AbortSignal): Promise<void>;

  end(reason: EndReason): Promise<void> {
    if (this.ended === undefined) {
      this.#finish(reason, { tell: false });
      this.#ending = this.#release(toReleaseCause(reason));
    }
    return this.#ending ?? Promise.resolve();
  }

  /** Takes what the call tells. */
  handle(event: CallEvent): void {
    try {
      this.#handle(event);
    } catch (error) {
      this.#defect({ error, event: event.type });
    }
  }

  /** We end the call without having been told to. */
  giveUp(reason: EndReason, cause = toReleaseCause(reason)): void {
    if (this.ended) return;
    this.#finish(reason, { tell: true });
    this.#ending = this.#release(cause);
  }

  /** The most a video stream may take in either direction, in bit/s: as configured, as dialled with, and as the gatekeeper lets. */
  get bandwidth(): number {
    return Math.min(this.context.media.bandwidth, this.dialledWith ?? Infinity, this.#granted ?? Infinity);
  }

  /** The gatekeeper lets the call have so much, in bit/s of both directions together. */
  grant(bandwidth: number): void {
    this.#granted = videoShare(bandwidth);
    this.#channels?.grant(this.#granted);
  }

  /** What the rate that the caller dialled with leaves for video, in bit/s, where that says something of it. */
  protected get dialledWith(): number | undefined {
    return undefined;
  }

  /** Facts that are known before media is. */
  protected abstract signallingFacts(): CallLeg['facts'];
  protected abstract get progress(): Progress;
  /** What only one direction has: proceeding, alerting, fast start ... */
  protected abstract signalled(event: CallEvent): void;

  protected get log(): Logger {
    return this.context.log;
  }

  protected get ended(): EndReason | undefined {
    return this.#lifetime.ended;
  }

  /** Whether H.245 has begun to speak. */
  protected get controlIsReady(): boolean {
    return this.#tunnelled !== undefined;
  }

  protected throwIfEnded(): void {
    if (this.ended) throw new CallError(this.ended);
  }

  protected onCleanup(cleanup: () => void): void {
    this.#lifetime.onCleanup(cleanup);
  }

  protected command(command: CallCommand): void {
    this.call.command(command);
  }

  /** The channels of this call, and what the far end has said about them already. */
  protected openChannels(endpoint: MediaEndpoint): MediaChannels {
    const { clock, log, metrics } = this.context;
    const channels = new MediaChannels({
      ...{ endpoint, clock, log, metrics },
      toward: this.call.remote.address,
      bandwidth: this.bandwidth,
      userInput: this.context.media.userInput,
      command: command => !this.ended && this.command(command),
      events: {
        onHold: held => this.#events.emit('hold', held),
        onMute: muted => this.#events.emit('mute', muted),
        onBroken: error => this.#broken(error),
      },
    });
    this.#channels = channels;
    this.onCleanup(() => channels.close());
    this.onCleanup(endpoint.on('digit', digit => this.#digits.inRtp(digit)));
    return channels;
  }

  /** Capabilities, channels, and our audio open: from here on media may flow. */
  protected async establish(channels: MediaChannels, signal: AbortSignal): Promise<void> {
    this.command({ do: 'start', capabilities: channels.capabilities });
    for (const event of this.#early.take()) channels.handle(event);
    this.#negotiating = true;
    const { clock, timeouts } = this.context;
    try {
      await awaitAudio(channels, { clock, ms: timeouts.channel, signal, controlIsReady: () => this.controlIsReady });
    } finally {
      this.throwIfEnded();
    }
    this.#move('connected');
  }

  #handle(event: CallEvent): void {
    const kind = kindOf(event);
    if (event.type === 'released') this.#gone(event.release);
    else if (event.type === 'digits') this.#typed(event.digits, event.how);
    else if (event.type === 'keypad') this.#typed(event.digits, 'keypad');
    else if (event.type === 'controlReady') this.#tunnelled = event.tunnelled;
    else if (isAboutChannels(event)) this.#control(event);
    else if (kind === 'signalling') this.signalled(event);
    else if (kind === 'noted') noteEvent(event, this.log);
  }

  #typed(digits: string, way: DigitWay): void {
    this.#digits.bySignalling(digits, way, this.#channels?.eventsInRtp === true);
  }

  #control(event: ControlEvent): void {
    if (this.ended) return;
    if (this.#negotiating) this.#channels?.handle(event);
    else this.#early.keep(event, command => this.command(command));
  }

  #broken(error: unknown): void {
    // Before that, `answer` rejects
    if (this.#state !== 'connected') return;
    if (error instanceof CallError) {
      this.giveUp(error.reason);
      return;
    }
    this.#defect({ error });
  }

  /** A defect of ours ends the call it happened in, and no other. */
  #defect(fields: LogFields): void {
    this.log.error('defect', fields);
    this.context.metrics.count('h323_defects_total');
    this.giveUp(defect);
  }

  #gone(release: Release): void {
    this.#finish(fromRelease(release, this.progress), { tell: true });
    if (this.#ending === undefined) this.#whenOver();
  }

  #lost(): void {
    this.#finish(defect, { tell: true });
    this.#whenOver();
  }

  #finish(reason: EndReason, { tell }: { tell: boolean }): void {
    if (!this.#lifetime.end(reason)) return;
    this.#move('ended');
    if (tell) this.#events.emit('ended', reason);
  }

  async #release(cause: ReleaseCause): Promise<void> {
    if (this.progress === 'caller-waits') this.context.metrics.count('h323_calls_refused_total', { cause: String(cause.cause) });
    await releaseCall(this.call, cause, this.context);
    this.#whenOver();
  }

  /** Nothing is left to do. Idempotent. */
  #whenOver(): void {
    if (this.#over) return;
    this.#over = true;
    this.context.onOver();
  }

  #move(state: LegState): void {
    this.#state = state;
    this.#events.emit('state', state);
  }
}

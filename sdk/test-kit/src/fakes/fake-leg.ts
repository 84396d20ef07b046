import {
  type Address,
  type CallLeg,
  Emitter,
  type EndReason,
  type LegEvents,
  type LegState,
  type Listener,
  type MediaEndpoint,
  type RemoteParty,
  type StreamStatistics,
} from '@opencvi/plugin-api';

/** What a fake leg is made from. */
export interface FakeLegOptions {
  readonly dialled?: Address;
  readonly remote?: RemoteParty;
  readonly protocol?: string;
  /** What `answer` does; answers at once when absent. */
  readonly onAnswer?: (endpoint: MediaEndpoint, signal: AbortSignal) => Promise<void>;
  /** What being muted does; `false`: its protocol has no mute. */
  readonly onMute?: false | ((muted: boolean) => Promise<void>);
}

let count = 0;

/** A leg without a network: tests play the far end. */
export class FakeLeg implements CallLeg {
  readonly id = `fake-leg-${++count}`;
  readonly protocol: string;
  readonly remote: RemoteParty;
  readonly dialled: Address;
  readonly facts = { fake: true };
  state: LegState = 'ringing';
  /** What has been asked of it, in order. */
  readonly heard: string[] = [];
  /** The endpoint it was answered with. */
  endpoint: MediaEndpoint | undefined;
  /** Why we ended it. */
  endedWith: EndReason | undefined;
  /** How the room was connected, as it was told at the end. */
  reported: readonly StreamStatistics[] | undefined;
  /** What happens while it is told; nothing when absent. */
  onReport: (() => Promise<void>) | undefined;
  readonly setMuted?: (muted: boolean) => Promise<void>;
  readonly #events = new Emitter<LegEvents>();
  readonly #onAnswer: FakeLegOptions['onAnswer'];

  constructor({ dialled, remote, protocol = 'fake', onAnswer, onMute }: FakeLegOptions = {}) {
    this.protocol = protocol;
    this.dialled = dialled ?? { user: 'teams', host: 'example.test' };
    this.remote = remote ?? {
      address: { user: 'room', host: 'example.test' },
      displayName: 'Room 1',
      source: { address: '192.0.2.1', port: 5060, transport: 'tcp' },
    };
    this.#onAnswer = onAnswer;
    if (onMute === false) return;
    this.setMuted = async muted => {
      this.heard.push(muted ? 'mute' : 'unmute');
      await onMute?.(muted);
    };
  }

  on<K extends keyof LegEvents>(event: K, listener: Listener<LegEvents[K]>): () => void {
    return this.#events.on(event, listener);
  }

  async ring(): Promise<void> {
    this.heard.push('ring');
  }

  async answer(endpoint: MediaEndpoint, signal: AbortSignal): Promise<void> {
    this.heard.push('answer');
    this.endpoint = endpoint;
    await this.#onAnswer?.(endpoint, signal);
    if (this.state === 'ringing') this.state = 'connected';
  }

  async end(reason: EndReason): Promise<void> {
    if (this.state === 'ended') return;
    this.heard.push(`end ${reason.code}`);
    this.state = 'ended';
    this.endedWith = reason;
  }

  async report(statistics: readonly StreamStatistics[]): Promise<void> {
    this.heard.push('report');
    this.reported = statistics;
    await this.onReport?.();
  }

  /** The far end does something. */
  emit<K extends keyof LegEvents>(event: K, ...args: LegEvents[K]): void {
    if (event === 'state') this.state = args[0] as LegState;
    if (event === 'ended') this.state = 'ended';
    this.#events.emit(event, ...args);
  }

  /** The far end hangs up. */
  hangUp(reason: EndReason = { code: 'normal', by: 'room' }): void {
    this.emit('ended', reason);
  }

  /** The far end types. */
  type(digits: string): void {
    for (const digit of digits) this.emit('digit', digit);
  }
}

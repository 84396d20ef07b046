import {
  Emitter,
  type EndpointEvents,
  type MediaCapabilities,
  type MediaEndpoint,
  type MediaFormat,
  type MediaRole,
  type StreamAgreement,
  type StreamStatistics,
  type TransportAddress,
} from '@opencvi/plugin-api';

/** Where each role's RTP is taken. */
const ports: Readonly<Record<MediaRole, number>> = { audio: 50_000, main: 50_002, slides: 50_004 };

/** An endpoint without media, which keeps all that it is told, in order: for testing how a protocol negotiates. */
export class RecordingEndpoint implements MediaEndpoint {
  readonly id = 'recording';
  readonly capabilities: MediaCapabilities;
  readonly events = new Emitter<EndpointEvents>();
  readonly agreements: StreamAgreement[] = [];
  readonly released: MediaRole[] = [];
  /** Roles whose key frames the far end asked for. */
  readonly keyFrames: MediaRole[] = [];
  /** Set, `open` rejects with it. */
  failure: Error | undefined;
  /** `open` waits for it. */
  ready: Promise<void> = Promise.resolve();
  readonly #waiting = new Set<() => void>();

  constructor(capabilities: MediaCapabilities) {
    this.capabilities = capabilities;
  }

  on: MediaEndpoint['on'] = (event, listener) => this.events.on(event, listener);

  /** The last agreement of a role. */
  last(role: MediaRole): StreamAgreement | undefined {
    return this.agreements.findLast(agreement => agreement.role === role);
  }

  /** Resolves once the last agreement of a role is as wanted. */
  agrees(role: MediaRole, wanted: (agreement: StreamAgreement) => boolean): Promise<StreamAgreement> {
    return new Promise(resolve => {
      const look = () => {
        const agreement = this.last(role);
        if (agreement === undefined || !wanted(agreement)) return;
        this.#waiting.delete(look);
        resolve(agreement);
      };
      this.#waiting.add(look);
      look();
    });
  }

  async open(role: MediaRole): Promise<TransportAddress> {
    await this.ready;
    if (this.failure) throw this.failure;
    const port = ports[role];
    return { address: '127.0.0.1', port, rtcpPort: port + 1 };
  }

  async connect(agreement: StreamAgreement): Promise<void> {
    this.agreements.push(agreement);
    for (const look of this.#waiting) look();
  }

  async release(role: MediaRole): Promise<void> {
    this.released.push(role);
  }

  agreed(role: MediaRole): readonly MediaFormat[] {
    return this.last(role)?.send ?? [];
  }

  requestKeyFrame(): void {}

  keyFrameRequested(role: MediaRole): void {
    this.keyFrames.push(role);
  }

  async sendDigits(): Promise<void> {}
  async play(): Promise<void> {}
  async show(): Promise<void> {}

  async statistics(): Promise<readonly StreamStatistics[]> {
    return [];
  }

  async close(): Promise<void> {}
}

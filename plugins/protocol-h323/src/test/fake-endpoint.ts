import {
  Emitter,
  type EndpointEvents,
  type MediaCapabilities,
  type MediaEndpoint,
  type MediaRole,
  type StreamAgreement,
  type TransportAddress,
} from '@opencvi/plugin-api';
import { capabilities } from './capabilities.ts';

/** Where each role's RTP is taken. */
export const ports: Readonly<Record<MediaRole, number>> = { audio: 50_000, main: 50_002, slides: 50_004 };

/** An endpoint without media, which remembers what it was told. */
export class FakeEndpoint implements MediaEndpoint {
  readonly id = 'fake';
  readonly capabilities: MediaCapabilities;
  readonly events = new Emitter<EndpointEvents>();
  readonly agreements: StreamAgreement[] = [];
  readonly keyFrames: MediaRole[] = [];
  /** Set, `open` rejects with it. */
  failure: Error | undefined;
  /** `open` waits for it. */
  ready: Promise<void> = Promise.resolve();
  readonly #waiting = new Set<() => void>();

  constructor(able: MediaCapabilities = capabilities) {
    this.capabilities = able;
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
    return { address: '127.0.0.1', port: ports[role], rtcpPort: ports[role] + 1 };
  }

  async connect(agreement: StreamAgreement): Promise<void> {
    this.agreements.push(agreement);
    for (const look of this.#waiting) look();
  }

  async release(): Promise<void> {}

  agreed(role: MediaRole) {
    return this.last(role)?.send ?? [];
  }

  requestKeyFrame(): void {}

  keyFrameRequested(role: MediaRole): void {
    this.keyFrames.push(role);
  }

  async sendDigits(): Promise<void> {}
  async play(): Promise<void> {}
  async show(): Promise<void> {}
  async statistics() {
    return [];
  }
  async close(): Promise<void> {}
}

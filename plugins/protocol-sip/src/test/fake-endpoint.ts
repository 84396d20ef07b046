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

const ports: Readonly<Record<MediaRole, number>> = { audio: 50_000, main: 50_002, slides: 50_004 };

/** An endpoint without media, which remembers what it was told. */
export class FakeEndpoint implements MediaEndpoint {
  readonly id = 'fake';
  readonly capabilities: MediaCapabilities;
  readonly events = new Emitter<EndpointEvents>();
  readonly agreements: StreamAgreement[] = [];
  readonly released: MediaRole[] = [];
  readonly keyFrames: MediaRole[] = [];
  /** Set, `open` rejects with it. */
  failure: Error | undefined;

  constructor(able: MediaCapabilities = capabilities) {
    this.capabilities = able;
  }

  on: MediaEndpoint['on'] = (event, listener) => this.events.on(event, listener);

  /** The last agreement of a role. */
  last(role: MediaRole): StreamAgreement | undefined {
    return this.agreements.findLast(agreement => agreement.role === role);
  }

  async open(role: MediaRole): Promise<TransportAddress> {
    if (this.failure) throw this.failure;
    return { address: '127.0.0.1', port: ports[role], rtcpPort: ports[role] + 1 };
  }

  async connect(agreement: StreamAgreement): Promise<void> {
    this.agreements.push(agreement);
  }

  async release(role: MediaRole): Promise<void> {
    this.released.push(role);
  }

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

import {
  type CallContext,
  Emitter,
  type EndpointEvents,
  type Listener,
  type MediaCapabilities,
  type MediaEndpoint,
  type MediaEngine,
  type MediaFormat,
  type MediaRole,
  type MediaSession,
  type Picture,
  type Prompt,
  type StreamAgreement,
  type StreamStatistics,
  type TransportAddress,
} from '@opencvi/plugin-api';

const capabilities: MediaCapabilities = [
  {
    role: 'audio',
    formats: [
      { codec: 'G722', payloadType: 9, clockRate: 8000 },
      { codec: 'PCMU', payloadType: 0, clockRate: 8000 },
      { codec: 'telephone-event', payloadType: 101, clockRate: 8000, parameters: { events: '0-15' } },
    ],
  },
  {
    role: 'main',
    formats: [
      { codec: 'H264', payloadType: 96, clockRate: 90_000, parameters: { 'packetization-mode': '1', 'profile-level-id': '42e01f' } },
    ],
  },
];

let nextPort = 40_000;

/** An endpoint without a network: it remembers what was agreed, played and shown. */
export class FakeEndpoint implements MediaEndpoint {
  readonly capabilities: MediaCapabilities;
  readonly agreements = new Map<MediaRole, StreamAgreement>();
  /** Prompt files, in order. */
  readonly played: string[] = [];
  /** Picture files, in order. */
  readonly shown: (string | undefined)[] = [];
  readonly keyFrameRequests: MediaRole[] = [];
  /** Digits sent to the far end. */
  sent = '';
  closed = false;
  /** How long a prompt takes; at once when absent. */
  playing: ((prompt: Prompt, signal: AbortSignal) => Promise<void>) | undefined;
  /** Packets that have come, as the statistics tell; 100 of each role that is agreed and not named. */
  readonly received = new Map<MediaRole, number>();
  readonly #events = new Emitter<EndpointEvents>();

  constructor(
    readonly id: string,
    supported: MediaCapabilities = capabilities,
  ) {
    this.capabilities = supported;
  }

  on<K extends keyof EndpointEvents>(event: K, listener: Listener<EndpointEvents[K]>): () => void {
    return this.#events.on(event, listener);
  }

  /** The far end does something. */
  emit<K extends keyof EndpointEvents>(event: K, ...args: EndpointEvents[K]): void {
    this.#events.emit(event, ...args);
  }

  async open(): Promise<TransportAddress> {
    const port = nextPort;
    nextPort += 2;
    return { address: '127.0.0.1', port, rtcpPort: port + 1 };
  }

  async connect(agreement: StreamAgreement): Promise<void> {
    this.agreements.set(agreement.role, agreement);
  }

  async release(role: MediaRole): Promise<void> {
    this.agreements.delete(role);
  }

  agreed(role: MediaRole): readonly MediaFormat[] {
    return this.agreements.get(role)?.send ?? [];
  }

  requestKeyFrame(role: MediaRole): void {
    this.keyFrameRequests.push(role);
  }

  keyFrameRequested(role: MediaRole): void {
    this.keyFrameRequests.push(role);
  }

  async sendDigits(digits: string): Promise<void> {
    this.sent += digits;
  }

  async play(prompt: Prompt, signal: AbortSignal): Promise<void> {
    this.played.push(prompt.file);
    await this.playing?.(prompt, signal);
  }

  async show(picture: Picture | undefined): Promise<void> {
    this.shown.push(picture?.file);
  }

  async statistics(): Promise<readonly StreamStatistics[]> {
    return [...this.agreements.keys()].map(role => ({
      role,
      direction: 'inbound',
      packets: this.received.get(role) ?? 100,
      bytes: 16_000,
      packetsLost: 0,
      bitrate: 64_000,
      discarded: 0,
    }));
  }

  async close(): Promise<void> {
    this.closed = true;
    this.#events.clear();
  }
}

/** A session of two fake endpoints. */
export class FakeMediaSession implements MediaSession {
  readonly device: FakeEndpoint;
  readonly meeting: FakeEndpoint;
  bridged = false;
  closed = false;

  constructor(readonly call: string) {
    this.device = new FakeEndpoint(`${call}-device`);
    this.meeting = new FakeEndpoint(`${call}-meeting`);
  }

  async bridge(on: boolean): Promise<void> {
    this.bridged = on;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.device.close();
    await this.meeting.close();
  }
}

/** A media engine without a network. */
export class FakeMediaEngine implements MediaEngine {
  readonly id = 'fake-media';
  readonly sessions: FakeMediaSession[] = [];

  async open(call: CallContext): Promise<FakeMediaSession> {
    const session = new FakeMediaSession(call.id);
    this.sessions.push(session);
    return session;
  }
}

import type { types } from 'mediasoup-client';
import { readEvents } from './event-stream.ts';
import type { ConsumerAnswer, GatewayEvent, Role, TransportAnswer } from './protocol.ts';

/** The gateway refused a request. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** What a stream is made of when it is sent. */
export interface Produce {
  readonly transport: string;
  readonly role: Role;
  readonly kind: types.MediaKind;
  readonly rtpParameters: types.RtpParameters;
}

/** The signalling with the gateway: below `/meet/{id}/api`. */
export class Gateway {
  readonly #base: string;
  #token: string | undefined;

  constructor(meeting: string) {
    this.#base = `/meet/${encodeURIComponent(meeting)}/api`;
  }

  /** What the meeting is called. */
  describe(): Promise<{ id: string; title: string }> {
    return this.#ask('GET', '');
  }

  /** Joins; answers this browser's own id. */
  async join(name: string, key: string | undefined): Promise<string> {
    this.#token = undefined;
    const answer = await this.#ask<{ participant: string; token: string }>('POST', '/join', { name, ...(key !== undefined && { key }) });
    this.#token = answer.token;
    return answer.participant;
  }

  /** Reads events until the gateway ends them or the connection breaks (throws). */
  async events(onOpen: () => void, onEvent: (event: GatewayEvent) => void, signal: AbortSignal): Promise<void> {
    const response = await this.#fetch('GET', '/events', undefined, { signal });
    onOpen();
    await readEvents(response, onEvent);
  }

  alive(): Promise<void> {
    return this.#ask('POST', '/alive');
  }

  createTransport(direction: 'send' | 'receive'): Promise<TransportAnswer> {
    return this.#ask('POST', '/transports', { direction });
  }

  connectTransport(id: string, dtlsParameters: types.DtlsParameters): Promise<void> {
    return this.#ask('POST', `/transports/${id}/connect`, { dtlsParameters });
  }

  produce(stream: Produce): Promise<{ id: string }> {
    return this.#ask('POST', '/producers', stream);
  }

  stopProducing(id: string): Promise<void> {
    return this.#ask('DELETE', `/producers/${id}`);
  }

  consume(stream: string, rtpCapabilities: types.RtpCapabilities): Promise<ConsumerAnswer> {
    return this.#ask('POST', '/consumers', { stream, rtpCapabilities });
  }

  resume(consumer: string): Promise<void> {
    return this.#ask('POST', `/consumers/${consumer}/resume`);
  }

  setMuted(muted: boolean): Promise<void> {
    return this.#ask('POST', '/mute', { muted });
  }

  admit(participant: string): Promise<void> {
    return this.#ask('POST', `/participants/${participant}/admit`);
  }

  deny(participant: string): Promise<void> {
    return this.#ask('POST', `/participants/${participant}/deny`);
  }

  mute(participant: string): Promise<void> {
    return this.#ask('POST', `/participants/${participant}/mute`);
  }

  remove(participant: string): Promise<void> {
    return this.#ask('DELETE', `/participants/${participant}`);
  }

  endMeeting(): Promise<void> {
    return this.#ask('POST', '/end');
  }

  /** Leaves; also while the page is being closed. */
  async leave(): Promise<void> {
    if (this.#token === undefined) return;
    await this.#fetch('POST', '/leave', undefined, { keepalive: true }).catch(() => {});
    this.#token = undefined;
  }

  async #ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.#fetch(method, path, body);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  async #fetch(method: string, path: string, body?: unknown, options: RequestInit = {}): Promise<Response> {
    const headers: Record<string, string> = {};
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (this.#token !== undefined) headers.authorization = `Bearer ${this.#token}`;
    const response = await fetch(this.#base + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...options,
    });
    if (response.ok) return response;
    const problem = (await response.json().catch(() => ({}))) as { detail?: string; title?: string };
    throw new GatewayError(response.status, problem.detail ?? problem.title ?? `the gateway answered ${response.status}`);
  }
}

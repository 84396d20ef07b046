import type { Flow } from '../transport/flow.ts';
import type { BoundListener, SocketAddress } from '../transport/listener.ts';

/** A flow that keeps what is sent on it. */
export class FakeFlow implements Flow {
  readonly protocol;
  readonly reliable: boolean;
  readonly remote: SocketAddress;
  readonly sent: Buffer[] = [];
  open = true;
  readonly #errors: ((error: Error) => void)[] = [];

  constructor(reliable: boolean, source = '192.0.2.1') {
    this.remote = { host: source, port: 5060 };
    this.reliable = reliable;
    this.protocol = reliable ? ('tcp' as const) : ('udp' as const);
  }

  get listener(): BoundListener {
    const local = { host: '192.0.2.9', port: 5060 };
    return { protocol: this.protocol, local, advertised: () => local, flowTo: () => this, close: async () => {} };
  }

  send(bytes: Buffer, onError?: (error: Error) => void): void {
    this.sent.push(bytes);
    if (onError) this.#errors.push(onError);
  }

  hold(): () => void {
    return () => {};
  }

  /** What a broken connection does. */
  fail(): void {
    for (const onError of this.#errors.splice(0)) onError(new Error('broken'));
  }

  /** The status of every response sent. */
  statuses(): (string | undefined)[] {
    return this.sent.map(bytes => bytes.toString().split(' ')[1]);
  }
}

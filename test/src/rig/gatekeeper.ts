import type { RunningRas } from '@opencvi/h323-js-bindings/node';
import { openRas } from '@opencvi/h323-js-bindings/node';
import {
  TestGatekeeper,
  type TestGatekeeperCommand,
  type TestGatekeeperEvent,
  type TestGatekeeperOptions,
} from '@opencvi/h323-js-bindings/testing';
import { Backlog } from './backlog.ts';
import { addressOf, PortBlock } from './ports.ts';

type EventOf<T extends TestGatekeeperEvent['type']> = Extract<TestGatekeeperEvent, { readonly type: T }>;

/** RAS's own port: chan_ooh323 knows no other. */
const RAS_PORT = 1719;

/** The library's small gatekeeper on a UDP socket, at an address of its own. */
export class Gatekeeper implements AsyncDisposable {
  readonly host: string;
  readonly #ras: RunningRas<TestGatekeeperCommand>;
  readonly #events: Backlog<TestGatekeeperEvent>;
  readonly #stack: AsyncDisposableStack;

  constructor(parts: {
    host: string;
    ras: RunningRas<TestGatekeeperCommand>;
    events: Backlog<TestGatekeeperEvent>;
    stack: AsyncDisposableStack;
  }) {
    this.host = parts.host;
    this.#ras = parts.ras;
    this.#events = parts.events;
    this.#stack = parts.stack;
  }

  get port(): number {
    return RAS_PORT;
  }

  command(command: TestGatekeeperCommand): void {
    this.#ras.command(command);
  }

  /** Takes the next event of a type, one that came earlier included. */
  async waitFor<T extends TestGatekeeperEvent['type']>(type: T, accepts = (_: EventOf<T>): boolean => true): Promise<EventOf<T>> {
    const context = (): string => `there are: ${JSON.stringify(this.#events.waiting)}`;
    const isIt = (event: TestGatekeeperEvent): boolean => event.type === type && accepts(event as EventOf<T>);
    return (await this.#events.next(isIt, { what: `"${type}" at the gatekeeper`, context })) as EventOf<T>;
  }

  /** Waits until an endpoint has registered an alias. */
  registered(alias: string): Promise<EventOf<'registered'>> {
    return this.waitFor('registered', ({ aliases }) => aliases.some(({ value }) => value === alias));
  }

  close(): Promise<void> {
    return this.#stack.disposeAsync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/** Starts a gatekeeper; it listens when this returns. */
export async function startGatekeeper(options: Partial<TestGatekeeperOptions> = {}): Promise<Gatekeeper> {
  await using starting = new AsyncDisposableStack();
  const host = addressOf(starting.use(await PortBlock.take(1)));
  const events = new Backlog<TestGatekeeperEvent>();
  const ras = await openRas<TestGatekeeperCommand, TestGatekeeperEvent>({
    host,
    port: RAS_PORT,
    clock: { after },
    machine: new TestGatekeeper({ id: 'rig', rasAddress: { address: host, port: RAS_PORT }, ...options }),
    onEvent: event => events.push(event),
    onDefect: error => events.end(error instanceof Error ? error : new Error(String(error))),
  });
  starting.defer(() => ras.close());
  return new Gatekeeper({ host, ras, events, stack: starting.move() });
}

function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

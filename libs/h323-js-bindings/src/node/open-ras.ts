import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv4, isIPv6 } from 'node:net';
import type { SocketAddress } from '../machine.ts';
import type { RasInput, RasOutput } from '../ras/ras.ts';
import { plainAddress } from './address.ts';
import { bindTo } from './bind-to.ts';
import { InputLoop } from './input-loop.ts';
import { NamedTimers } from './named-timers.ts';
import type { RasRequest, RunningRas } from './rim.ts';

/** Binds a UDP socket and runs a machine of RAS on it. Rejects when the address cannot be bound. */
export async function openRas<C, E>(request: RasRequest<C, E>): Promise<RunningRas<C>> {
  const { host, port, onDefect } = request;
  const socket = await bindTo(host, address => bound(address, port));
  socket.on('error', onDefect);
  return new RasRunner(socket, request);
}

async function bound(address: string, port: number): Promise<Socket> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  try {
    socket.bind({ address, port, exclusive: true });
    await once(socket, 'listening');
    return socket;
  } catch (error) {
    socket.close();
    throw error;
  }
}

class RasRunner<C, E> implements RunningRas<C> {
  readonly local: SocketAddress;
  readonly #socket: Socket;
  readonly #isIpv6: boolean;
  readonly #onEvent: (event: E) => void;
  readonly #loop: InputLoop<RasInput<C>, RasOutput<E>>;
  readonly #timers: NamedTimers;
  #closed: Promise<void> | undefined;

  constructor(socket: Socket, { clock, machine, onEvent, onDefect }: RasRunnerContext<C, E>) {
    const { address, port, family } = socket.address();
    this.local = { address, port };
    this.#socket = socket;
    this.#isIpv6 = family === 'IPv6';
    this.#onEvent = event => onEvent(event, this);
    this.#loop = new InputLoop({
      handle: input => machine.handle(input),
      perform: output => this.#perform(output),
      onIdle: () => {},
      // One datagram that we cannot cope with is no reason to hear no others
      onDefect,
    });
    this.#timers = new NamedTimers(clock, name => this.#loop.push({ type: 'timer', name }));
    socket.on('message', (bytes, from) => {
      this.#loop.push({ type: 'bytes', from: { address: plainAddress(from.address), port: from.port }, bytes });
    });
  }

  command(command: C): void {
    this.#loop.push({ type: 'command', command });
  }

  close(): Promise<void> {
    this.#loop.stop();
    this.#timers.clear();
    this.#closed ??= new Promise(resolve => this.#socket.close(() => resolve()));
    return this.#closed;
  }

  #perform(output: RasOutput<E>): void {
    switch (output.type) {
      case 'send':
        this.#send(output.bytes, output.to);
        break;
      case 'event':
        this.#onEvent(output.event);
        break;
      case 'arm':
        this.#timers.arm(output.name, output.ms);
        break;
      case 'disarm':
        this.#timers.disarm(output.name);
        break;
    }
  }

  #send(bytes: Uint8Array, { address, port }: SocketAddress): void {
    const to = this.#isIpv6 && isIPv4(address) ? `::ffff:${address}` : address;
    // RAS repeats what gets lost (H.225.0 Table 19), and a datagram that cannot be sent is one that got lost
    this.#socket.send(bytes, port, to, () => {});
  }
}

type RasRunnerContext<C, E> = Pick<RasRequest<C, E>, 'clock' | 'machine' | 'onEvent' | 'onDefect'>;

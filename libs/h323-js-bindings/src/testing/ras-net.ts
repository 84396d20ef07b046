import type { SocketAddress } from '../machine.ts';
import type { RasMachine, RasOutput } from '../ras/ras.ts';

interface Host {
  readonly at: SocketAddress;
  readonly machine: RasMachine<unknown, unknown>;
  readonly timers: Map<string, number>;
  readonly events: unknown[];
}

interface Datagram {
  readonly from: SocketAddress;
  readonly to: SocketAddress;
  readonly bytes: Uint8Array;
  /** When it arrives. */
  readonly at: number;
}

/** Datagrams between machines that speak RAS, with virtual time: all at once and in order, nothing is lost that no machine loses. */
export class RasNet {
  readonly #hosts: Host[] = [];
  #flying: Datagram[] = [];
  /** Milliseconds until each copy of a datagram that is sent arrives: none is lost, two is one too many. */
  delays: () => readonly number[] = () => [0];
  /** Every datagram that was sent, in order. */
  readonly sent: { readonly from: SocketAddress; readonly to: SocketAddress; readonly bytes: Uint8Array }[] = [];
  /** Milliseconds. */
  now = 0;

  /** Puts a machine at an address. Gives what to command it with, and its events as they come. */
  add<C, E>(at: SocketAddress, machine: RasMachine<C, E>): { command(command: C): void; readonly events: E[] } {
    const events: E[] = [];
    const host: Host = { at, machine: machine as RasMachine<unknown, unknown>, timers: new Map(), events };
    this.#hosts.push(host);
    return {
      command: command => {
        this.#take(host, machine.handle({ type: 'command', command }));
        this.#settle();
      },
      events,
    };
  }

  /** Takes a machine away: what is sent to it is lost. */
  remove(at: SocketAddress): void {
    const index = this.#hosts.findIndex(host => same(host.at, at));
    if (index >= 0) this.#hosts.splice(index, 1);
  }

  /** A datagram from anywhere. */
  inject(from: SocketAddress, to: SocketAddress, bytes: Uint8Array): void {
    this.#flying.push({ from, to, bytes, at: this.now });
    this.#settle();
  }

  /** Lets time pass, timer by timer and datagram by datagram. */
  advance(ms: number): void {
    const until = this.now + ms;
    for (let at = this.#next(); at <= until; at = this.#next()) {
      this.now = at;
      this.#settle();
      this.#ring();
    }
    this.now = until;
  }

  /** Names of the timers that a machine has running. */
  timers(at: SocketAddress): string[] {
    return [...(this.#hosts.find(host => same(host.at, at))?.timers.keys() ?? [])];
  }

  /** When something happens. */
  #next(): number {
    return Math.min(...this.#flying.map(({ at }) => at), ...this.#hosts.flatMap(({ timers }) => [...timers.values()]));
  }

  /** One of the timers that are due. */
  #ring(): void {
    for (const host of this.#hosts) {
      const due = [...host.timers].find(([, at]) => at <= this.now);
      if (!due) continue;
      host.timers.delete(due[0]);
      this.#take(host, host.machine.handle({ type: 'timer', name: due[0] }));
      this.#settle();
      return;
    }
  }

  /** Brings what is there by now. */
  #settle(): void {
    for (let here = this.#here(); here; here = this.#here()) {
      const { from, to, bytes } = here;
      const host = this.#hosts.find(({ at }) => same(at, to));
      if (host) this.#take(host, host.machine.handle({ type: 'bytes', from, bytes }));
    }
  }

  #here(): Datagram | undefined {
    const found = this.#flying.find(({ at }) => at <= this.now);
    if (found) this.#flying = this.#flying.filter(each => each !== found);
    return found;
  }

  #take(host: Host, outputs: readonly RasOutput<unknown>[]): void {
    for (const output of outputs) {
      if (output.type === 'send') {
        const datagram = { from: host.at, to: output.to, bytes: output.bytes };
        this.sent.push(datagram);
        this.#flying.push(...this.delays().map(delay => ({ ...datagram, at: this.now + delay })));
      } else if (output.type === 'event') host.events.push(output.event);
      else if (output.type === 'arm') host.timers.set(output.name, this.now + output.ms);
      else host.timers.delete(output.name);
    }
  }
}

function same(one: SocketAddress, other: SocketAddress): boolean {
  return one.address === other.address && one.port === other.port;
}

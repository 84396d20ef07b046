import type { SocketAddress } from '../machine.ts';
import type { RasMachine, RasOutput } from '../ras/ras.ts';

interface Host {
  readonly at: SocketAddress;
  readonly machine: RasMachine<unknown, unknown>;
  readonly timers: Map<string, number>;
  readonly events: unknown[];
}

/** Datagrams between machines that speak RAS, with virtual time: all at once and in order, nothing is lost that no machine loses. */
export class RasNet {
  readonly #hosts: Host[] = [];
  readonly #flying: { readonly from: SocketAddress; readonly to: SocketAddress; readonly bytes: Uint8Array }[] = [];
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
    this.#flying.push({ from, to, bytes });
    this.#settle();
  }

  /** Lets time pass, timer by timer. */
  advance(ms: number): void {
    const until = this.now + ms;
    for (let next = this.#next(); next && next.at <= until; next = this.#next()) {
      this.now = next.at;
      next.host.timers.delete(next.name);
      this.#take(next.host, next.host.machine.handle({ type: 'timer', name: next.name }));
      this.#settle();
    }
    this.now = until;
  }

  /** Names of the timers that a machine has running. */
  timers(at: SocketAddress): string[] {
    return [...(this.#hosts.find(host => same(host.at, at))?.timers.keys() ?? [])];
  }

  #next(): { host: Host; name: string; at: number } | undefined {
    const all = this.#hosts.flatMap(host => [...host.timers].map(([name, at]) => ({ host, name, at })));
    return all.sort((a, b) => a.at - b.at)[0];
  }

  #settle(): void {
    for (let datagram = this.#flying.shift(); datagram; datagram = this.#flying.shift()) {
      const { from, to, bytes } = datagram;
      const host = this.#hosts.find(({ at }) => same(at, to));
      if (host) this.#take(host, host.machine.handle({ type: 'bytes', from, bytes }));
    }
  }

  #take(host: Host, outputs: readonly RasOutput<unknown>[]): void {
    for (const output of outputs) {
      if (output.type === 'send') {
        const datagram = { from: host.at, to: output.to, bytes: output.bytes };
        this.sent.push(datagram);
        this.#flying.push(datagram);
      } else if (output.type === 'event') host.events.push(output.event);
      else if (output.type === 'arm') host.timers.set(output.name, this.now + output.ms);
      else host.timers.delete(output.name);
    }
  }
}

function same(one: SocketAddress, other: SocketAddress): boolean {
  return one.address === other.address && one.port === other.port;
}

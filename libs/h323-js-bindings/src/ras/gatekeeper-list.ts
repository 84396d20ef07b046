import { fromH225Address } from '../address/socket-address.ts';
import type { AlternateGK } from '../generated/h323-messages.ts';
import type { SocketAddress } from '../machine.ts';
import { sameAddress } from './ras-address.ts';
import type { NumberedRas } from './ras-message.ts';

/** A gatekeeper to turn to. */
export interface Gatekeeper {
  readonly address: SocketAddress;
  readonly id?: string;
  /** Whether it wants us to register before it answers anything else. */
  readonly needToRegister: boolean;
}

/** More alternates than that are not remembered. */
const MAX_ALTERNATES = 16;

/** The gatekeeper of the configuration and those that gatekeepers name in its place (H.225.0 7.9.2, alternateGatekeeper). */
export class GatekeeperList {
  #configured: Gatekeeper;
  #alternates: readonly Gatekeeper[] = [];
  #current: Gatekeeper;
  /** Those that failed since one answered last. */
  #failed: Gatekeeper[] = [];

  constructor(configured: Gatekeeper) {
    this.#configured = configured;
    this.#current = configured;
  }

  get current(): Gatekeeper {
    return this.#current;
  }

  get isConfigured(): boolean {
    return this.#current === this.#configured;
  }

  /** Takes a list in place of the last one; none changes nothing. Priority 0 is the best (H.225.0 7.6). */
  learn(named: readonly AlternateGK[] | undefined): void {
    if (!named) return;
    const sorted = named.slice(0, MAX_ALTERNATES).sort((a, b) => a.priority - b.priority);
    this.#alternates = sorted.flatMap(toGatekeeper);
  }

  /** Takes the list that a reject brings (altGKInfo), if any. */
  learnFrom({ value }: NumberedRas): void {
    if ('altGKInfo' in value) this.learn(value.altGKInfo?.alternateGatekeeper);
  }

  /** The next that has not failed in this round becomes the current one; undefined where none is left. */
  next(): Gatekeeper | undefined {
    this.#failed.push(this.#current);
    // Gatekeepers that go on naming others end the round too.
    if (this.#failed.length > MAX_ALTERNATES) return undefined;
    const next = [this.#configured, ...this.#alternates].find(one => !this.#failed.some(other => sameAddress(one.address, other.address)));
    if (next) this.#current = next;
    return next;
  }

  /** One answered: the next failure begins a new round. */
  answered(): void {
    this.#failed = [];
  }

  /** The configured one is somewhere else. */
  relocate(address: SocketAddress): void {
    const { isConfigured } = this;
    this.#configured = { ...this.#configured, address };
    if (isConfigured) this.#current = this.#configured;
  }

  /** Back to the configured one. */
  rewind(): void {
    this.#failed = [];
    this.#current = this.#configured;
  }

  /** The best alternate that answers a request without a registration, apart from those that were asked. */
  open(asked: readonly SocketAddress[]): Gatekeeper | undefined {
    return this.#alternates.find(({ needToRegister, address }) => !needToRegister && !asked.some(one => sameAddress(one, address)));
  }

  /** Whether a host is one of the gatekeepers that we know. */
  includesHost(address: string): boolean {
    return [this.#current, ...this.#alternates].some(one => one.address.address === address);
  }
}

function toGatekeeper({ rasAddress, gatekeeperIdentifier, needToRegister }: AlternateGK): Gatekeeper[] {
  const address = fromH225Address(rasAddress);
  if (!address || address.port === 0) return [];
  return [{ address, needToRegister, ...(gatekeeperIdentifier === undefined ? {} : { id: gatekeeperIdentifier }) }];
}

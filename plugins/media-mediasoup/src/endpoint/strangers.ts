import type { Clock } from '@opencvi/plugin-api';

/** How long an address from which nothing came is left alone, however many calls name it. */
const rest = 60_000;
/** Addresses remembered; the one longest known is forgotten first. */
const maxHosts = 1_000;
/** How much may go out at once, in milliseconds of the bit rate. */
const burstMs = 250;

/** What may be sent to an address that a call names without coming from it. */
export interface StrangerSettings {
  /** For how long, in milliseconds. */
  readonly elsewhereWithin: number;
  /** Bits per second, of all calls together that name the address. */
  readonly elsewhereBitrate: number;
}

interface Window {
  readonly since: number;
  bits: number;
  filledAt: number;
}

/**
 * Addresses that calls name for their media although neither signalling nor media has come from there: perhaps a media relay, perhaps a bystander
 * at whom somebody points us (RFC 8445 19.5.1, the voice hammer). All calls together get one short window and one bit rate for each.
 */
export class Strangers {
  readonly #clock: Clock;
  readonly #settings: StrangerSettings;
  readonly #windows = new Map<string, Window>();

  constructor(clock: Clock, settings: StrangerSettings) {
    this.#clock = clock;
    this.#settings = settings;
  }

  /** Bits per second. */
  get bitrate(): number {
    return this.#settings.elsewhereBitrate;
  }

  /** How many addresses are remembered. */
  get size(): number {
    return this.#windows.size;
  }

  /** Whether the window of an address is open; opens it for one that is new or has rested. */
  admits(host: string): boolean {
    return this.#clock.now() - this.#window(host).since < this.#settings.elsewhereWithin;
  }

  /** Takes a packet from what the bit rate leaves; false when that is used up. */
  spend(host: string, octets: number): boolean {
    const window = this.#window(host);
    const now = this.#clock.now();
    const most = (this.bitrate * burstMs) / 1_000;
    window.bits = Math.min(most, window.bits + ((now - window.filledAt) * this.bitrate) / 1_000);
    window.filledAt = now;
    if (window.bits < octets * 8) return false;
    window.bits -= octets * 8;
    return true;
  }

  /** Media came from there: it is no stranger to who calls next. */
  forget(host: string): void {
    this.#windows.delete(host);
  }

  #window(host: string): Window {
    const now = this.#clock.now();
    const known = this.#windows.get(host);
    if (known && now - known.since < this.#settings.elsewhereWithin + rest) return known;
    this.#windows.delete(host);
    const oldest = this.#windows.size >= maxHosts ? this.#windows.keys().next().value : undefined;
    if (oldest !== undefined) this.#windows.delete(oldest);
    const window = { since: now, bits: (this.bitrate * burstMs) / 1_000, filledAt: now };
    this.#windows.set(host, window);
    return window;
  }
}

import type { BlockList } from 'node:net';
import type { Clock, Metrics } from '@opencvi/plugin-api';
import { contains, type Refusal, sameHost, screenAddress, withoutMapping } from './address-screen.ts';
import type { SourceAddress } from './latch.ts';
import type { Strangers } from './strangers.ts';

/** Hosts of one call that are remembered as proven; a call has one, or two while its media moves. */
const maxProven = 16;

/** Where the signalling of a call comes from, and whether that is known: a UDP source may be forged until it answers us. */
export interface SignallingPeer {
  readonly address: string;
  confirmed(): boolean;
}

/** What all calls share. */
export interface ConsentServices {
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly strangers: Strangers;
  /** For how long media goes to where the signalling comes from, in milliseconds. */
  readonly within: number;
  /** Networks whose addresses need no proof. */
  readonly networks: BlockList;
  /** Whether one of this gateway's own sockets listens there. */
  isOwn(address: SourceAddress): boolean;
}

/**
 * Whether media may go to an address now: `wait` before the far end has answered us at all, `limited` to a low bit rate, or not, with the
 * reason. RTP has no consent of its own (RFC 7675): an address gives it by sending RTP or RTCP, and until then is sent to for a short while.
 */
export type Permission = 'yes' | 'limited' | 'wait' | Refusal | 'unproven';

/** The consent of one call's far end. */
export class Consent {
  readonly services: ConsentServices;
  readonly #peer: SignallingPeer | undefined;
  readonly #proven = new Set<string>();
  #signalledSince: number | undefined;

  /** `peer`: where the signalling comes from; absent when the gateway chose the far end itself, which then needs no proof. */
  constructor(services: ConsentServices, peer: SignallingPeer | undefined) {
    this.services = services;
    this.#peer = peer;
  }

  /** Where the signalling comes from. */
  get peer(): string | undefined {
    return this.#peer?.address;
  }

  /** What the address itself says against sending there; worked out once for each agreement. */
  screen(to: SourceAddress): Refusal | undefined {
    if (!this.#peer || contains(this.services.networks, withoutMapping(to.address))) return undefined;
    return screenAddress(to, { signalling: this.#peer.address, own: this.services.isOwn(to) });
  }

  /** Whether media may go there, by time. */
  permits(address: string): Permission {
    const host = withoutMapping(address);
    if (!this.#peer || this.#proven.has(host)) return 'yes';
    if (contains(this.services.networks, host)) return 'yes';
    // a forged INVITE over UDP never sees our 200, so its ACK cannot come (RFC 3261 13.2.2.4)
    if (!this.#peer.confirmed()) return 'wait';
    if (!sameHost(this.#peer.address, host)) return this.services.strangers.admits(host) ? 'limited' : 'unproven';
    const now = this.services.clock.now();
    this.#signalledSince ??= now;
    return now - this.#signalledSince < this.services.within ? 'yes' : 'unproven';
  }

  /** RTP or RTCP came from an agreed address. */
  prove(address: string): void {
    const host = withoutMapping(address);
    if (this.#proven.has(host) || this.#proven.size >= maxProven) return;
    this.#proven.add(host);
    this.services.strangers.forget(host);
  }
}

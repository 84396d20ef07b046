import type { LogFields, Logger, MediaRole, TransportAddress } from '@opencvi/plugin-api';
import { type Refusal, sameHost, withoutMapping } from './address-screen.ts';
import type { Consent, Permission } from './consent.ts';
import type { SourceAddress } from './latch.ts';

/** Stands before the agreed address of one stream and lets through what its consent allows. */
export class ConsentGate {
  readonly #consent: Consent;
  readonly #log: Logger;
  readonly #role: MediaRole;
  #agreed: TransportAddress | undefined;
  #refusal: Refusal | undefined;
  #controlRefusal: Refusal | undefined;
  #told = false;
  #proven = false;

  constructor(consent: Consent, role: MediaRole, log: Logger) {
    this.#consent = consent;
    this.#role = role;
    this.#log = log;
  }

  agree(agreed: TransportAddress | undefined): void {
    const before = this.#agreed;
    if (before && before.address === agreed?.address && before.port === agreed.port && before.rtcpPort === agreed.rtcpPort) return;
    this.#agreed = agreed;
    this.#told = false;
    this.#proven = false;
    this.#refusal = agreed && this.#consent.screen(agreed);
    this.#controlRefusal = agreed && this.#consent.screen({ address: agreed.address, port: agreed.rtcpPort });
  }

  /** Whether RTP may go to the agreed address now. */
  rtp(): Permission {
    if (!this.#agreed) return 'yes';
    return this.#refusal ?? this.#consent.permits(this.#agreed.address);
  }

  /** Whether the bit rate of a limited permission leaves room for a packet. */
  spend(octets: number): boolean {
    return !this.#agreed || this.#consent.services.strangers.spend(withoutMapping(this.#agreed.address), octets);
  }

  /** Whether RTCP may go to the agreed address now: it is little, so the bit rate is not asked. */
  rtcp(): boolean {
    if (!this.#agreed) return true;
    const permission = this.#controlRefusal ?? this.#consent.permits(this.#agreed.address);
    return permission === 'yes' || permission === 'limited';
  }

  /** Bits per second, where they are limited. */
  get ceiling(): number | undefined {
    return this.rtp() === 'limited' ? this.#consent.services.strangers.bitrate : undefined;
  }

  /** Valid RTP or RTCP came from here: each packet does, the first is enough. */
  prove(from: SourceAddress): void {
    if (this.#proven || !this.#agreed || !sameHost(from.address, this.#agreed.address)) return;
    this.#proven = true;
    this.#consent.prove(from.address);
  }

  /** Media goes out again, after it had been withheld. */
  reopened(to: SourceAddress): void {
    if (this.#told) this.#log.info('media resumed', this.#fields(to));
    this.#told = false;
  }

  /** Tells, once for each agreement, that RTP is withheld. */
  tell(reason: Exclude<Permission, 'yes' | 'limited' | 'wait'>): void {
    if (this.#told || !this.#agreed) return;
    this.#told = true;
    this.#consent.services.metrics.count('media_withheld_total', { reason });
    this.#log.warn('media withheld: nothing has come from the address', { ...this.#fields(this.#agreed), reason });
  }

  #fields(to: SourceAddress): LogFields {
    return { role: this.#role, remote: `${to.address}:${to.port}`, signalling: this.#consent.peer };
  }
}

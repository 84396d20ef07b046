import { compactNtp, type NtpTime } from './ntp-time.ts';
import type { ReportBlock } from './rtcp/types.ts';

/** RFC 3550 A.1 */
const MAX_DROPOUT = 3000;
const MAX_MISORDER = 100;
const MIN_SEQUENTIAL = 2;
const SEQUENCE_MODULUS = 1 << 16;

/** How a stream has fared. */
export interface ReceiveSummary {
  readonly packets: number;
  readonly octets: number;
  readonly expected: number;
  readonly lost: number;
  readonly jitterMs: number;
}

/** Counts one received stream: validity, loss and jitter (RFC 3550 A.1, A.3, A.8). */
export class ReceiveStatistics {
  readonly #clockRate: number;
  #started = false;
  #probation = MIN_SEQUENTIAL;
  #baseSequence = 0;
  #maxSequence = 0;
  #cycles = 0;
  #badSequence = SEQUENCE_MODULUS + 1;
  #received = 0;
  #octets = 0;
  #expectedPrior = 0;
  #receivedPrior = 0;
  #transit: number | undefined;
  #jitter = 0;
  #lastSr = 0;
  #lastSrArrival = 0;

  constructor(clockRate: number) {
    this.#clockRate = clockRate;
  }

  /** Counts a packet that arrived at `now` (ms); without a timestamp, jitter is left alone. False while the source is not yet believed, or the number makes no sense. */
  onPacket(
    packet: { readonly sequenceNumber: number; readonly timestamp: number | undefined; readonly size?: number },
    now: number,
  ): boolean {
    const valid = this.#updateSequence(packet.sequenceNumber);
    if (valid) {
      this.#octets += packet.size ?? 0;
      if (packet.timestamp !== undefined) this.#updateJitter(packet.timestamp, now);
    }
    return valid;
  }

  /** Remembers the stream's sender report, for LSR and DLSR. `now` in ms, of the clock `reportBlock` gets. */
  onSenderReport(ntp: NtpTime, now: number): void {
    this.#lastSr = compactNtp(ntp);
    this.#lastSrArrival = now;
  }

  /** The report on this stream (RFC 3550 6.4.1, A.3). Begins a new interval. */
  reportBlock(ssrc: number, now: number): ReportBlock {
    const expected = this.#expected();
    const expectedInterval = expected - this.#expectedPrior;
    const lostInterval = expectedInterval - (this.#received - this.#receivedPrior);
    this.#expectedPrior = expected;
    this.#receivedPrior = this.#received;
    return {
      ssrc,
      fractionLost: expectedInterval === 0 || lostInterval <= 0 ? 0 : Math.min(255, Math.floor((lostInterval * 256) / expectedInterval)),
      cumulativeLost: expected - this.#received,
      extendedHighestSequence: (this.#cycles + this.#maxSequence) >>> 0,
      jitter: Math.floor(this.#jitter),
      lastSr: this.#lastSr,
      delaySinceLastSr: this.#lastSr === 0 ? 0 : Math.max(0, Math.round(((now - this.#lastSrArrival) * 65536) / 1000)) >>> 0,
    };
  }

  summary(): ReceiveSummary {
    const expected = this.#expected();
    return {
      packets: this.#received,
      octets: this.#octets,
      expected,
      lost: Math.max(0, expected - this.#received),
      jitterMs: (this.#jitter * 1000) / this.#clockRate,
    };
  }

  #expected(): number {
    return this.#received === 0 ? 0 : this.#cycles + this.#maxSequence - this.#baseSequence + 1;
  }

  /** RFC 3550 A.1, update_seq */
  #updateSequence(sequence: number): boolean {
    if (!this.#started) {
      this.#started = true;
      this.#maxSequence = (sequence - 1) & 0xffff;
    }
    const delta = (sequence - this.#maxSequence) & 0xffff;
    if (this.#probation > 0) return this.#prove(sequence, delta);
    if (delta < MAX_DROPOUT) {
      if (sequence < this.#maxSequence) this.#cycles += SEQUENCE_MODULUS;
      this.#maxSequence = sequence;
    } else if (delta <= SEQUENCE_MODULUS - MAX_MISORDER) {
      // a large jump: two in a row mean that the other side restarted
      if (sequence !== this.#badSequence) {
        this.#badSequence = (sequence + 1) & 0xffff;
        return false;
      }
      this.#reset(sequence);
    }
    this.#received++;
    return true;
  }

  #prove(sequence: number, delta: number): boolean {
    this.#probation = delta === 1 ? this.#probation - 1 : MIN_SEQUENTIAL - 1;
    this.#maxSequence = sequence;
    if (this.#probation > 0) return false;
    this.#reset(sequence);
    this.#received = 1;
    return true;
  }

  #reset(sequence: number): void {
    this.#baseSequence = sequence;
    this.#maxSequence = sequence;
    this.#badSequence = SEQUENCE_MODULUS + 1;
    this.#cycles = 0;
    this.#received = 0;
    this.#receivedPrior = 0;
    this.#expectedPrior = 0;
    this.#transit = undefined;
  }

  /** RFC 3550 A.8 */
  #updateJitter(timestamp: number, now: number): void {
    const transit = Math.round((now * this.#clockRate) / 1000) - timestamp;
    if (this.#transit !== undefined) {
      const difference = Math.abs((transit - this.#transit) | 0);
      this.#jitter += (difference - this.#jitter) / 16;
    }
    this.#transit = transit;
  }
}

import { randomInt } from 'node:crypto';
import type { Clock, ClockTimer } from '../clock.ts';
import { Retransmitter } from '../transaction/retransmitter.ts';
import { type SipTimers, transactionTimeout } from '../transaction/timers.ts';

export interface ReliableSender {
  /** Sends the response with that RSeq; the bytes are repeated until they are acknowledged. */
  send(rseq: number): Buffer | undefined;
  resend(bytes: Buffer): void;
  /** RFC 3262 3: no PRACK came, the INVITE is to be rejected. */
  onTimeout(): void;
}

/** RFC 3262 3: provisional responses that are repeated until a PRACK names them; one at a time, the next ones wait. */
export class ReliableProvisionals {
  readonly #clock: Clock;
  readonly #timers: SipTimers;
  readonly #waiting: (() => void)[] = [];
  #rseq = randomInt(1, 2 ** 20);
  #retransmitter: Retransmitter | undefined;
  #timer: ClockTimer | undefined;
  #outstanding = false;

  constructor(clock: Clock, timers: SipTimers) {
    this.#clock = clock;
    this.#timers = timers;
  }

  /** Runs at once, or when what was sent before has been acknowledged. */
  whenFree(action: () => void): void {
    if (this.#outstanding) this.#waiting.push(action);
    else action();
  }

  send(sender: ReliableSender): void {
    this.#rseq++;
    const bytes = sender.send(this.#rseq);
    if (!bytes) return;
    this.#outstanding = true;
    const resend = () => sender.resend(bytes);
    this.#retransmitter = new Retransmitter(this.#clock, { first: this.#timers.t1, longest: Number.POSITIVE_INFINITY, send: resend });
    this.#timer = this.#clock.setTimeout(() => {
      this.stop();
      sender.onTimeout();
    }, transactionTimeout(this.#timers));
  }

  /** Whether a RAck header is about what is outstanding. */
  acknowledge(rack: string | undefined, cseq: number): boolean {
    const match = /^(\d{1,10})\s+(\d{1,10})\s+INVITE$/.exec(rack ?? '');
    if (!match || !this.#outstanding || Number(match[1]) !== this.#rseq || Number(match[2]) !== cseq) return false;
    this.stop();
    return true;
  }

  /** Goes on with what waits; after the PRACK has been handled. */
  proceed(): void {
    if (!this.#outstanding) this.#waiting.shift()?.();
    if (!this.#outstanding && this.#waiting.length > 0) this.proceed();
  }

  stop(): void {
    this.#retransmitter?.stop();
    this.#timer?.cancel();
    this.#outstanding = false;
  }
}

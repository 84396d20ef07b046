import type { ClockTimer } from '../clock.ts';
import { tagOf } from '../message/name-addr.ts';
import { serialize } from '../message/serialize.ts';
import type { ReceivedRequest, SipResponse } from '../message/sip-message.ts';
import { Retransmitter } from './retransmitter.ts';
import { ServerTransaction } from './server-transaction.ts';
import { transactionTimeout } from './timers.ts';

type State = 'proceeding' | 'accepted' | 'completed' | 'confirmed';

/** RFC 3261 17.2.1, with the accepted state of RFC 6026 7.1. Retransmitting a 2xx is the transaction user's work (13.3.1.4). */
export class InviteServerTransaction extends ServerTransaction {
  #state: State = 'proceeding';
  #last: Buffer | undefined;
  #toTag: string | undefined;
  #retransmitter: Retransmitter | undefined; // timer G
  #timer: ClockTimer | undefined; // H, I or L

  get state(): State | 'terminated' {
    return this.terminated ? 'terminated' : this.#state;
  }

  get answered(): boolean {
    return this.#state !== 'proceeding' || this.terminated;
  }

  /** The To tag of what has been answered so far. */
  get toTag(): string | undefined {
    return this.#toTag;
  }

  respond(response: SipResponse): Buffer | undefined {
    if (this.answered) return undefined;
    this.#toTag = tagOf(response.headers.get('to') ?? '') ?? this.#toTag;
    const bytes = serialize(response);
    this.#last = bytes;
    if (response.status >= 300) this.#complete();
    else if (response.status >= 200) this.#accept();
    this.#send();
    if (response.status >= 200) this.release();
    return bytes;
  }

  receive(request: ReceivedRequest): void {
    if (request.method === 'ACK') this.#acknowledge();
    // 17.2.1: a retransmitted INVITE gets the last response again; RFC 6026 7.1: in accepted it is absorbed
    else if (this.state === 'proceeding' || this.state === 'completed') this.#send();
  }

  protected stopTimers(): void {
    this.#retransmitter?.stop();
    this.#timer?.cancel();
  }

  /** Timer G over UDP only; timer H gives up waiting for the ACK. */
  #complete(): void {
    const { clock, timers } = this.context;
    this.#state = 'completed';
    if (!this.back.reliable) {
      this.#retransmitter = new Retransmitter(clock, { first: timers.t1, longest: timers.t2, send: () => this.#send() });
    }
    this.#timer = clock.setTimeout(() => this.terminate(), transactionTimeout(timers));
  }

  /** RFC 6026 7.1 timer L: absorbs retransmissions of an INVITE that was answered with a 2xx. */
  #accept(): void {
    this.#state = 'accepted';
    this.#timer = this.context.clock.setTimeout(() => this.terminate(), transactionTimeout(this.context.timers));
  }

  /** Timer I absorbs further ACKs; over a reliable transport there are none. */
  #acknowledge(): void {
    if (this.state !== 'completed') return;
    this.#state = 'confirmed';
    this.stopTimers();
    if (this.back.reliable) this.terminate();
    else this.#timer = this.context.clock.setTimeout(() => this.terminate(), this.context.timers.t4);
  }

  #send(): void {
    if (this.#last) this.back.send(this.#last);
  }
}

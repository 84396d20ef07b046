import { RasMessage } from '../generated/h323-messages.ts';
import type { SocketAddress } from '../machine.ts';
import { encode } from '../per/encode.ts';
import type { GatekeeperClientOptions, GatekeeperEvent, RasOutput } from './ras.ts';
import { sameAddress } from './ras-address.ts';
import { answersRequest, isNumbered, type NumberedRas, parseRas } from './ras-message.ts';
import type { RasSecurity } from './ras-security.ts';

/** A request of ours and what becomes of it. */
export interface Exchange {
  readonly to: SocketAddress;
  /** Made anew for each repetition, under the same number: a token is used once. */
  readonly message: (requestSeqNum: number) => NumberedRas;
  /** Whose answers count; the receiver's alone where absent. */
  readonly accepts?: (from: SocketAddress) => boolean;
  /** Goes without token, and so may its answer (H.235.1 12: to a multicast group). */
  readonly unsecured?: boolean;
  /** A confirm, a reject, or that the message was not understood. */
  readonly onAnswer: (answer: NumberedRas, from: SocketAddress) => void;
  /** After the last repetition. */
  readonly onSilence: () => void;
}

interface Pending {
  readonly exchange: Exchange;
  readonly request: NumberedRas;
  repetitions: number;
  delays: number;
}

/** How often a request may be put off by requestInProgress: 10 times 65 s is longer than anybody waits. */
const MAX_DELAYS = 10;

/** RAS between us and gatekeepers: numbers, repetitions, tokens, and what comes out of the machine (H.225.0 7.7, 7.19). */
export class RasLink {
  readonly #retry: { readonly interval: number; readonly times: number };
  readonly #security: RasSecurity | undefined;
  readonly #isGatekeeper: (from: SocketAddress) => boolean;
  readonly #pending = new Map<number, Pending>();
  #outputs: RasOutput<GatekeeperEvent>[] = [];
  #requestSeqNum = 0;

  constructor(
    { retry = { interval: 3000, times: 2 } }: GatekeeperClientOptions,
    security: RasSecurity | undefined,
    isGatekeeper: (from: SocketAddress) => boolean,
  ) {
    this.#retry = retry;
    this.#security = security;
    this.#isGatekeeper = isGatekeeper;
  }

  /** What came out since the last time. */
  take(): readonly RasOutput<GatekeeperEvent>[] {
    const outputs = this.#outputs;
    this.#outputs = [];
    return outputs;
  }

  event(event: GatekeeperEvent): void {
    this.#outputs.push({ type: 'event', event });
  }

  arm(name: string, ms: number): void {
    this.#outputs.push({ type: 'arm', name, ms });
  }

  disarm(name: string): void {
    this.#outputs.push({ type: 'disarm', name });
  }

  /** Sends a message that wants no answer. */
  send(message: NumberedRas, to: SocketAddress, unsecured = false): void {
    const signed = unsecured ? message : (this.#security?.sign(message) ?? message);
    this.#outputs.push({ type: 'send', to, bytes: encode<RasMessage>(RasMessage, signed) });
  }

  /** Sends a request, again until it is answered. Gives its number, for `cancel`. */
  request(exchange: Exchange): number {
    const number = this.nextNumber();
    const request = exchange.message(number);
    this.send(request, exchange.to, exchange.unsecured);
    this.#pending.set(number, { exchange, request, repetitions: 0, delays: 0 });
    this.arm(timerOf(number), this.#retry.interval);
    return number;
  }

  /** Forgets a request: its answer will mean nothing. */
  cancel(number: number | undefined): void {
    if (number !== undefined && this.#pending.delete(number)) this.disarm(timerOf(number));
  }

  /** H.225.0 7.7: 1 to 65535, and none of those that wait for an answer. */
  nextNumber(): number {
    do this.#requestSeqNum = (this.#requestSeqNum % 65535) + 1;
    while (this.#pending.has(this.#requestSeqNum));
    return this.#requestSeqNum;
  }

  /** Takes a datagram. Answers go to their requests; what a gatekeeper asks or tells of itself is given back, to be dealt with. */
  receive(bytes: Uint8Array, from: SocketAddress): RasMessage | undefined {
    const result = parseRas(bytes);
    if (!result.ok) {
      this.event({ type: 'malformed', from, what: result.error.message, bitOffset: result.error.bitOffset });
      return undefined;
    }
    const { message } = result;
    const pending = this.#pendingOf(message, from);
    if (!pending && !this.#isGatekeeper(from)) return undefined;
    if (!pending?.exchange.unsecured && !this.#isAuthentic(bytes, message, from)) return undefined;
    if (!pending || !isNumbered(message)) return message;
    this.#settle(pending, message, from);
    return undefined;
  }

  /** Whether the timer is one of a request's. */
  timer(name: string): boolean {
    const number = Number(/^request (\d+)$/.exec(name)?.[1]);
    const pending = this.#pending.get(number);
    if (!pending) return name.startsWith('request ');
    if (pending.repetitions < this.#retry.times) this.#repeat(number, pending);
    else {
      this.#pending.delete(number);
      pending.exchange.onSilence();
    }
    return true;
  }

  #repeat(number: number, pending: Pending): void {
    pending.repetitions++;
    const { exchange } = pending;
    this.send(exchange.message(number), exchange.to, exchange.unsecured);
    this.arm(timerOf(number), this.#retry.interval);
  }

  /** The request that a message is about: by number, by kind, and by the one who was asked. */
  #pendingOf(message: RasMessage, from: SocketAddress): Pending | undefined {
    if (!isNumbered(message)) return undefined;
    const pending = this.#pending.get(message.value.requestSeqNum);
    if (!pending) return undefined;
    const { accepts, to } = pending.exchange;
    const isAbout = message.type === 'requestInProgress' || answersRequest(message, pending.request);
    return isAbout && (accepts ? accepts(from) : sameAddress(from, to)) ? pending : undefined;
  }

  #settle(pending: Pending, message: NumberedRas, from: SocketAddress): void {
    const number = message.value.requestSeqNum;
    if (message.type === 'requestInProgress') {
      if (pending.delays++ < MAX_DELAYS) this.arm(timerOf(number), message.value.delay);
      return;
    }
    this.cancel(number);
    pending.exchange.onAnswer(message, from);
  }

  #isAuthentic(bytes: Uint8Array, message: RasMessage, from: SocketAddress): boolean {
    if (!this.#security) return true;
    const verdict = isNumbered(message) ? this.#security.verify(bytes, message) : ({ sound: false, reason: 'noToken' } as const);
    if (!verdict.sound) this.event({ type: 'unauthentic', from, what: `${message.type}: ${verdict.reason}` });
    return verdict.sound;
  }
}

function timerOf(number: number): string {
  return `request ${number}`;
}

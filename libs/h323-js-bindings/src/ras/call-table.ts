import type { SocketAddress } from '../machine.ts';
import type { GatekeeperCommand } from './ras.ts';

export type AdmitCommand = Extract<GatekeeperCommand, { do: 'admit' }>;

/** A call that a gatekeeper knows of, or is asked about. */
export interface AdmittedCall {
  readonly request: AdmitCommand;
  /** The gatekeeper that admitted it: where its further messages go. */
  gatekeeper: SocketAddress;
  /** bit/s, as granted. */
  bandwidth: number;
  gatekeeperRouted: boolean;
  /** Admitted with the registration: the gatekeeper has not been asked and is told nothing but reports (H.225.0 7.9.2, preGrantedARQ). */
  preGranted: boolean;
  /** The request for admission that is under way. */
  asking: number | undefined;
  /** It is over already; once admitted it is disengaged. */
  over: boolean;
  /** Seconds between reports. */
  irrFrequency: number | undefined;
  /** Reports are acknowledged. */
  willRespondToIrr: boolean;
}

/** What a gatekeeper names a call by. */
export interface CallName {
  readonly callIdentifier?: { readonly guid: Uint8Array };
  readonly conferenceID?: Uint8Array;
  readonly callReferenceValue: number;
}

/** The calls of an endpoint, by their owner's names. */
export class CallTable {
  readonly #calls = new Map<string, AdmittedCall>();

  get(id: string): AdmittedCall | undefined {
    return this.#calls.get(id);
  }

  add(call: AdmittedCall): void {
    this.#calls.set(call.request.id, call);
  }

  /** Only this very call: its name may have been given to another. */
  delete(call: AdmittedCall): void {
    if (this.#calls.get(call.request.id) === call) this.#calls.delete(call.request.id);
  }

  has(call: AdmittedCall): boolean {
    return this.#calls.get(call.request.id) === call;
  }

  /** Calls that a gatekeeper has admitted. */
  admitted(): AdmittedCall[] {
    return [...this.#calls.values()].filter(({ asking }) => asking === undefined);
  }

  /** By the call identifier; by reference and conference where there is none, as in version 1. */
  find({ callIdentifier, conferenceID, callReferenceValue }: CallName): AdmittedCall | undefined {
    const guid = callIdentifier?.guid;
    const calls = this.admitted();
    if (guid?.some(octet => octet !== 0)) return calls.find(({ request }) => sameOctets(request.callIdentifier, guid));
    return calls.find(
      ({ request }) => request.callReference === callReferenceValue && (!conferenceID || sameOctets(request.conferenceId, conferenceID)),
    );
  }
}

function sameOctets(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, i) => octet === other[i]);
}

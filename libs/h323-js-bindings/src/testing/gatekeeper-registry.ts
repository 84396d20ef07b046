import { fromH225Address } from '../address/socket-address.ts';
import { fromAliasAddresses } from '../call/aliases.ts';
import type { Alias } from '../call/call.ts';
import type { AdmissionRequest, RegistrationRequest } from '../generated/h323-messages.ts';
import type { SocketAddress } from '../machine.ts';

export interface RegisteredEndpoint {
  readonly id: string;
  readonly ras: SocketAddress;
  readonly callSignal: SocketAddress;
  readonly aliases: readonly Alias[];
  /** By which it authenticates itself (H.235.1). */
  readonly sender: string | undefined;
}

export interface TestCall {
  readonly endpoint: RegisteredEndpoint;
  readonly callIdentifier: Uint8Array;
  readonly conferenceId: Uint8Array;
  readonly callReference: number;
}

/** Who is registered with a test's gatekeeper, and which calls it has admitted. */
export class GatekeeperRegistry {
  readonly #endpoints = new Map<string, RegisteredEndpoint>();
  readonly #calls: TestCall[] = [];
  #count = 0;

  /** The same place has the same endpoint, whatever it calls itself. */
  register(request: RegistrationRequest, from: SocketAddress, sender: string | undefined): RegisteredEndpoint | undefined {
    const callSignal = fromH225Address(request.callSignalAddress[0]);
    if (!callSignal) return undefined;
    const before = this.all().find(({ callSignal: { address, port } }) => address === callSignal.address && port === callSignal.port);
    const id = before?.id ?? `endpoint-${++this.#count}`;
    const ras = fromH225Address(request.rasAddress[0]) ?? from;
    const endpoint = { id, ras, callSignal, aliases: fromAliasAddresses(request.terminalAlias), sender };
    this.#endpoints.set(id, endpoint);
    return endpoint;
  }

  get(id: string | undefined): RegisteredEndpoint | undefined {
    return id === undefined ? undefined : this.#endpoints.get(id);
  }

  all(): RegisteredEndpoint[] {
    return [...this.#endpoints.values()];
  }

  delete(id: string): boolean {
    return this.#endpoints.delete(id);
  }

  clear(): void {
    this.#endpoints.clear();
  }

  /** Where an alias leads. */
  find(aliases: readonly Alias[], routes: Readonly<Record<string, SocketAddress>> = {}): SocketAddress | undefined {
    const registered = this.all().find(endpoint => endpoint.aliases.some(({ value }) => aliases.some(alias => alias.value === value)));
    return registered?.callSignal ?? aliases.flatMap(({ value }) => routes[value] ?? [])[0];
  }

  admit(endpoint: RegisteredEndpoint, request: AdmissionRequest): TestCall {
    const callIdentifier = request.callIdentifier?.guid ?? request.conferenceID;
    const call = { endpoint, callIdentifier, conferenceId: request.conferenceID, callReference: request.callReferenceValue };
    this.#calls.push(call);
    return call;
  }

  call(callIdentifier: Uint8Array | undefined, endpointId?: string): TestCall | undefined {
    return this.#calls.find(
      call => String(call.callIdentifier) === String(callIdentifier) && (endpointId === undefined || call.endpoint.id === endpointId),
    );
  }

  disengage(call: TestCall): void {
    this.#calls.splice(this.#calls.indexOf(call), 1);
  }
}

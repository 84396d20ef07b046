import { RasMessage } from '../generated/h323-messages.ts';
import { encode } from '../per/encode.ts';
import { Admissions } from './admissions.ts';
import { CallReports } from './call-reports.ts';
import { CallTable } from './call-table.ts';
import { GatekeeperList } from './gatekeeper-list.ts';
import { GatekeeperRequests } from './gatekeeper-requests.ts';
import type { GatekeeperClientOptions, GatekeeperCommand, GatekeeperEvent, RasInput, RasMachine, RasOutput } from './ras.ts';
import { RasLink } from './ras-link.ts';
import type { RasParts } from './ras-parts.ts';
import { RasSecurity } from './ras-security.ts';
import { Registration, type RegistrationState } from './registration.ts';
import { registrationRequest } from './registration-messages.ts';
import { emptySession } from './session.ts';

/**
 * An endpoint's side of RAS without a socket (H.323 7.2, 8.1): it stays registered with a gatekeeper, or with the alternate that takes its place,
 * and has calls admitted. Never throws for bytes; the constructor throws a PerError or RangeError for options that cannot be sent.
 */
export class GatekeeperClient implements RasMachine<GatekeeperCommand, GatekeeperEvent> {
  readonly #parts: RasParts;
  readonly #link: RasLink;
  readonly #registration: Registration;
  readonly #admissions: Admissions;
  readonly #reports: CallReports;
  readonly #requests: GatekeeperRequests;

  constructor(options: GatekeeperClientOptions) {
    const { gatekeeper, gatekeeperId, security } = options;
    const session = emptySession(gatekeeper, gatekeeperId);
    encode<RasMessage>(RasMessage, registrationRequest(options, session, { requestSeqNum: 1, discoveryComplete: false }));
    const id = gatekeeperId === undefined ? {} : { id: gatekeeperId };
    const gatekeepers = new GatekeeperList({ address: gatekeeper, needToRegister: true, ...id });
    this.#link = new RasLink(
      options,
      security && new RasSecurity(security, session),
      ({ address }) => address === session.gatekeeper.address || gatekeepers.includesHost(address),
    );
    const parts: RasParts = { options, session, link: this.#link, gatekeepers };
    this.#parts = parts;
    const calls = new CallTable();
    this.#registration = new Registration(parts);
    this.#reports = new CallReports(parts, this.#registration, calls);
    this.#admissions = new Admissions(parts, this.#registration, calls, this.#reports);
    this.#requests = new GatekeeperRequests(parts, this.#registration, calls, this.#reports);
  }

  get state(): RegistrationState {
    return this.#registration.state;
  }

  handle(input: RasInput<GatekeeperCommand>): readonly RasOutput<GatekeeperEvent>[] {
    if (input.type === 'bytes') {
      const message = this.#link.receive(input.bytes, input.from);
      if (message) this.#requests.handle(message, input.bytes, input.from);
    } else if (input.type === 'command') this.#command(input.command);
    else this.#timer(input.name);
    return this.#link.take();
  }

  #command(command: GatekeeperCommand): void {
    switch (command.do) {
      case 'register':
        this.#registration.start();
        break;
      case 'unregister':
        this.#registration.stop();
        break;
      case 'relocate': {
        const { do: _do, ...places } = command;
        this.#parts.options = { ...this.#parts.options, ...places };
        this.#parts.gatekeepers.relocate(places.gatekeeper);
        break;
      }
      case 'admit':
        this.#admissions.admit(command);
        break;
      case 'bandwidth':
        this.#admissions.bandwidth(command.id, command.bandwidth);
        break;
      case 'disengage':
        this.#admissions.disengage(command.id, command);
        break;
    }
  }

  #timer(name: string): void {
    if (this.#link.timer(name) || this.#registration.timer(name)) return;
    this.#reports.timer(name);
  }
}

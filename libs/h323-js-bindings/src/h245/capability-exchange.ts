import type * as Schema from '../generated/multimedia-system-control.ts';
import { CapabilityTable } from './capability-table.ts';
import { encodedCapabilitySet } from './encoded-capabilities.ts';
import type { CapabilitySet } from './media-capability.ts';
import type { Outlet } from './outlet.ts';
import { capabilitySetFrom } from './parse-capabilities.ts';

/** What a set from the far side means for the rest of the machine; `resumed` is the first one after a pause. */
export type Taken = 'paused' | 'resumed' | 'taken' | 'refused';

/** CESE (H.245 C.3), both directions. */
export class CapabilityExchange {
  readonly #outlet: Outlet;
  readonly #table = new CapabilityTable();
  #sequenceNumber = 0;
  /** Our set that awaits its answer. */
  #awaited: number | undefined;
  /** What we said last. */
  #ours: CapabilitySet | undefined;
  #remote: CapabilitySet | undefined;
  #paused = false;

  constructor(outlet: Outlet) {
    this.#outlet = outlet;
  }

  /** What the far side said last that it can; absent before it has. */
  get remote(): CapabilitySet | undefined {
    return this.#remote;
  }

  /** H.323 8.2, 8.4.6: channels wait until the far side has said what it takes, and again while its set is empty. */
  get mayOpen(): boolean {
    return this.#remote !== undefined && !this.#paused;
  }

  /** TRANSFER.request; undefined is the empty set. A set that still awaits its answer is overtaken by it. */
  transfer(set: CapabilitySet | undefined): void {
    const sequenceNumber = (this.#sequenceNumber + 1) % 256;
    this.#outlet.encoded(encodedCapabilitySet(sequenceNumber, set));
    this.#sequenceNumber = sequenceNumber;
    this.#awaited = sequenceNumber;
    this.#ours = set;
    this.#outlet.arm('T101');
  }

  /** sendTerminalCapabilitySet. What is on its way already need not be sent again. */
  repeat(): void {
    if (this.#ours && this.#awaited === undefined) this.transfer(this.#ours);
    else this.#outlet.ignore('sendTerminalCapabilitySet');
  }

  onSet(set: Schema.TerminalCapabilitySet): Taken {
    const { sequenceNumber } = set;
    if (this.#isPause(set)) {
      this.#acknowledge(sequenceNumber);
      this.#table.clear();
      this.#paused = true;
      this.#outlet.tell({ type: 'paused' });
      return 'paused';
    }
    const cause = this.#table.update(set);
    if (cause) {
      this.#outlet.response({ type: 'terminalCapabilitySetReject', value: { sequenceNumber, cause } });
      this.#outlet.ignore(`terminalCapabilitySet: ${cause.type}`);
      return 'refused';
    }
    this.#acknowledge(sequenceNumber);
    return this.#take();
  }

  onAck({ sequenceNumber }: Schema.TerminalCapabilitySetAck): void {
    if (this.#answered(sequenceNumber)) this.#outlet.tell({ type: 'capabilitiesAccepted' });
    else this.#outlet.ignore('terminalCapabilitySetAck');
  }

  onReject({ sequenceNumber, cause }: Schema.TerminalCapabilitySetReject): void {
    if (this.#answered(sequenceNumber)) this.#outlet.tell({ type: 'capabilitiesRefused', cause: cause.type });
    else this.#outlet.ignore('terminalCapabilitySetReject');
  }

  onTimeout(): void {
    this.#awaited = undefined;
    this.#outlet.indication({ type: 'terminalCapabilitySetRelease', value: {} });
    this.#outlet.tell({ type: 'timeout', timer: 'T101', procedure: 'capabilityExchange' });
  }

  /** H.323 8.4.6: nothing but sequence number and protocol identifier. Stacks go by the table, and so does who has said something before. */
  #isPause({ multiplexCapability, capabilityTable, capabilityDescriptors }: Schema.TerminalCapabilitySet): boolean {
    if (capabilityTable?.length || capabilityDescriptors?.length) return false;
    return !multiplexCapability || this.#remote !== undefined;
  }

  #acknowledge(sequenceNumber: number): void {
    this.#outlet.response({ type: 'terminalCapabilitySetAck', value: { sequenceNumber } });
  }

  #take(): Taken {
    const capabilities = capabilitySetFrom(this.#table);
    const wasPaused = this.#paused;
    this.#paused = false;
    this.#remote = capabilities;
    this.#outlet.tell({ type: 'remoteCapabilities', capabilities });
    return wasPaused ? 'resumed' : 'taken';
  }

  /** Answers to sets that were overtaken do not count. */
  #answered(sequenceNumber: number): boolean {
    if (sequenceNumber !== this.#awaited) return false;
    this.#awaited = undefined;
    this.#outlet.disarm('T101');
    return true;
  }
}

import type * as Schema from '../generated/multimedia-system-control.ts';
import { weightOf } from './weight.ts';

/** More than the 256 entries of one set, since sets add up (H.245 B.2). */
const MAX_ENTRIES = 512;
/** Of all entries together; a large one, of H.264 with a role, weighs 60. */
const MAX_WEIGHT = 40_000;
/** Entry numbers in all descriptors together. */
const MAX_REFERENCES = 4096;
/** oneOfCapabilities inside one another. */
const MAX_NESTING = 8;

type Refusal = Schema.TerminalCapabilitySetReject['cause'];
type Descriptor = readonly Schema.AlternativeCapabilitySet[];

interface Entry {
  readonly capability: Schema.Capability;
  readonly weight: number;
}

/** What the far side has said of itself in all its sets: entries without a capability are taken back, others replace those of their number (H.245 B.2). */
export class CapabilityTable {
  #entries: ReadonlyMap<number, Entry> = new Map();
  #descriptors: ReadonlyMap<number, Descriptor> = new Map();
  #multiplex: Schema.MultiplexCapability | undefined;

  get multiplex(): Schema.MultiplexCapability | undefined {
    return this.#multiplex;
  }

  clear(): void {
    this.#entries = new Map();
    this.#descriptors = new Map();
    this.#multiplex = undefined;
  }

  /** Takes a set over, or leaves all as it was and says why. */
  update({ multiplexCapability, capabilityTable = [], capabilityDescriptors = [] }: Schema.TerminalCapabilitySet): Refusal | undefined {
    const entries = new Map(this.#entries);
    for (const { capabilityTableEntryNumber: number, capability } of capabilityTable)
      change(entries, number, capability && { capability, weight: weightOf(capability) });
    const descriptors = new Map(this.#descriptors);
    for (const { capabilityDescriptorNumber, simultaneousCapabilities } of capabilityDescriptors)
      change(descriptors, capabilityDescriptorNumber, simultaneousCapabilities);
    if (entries.size > MAX_ENTRIES || weightOfAll(entries) > MAX_WEIGHT)
      return { type: 'tableEntryCapacityExceeded', value: { type: 'noneProcessed' } };
    if (sizeOf(descriptors) > MAX_REFERENCES) return { type: 'descriptorCapacityExceeded' };
    const references = capabilityDescriptors.flatMap(({ simultaneousCapabilities = [] }) => simultaneousCapabilities.flat());
    if (references.some(number => !entries.has(number))) return { type: 'undefinedTableEntryUsed' };
    this.#entries = entries;
    this.#descriptors = descriptors;
    this.#multiplex = multiplexCapability ?? this.#multiplex;
    return undefined;
  }

  /** All entries, in the order in which they came. */
  all(): readonly Schema.Capability[] {
    return [...this.#entries.values()].map(({ capability }) => capability);
  }

  /**
   * What may be used, best first: only what is in a descriptor can (H.245 B.2), descriptors with low numbers and the first of alternatives
   * are preferred. A side that sends no descriptors at all is taken by the order of its table.
   */
  usable(): readonly Schema.Capability[] {
    if (this.#descriptors.size === 0) return this.all();
    const seen = new Set<number>();
    const found: Schema.Capability[] = [];
    const inOrder = [...this.#descriptors].sort(([a], [b]) => a - b).flatMap(([, descriptor]) => descriptor.flat());
    for (const number of inOrder) this.#visit(number, seen, found);
    return found;
  }

  #visit(number: number, seen: Set<number>, found: Schema.Capability[], depth = 0): void {
    const capability = this.#entries.get(number)?.capability;
    if (!capability || seen.has(number) || depth > MAX_NESTING) return;
    seen.add(number);
    if (capability.type !== 'oneOfCapabilities') found.push(capability);
    else for (const inside of capability.value) this.#visit(inside, seen, found, depth + 1);
  }
}

function change<V>(map: Map<number, V>, number: number, value: V | undefined): void {
  if (value === undefined) map.delete(number);
  else map.set(number, value);
}

function weightOfAll(entries: ReadonlyMap<number, Entry>): number {
  return [...entries.values()].reduce((sum, { weight }) => sum + weight, 0);
}

function sizeOf(descriptors: ReadonlyMap<number, Descriptor>): number {
  return [...descriptors.values()].reduce((sum, descriptor) => sum + descriptor.reduce((inside, { length }) => inside + length, 0), 0);
}

import type * as Schema from '../generated/multimedia-system-control.ts';
import { MultimediaSystemControlMessage } from '../generated/multimedia-system-control.ts';
import { encode } from '../per/encode.ts';
import { emptyCapabilitySet, terminalCapabilitySet } from './build-capabilities.ts';
import type { CapabilitySet } from './media-capability.ts';

interface Encoding {
  readonly sequenceNumber: number;
  readonly bytes: Uint8Array;
}

/** A gateway says the same set in every call, most often as its first: of each the last encoding is kept. */
const encodings = new WeakMap<CapabilitySet, Encoding>();

/** The TerminalCapabilitySet of a set, as a whole PDU; without one the empty set. A set that was said must not be changed. */
export function encodedCapabilitySet(sequenceNumber: number, set: CapabilitySet | undefined): Uint8Array {
  if (set === undefined) return encodeSet(emptyCapabilitySet(sequenceNumber));
  const known = encodings.get(set);
  if (known?.sequenceNumber === sequenceNumber) return known.bytes;
  const bytes = encodeSet(terminalCapabilitySet(sequenceNumber, set));
  encodings.set(set, { sequenceNumber, bytes });
  return bytes;
}

function encodeSet(value: Schema.TerminalCapabilitySet): Uint8Array {
  return encode(MultimediaSystemControlMessage, { type: 'request', value: { type: 'terminalCapabilitySet', value } });
}

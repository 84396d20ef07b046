import { messageTypeOf, messageTypes, type Q931MessageType } from './message-type.ts';

/** The call that a message belongs to (Q.931 4.3). */
export interface CallReference {
  /** From 0, the global call reference, to 32767. */
  readonly value: number;
  /** The flag: sent by the side that was called. */
  readonly fromDestination: boolean;
  /** Octets of the value: 2 in H.225.0. Zero is the dummy call reference. */
  readonly length?: 0 | 1 | 2;
}

/** An information element as it stands in the message (Q.931 4.5). */
export interface InformationElement {
  /** The identifier; of an element of a single octet, the whole octet (0x80 and above). */
  readonly id: number;
  /** 0 unless a shift came before (Q.931 4.5.2). */
  readonly codeset?: number;
  readonly contents: Uint8Array;
}

/** A message of Q.931 as H.225.0 clause 7 uses it. */
export interface Q931Message {
  /** Its name, or the number of a type that H.225.0 does not use. */
  readonly type: Q931MessageType | number;
  readonly callReference: CallReference;
  /** In the order in which they came. */
  readonly elements: readonly InformationElement[];
}

export type Q931Fault = 'not-q931' | 'bad-call-reference' | 'truncated' | 'too-many-elements';

export type Q931Result = { readonly ok: true; readonly message: Q931Message } | { readonly ok: false; readonly fault: Q931Fault };

const PROTOCOL_DISCRIMINATOR = 0x08;

/** The identifier of user-user, whose length takes two octets in H.225.0 (7.2.2.31). */
export const USER_USER = 0x7e;

/** No message of a real device comes near; 64 KiB of elements of one octet each would take longer than they are worth. */
const MAX_ELEMENTS = 1024;

/** Reads a message. Never throws, whatever the bytes are. */
export function parseQ931(bytes: Uint8Array): Q931Result {
  if (bytes[0] !== PROTOCOL_DISCRIMINATOR) return { ok: false, fault: 'not-q931' };
  const callReference = parseCallReference(bytes);
  if (!callReference) return { ok: false, fault: 'bad-call-reference' };
  const typeAt = 2 + callReference.length;
  const code = bytes[typeAt];
  if (code === undefined) return { ok: false, fault: 'truncated' };
  const elements = parseElements(bytes.subarray(typeAt + 1));
  if (typeof elements === 'string') return { ok: false, fault: elements };
  return { ok: true, message: { type: messageTypeOf(code), callReference, elements } };
}

function parseCallReference(bytes: Uint8Array): (CallReference & { length: 0 | 1 | 2 }) | undefined {
  const length = bytes[1];
  if ((length !== 0 && length !== 1 && length !== 2) || bytes.length < 2 + length) return undefined;
  const [first = 0, second = 0] = bytes.subarray(2, 2 + length);
  const high = first & 0x7f;
  return { value: length === 2 ? high * 256 + second : high, fromDestination: first >= 0x80, length };
}

/** A shift for the next element only, or for all that follow (Q.931 4.5.3, 4.5.4). */
const isShift = (octet: number): boolean => (octet & 0xf0) === 0x90;

function parseElements(bytes: Uint8Array): InformationElement[] | Q931Fault {
  const elements: InformationElement[] = [];
  let locked = 0;
  let codeset = 0;
  for (let at = 0; at < bytes.length; ) {
    if (elements.length === MAX_ELEMENTS) return 'too-many-elements';
    const id = bytes[at] as number;
    if (id >= 0x80) {
      elements.push(element(id, codeset, new Uint8Array(0)));
      at++;
      codeset = isShift(id) ? id & 7 : locked;
      if (isShift(id) && (id & 8) === 0) locked = codeset;
      continue;
    }
    const head = id === USER_USER && codeset === 0 ? 3 : 2;
    const length = head === 3 ? uint16(bytes, at + 1) : (bytes[at + 1] ?? Number.POSITIVE_INFINITY);
    if (at + head + length > bytes.length) return 'truncated';
    elements.push(element(id, codeset, bytes.slice(at + head, at + head + length)));
    at += head + length;
    codeset = locked;
  }
  return elements;
}

function element(id: number, codeset: number, contents: Uint8Array): InformationElement {
  return codeset === 0 ? { id, contents } : { id, codeset, contents };
}

function uint16(bytes: Uint8Array, at: number): number {
  const [high, low] = [bytes[at], bytes[at + 1]];
  return high === undefined || low === undefined ? Number.POSITIVE_INFINITY : high * 256 + low;
}

/** Writes a message. Throws a RangeError for what does not fit: an element of more than 255 octets, a call reference above 32767. */
export function serializeQ931({ type, callReference, elements }: Q931Message): Uint8Array {
  const head = [PROTOCOL_DISCRIMINATOR, ...callReferenceOctets(callReference), typeof type === 'number' ? type : messageTypes[type]];
  const parts = [Uint8Array.from(head), ...elements.flatMap(serializeElement)];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function callReferenceOctets({ value, fromDestination, length = 2 }: CallReference): number[] {
  const flag = fromDestination ? 0x80 : 0;
  const max = length === 2 ? 0x7fff : length === 1 ? 0x7f : 0;
  if (!Number.isInteger(value) || value < 0 || value > max) throw new RangeError(`a call reference of ${value}`);
  if (length === 0) return [0];
  return length === 1 ? [1, flag | value] : [2, flag | (value >> 8), value & 0xff];
}

function serializeElement({ id, codeset = 0, contents }: InformationElement): Uint8Array[] {
  if (id >= 0x80) return [Uint8Array.of(id)];
  const wide = id === USER_USER && codeset === 0;
  if (contents.length > (wide ? 0xffff : 0xff)) throw new RangeError(`an information element of ${contents.length} octets`);
  return [wide ? Uint8Array.of(id, contents.length >> 8, contents.length & 0xff) : Uint8Array.of(id, contents.length), contents];
}

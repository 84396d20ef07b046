/** Elements that are a text, a number or octets. */
import { type ElementCodec, fromText, toText } from './element-codec.ts';
import { USER_USER } from './message.ts';

function text(id: number): ElementCodec<string> {
  return { id, parse: fromText, serialize: toText };
}

/** An octet; its highest bit ends the group where `mask` leaves it out. */
function octet(id: number, mask: number): ElementCodec<number> {
  return {
    id,
    parse: ([value]) => (value === undefined ? undefined : value & mask),
    serialize: value => Uint8Array.of(mask === 0x7f ? 0x80 | value : value),
  };
}

function octets(id: number): ElementCodec<Uint8Array> {
  return { id, parse: contents => contents, serialize: contents => contents };
}

/** IA5, said in front of a display (ANSI T1.607). */
const CHARACTER_SET_IA5 = 0xb1;

/** Q.931 4.5.16: the name that the other side shows. IA5 by the letter; devices send UTF-8 or ISO 8859-1 as well. */
export const display: ElementCodec<string> = {
  ...text(0x28),
  parse(contents) {
    const name = contents[0] === CHARACTER_SET_IA5 ? contents.subarray(1) : contents;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(name).replace(/\0+$/, '');
    } catch {
      return fromText(name);
    }
  },
};

/** Q.931 4.5.18: digits that were pressed. */
export const keypadFacility = text(0x2c);
/** Q.931 4.5.28: a tone or an alerting pattern; 0x3f is tones off, 0x4f alerting off. */
export const signal = octet(0x34, 0xff);
/** Q.931 4.5.7: the state of the call, in a Status; its coding standard is left out. */
export const callState = octet(0x14, 0x3f);
/** Q.931 4.5.22: 0 user suspended, 1 user resumed, 2 bearer service change. */
export const notificationIndicator = octet(0x27, 0x7f);
/** Q.932 8.2.3: supplementary services. H.225.0 has it empty where the message says everything. */
export const facility = octets(0x1c);

/** X.208 and X.209 coded user information (Q.931 4.5.30). */
const ASN1 = 0x05;

/** H.225.0 7.2.2.31: the H323-UserInformation, in its encoding. */
export const userUser: ElementCodec<Uint8Array> = {
  id: USER_USER,
  parse: contents => (contents[0] === ASN1 ? contents.subarray(1) : undefined),
  serialize(encoded) {
    const contents = new Uint8Array(encoded.length + 1);
    contents[0] = ASN1;
    contents.set(encoded, 1);
    return contents;
  },
};

import type { CharacterStringDefinition, CharacterStringName } from '../asn1/type.ts';
import type { CodecFunctions } from './codec.ts';
import { Count, readLength } from './length.ts';
import type { Reader } from './reader.ts';
import { bitWidth } from './whole-number.ts';
import type { Writer } from './writer.ts';

/** Character strings of known multiplier (X.691 30.5), and GeneralString, whose octets come after their number (30.6). */
export function characterStringCodec({ name, size, alphabet }: CharacterStringDefinition): CodecFunctions {
  // The size of a GeneralString is not visible to PER (X.691 10.3.10).
  const count = new Count(name === 'GeneralString' ? undefined : size);
  const characters = new Characters(name, alphabet);
  // X.691 30.5.6 and 30.5.7: a string of variable size is aligned from 16 bits on, one of fixed size from 17. So is an empty one: 11.9.3.3 can be
  // read otherwise, but Erlang and Wireshark read it so.
  const { min, max } = count;
  const aligned = min === max ? max * characters.bits > 16 : max * characters.bits >= 16;
  return {
    decode(reader) {
      let text = '';
      for (let length = count.read(reader); ; length = readLength(reader)) {
        if (aligned) reader.align();
        text += characters.read(reader, Math.abs(length));
        if (length >= 0) return text;
      }
    },
    encode(writer, value) {
      if (typeof value !== 'string') throw writer.fault('not a string');
      count.write(writer, value.length, (from, to) => {
        if (aligned) writer.align();
        characters.write(writer, value, from, to);
      });
      if (aligned && value === '') writer.align();
    },
  };
}

/** What is permitted without a constraint. Others carry the code of the character itself. */
const alphabets: Partial<Record<CharacterStringName, string>> = { NumericString: ' 0123456789' };

/** How each character is written. */
class Characters {
  /** A power of two in the aligned variant (X.691 30.5.2). */
  readonly bits: number;
  readonly #permitted: string | undefined;
  /** Set when not the character's code but its place in the alphabet is sent (X.691 30.5.4). */
  readonly #byPlace: string | undefined;

  constructor(name: CharacterStringName, constraint: string | undefined) {
    const alphabet = constraint ?? alphabets[name];
    this.#permitted = alphabet && sorted(alphabet);
    if (this.#permitted === undefined) {
      this.bits = name === 'BMPString' ? 16 : 8;
      return;
    }
    this.bits = powerOfTwo(bitWidth(this.#permitted.length - 1));
    const highest = this.#permitted.charCodeAt(this.#permitted.length - 1);
    if (highest >= 2 ** this.bits) this.#byPlace = this.#permitted;
  }

  read(reader: Reader, count: number): string {
    // Before anything is allocated.
    if (count * this.bits > reader.end - reader.position) reader.skip(count * this.bits);
    let text = '';
    for (let i = 0; i < count; i++) text += this.#readOne(reader);
    return text;
  }

  #readOne(reader: Reader): string {
    const code = reader.bits(this.bits);
    const character = this.#byPlace === undefined ? String.fromCharCode(code) : this.#byPlace.charAt(code);
    const isPermitted = this.#permitted === undefined || (character !== '' && this.#permitted.includes(character));
    if (!isPermitted) throw reader.fault('invalid-encoding', `no character ${code} in the alphabet`);
    return character;
  }

  write(writer: Writer, text: string, from: number, to: number): void {
    for (let i = from; i < to; i++) writer.bits(this.#code(writer, text, i), this.bits);
  }

  #code(writer: Writer, text: string, i: number): number {
    const code = text.charCodeAt(i);
    const place = this.#permitted === undefined ? code : this.#permitted.indexOf(text.charAt(i));
    if (place < 0 || place >= 2 ** this.bits) throw writer.fault('a character outside the alphabet');
    return this.#byPlace === undefined ? code : place;
  }
}

function sorted(alphabet: string): string {
  return [...new Set(alphabet)].sort().join('');
}

/** The smallest that is not below; 1 for an alphabet of one character, which would need no bit. */
function powerOfTwo(bits: number): number {
  let power = 1;
  while (power < bits) power *= 2;
  return power;
}

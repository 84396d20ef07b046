import type { Definition, Reference } from '../asn1/type.ts';
import { bitStringCodec } from './bit-string.ts';
import { characterStringCodec } from './character-string.ts';
import { choiceCodec } from './choice.ts';
import { Codec, type CodecFunctions } from './codec.ts';
import { enumeratedCodec } from './enumerated.ts';
import { integerCodec } from './integer.ts';
import { objectIdentifierCodec } from './object-identifier.ts';
import { octetStringCodec } from './octet-string.ts';
import { openTypeCodec } from './open-type.ts';
import { sequenceCodec } from './sequence.ts';
import { sequenceOfCodec } from './sequence-of.ts';
import { booleanCodec, nullCodec } from './simple.ts';

const compiled = new WeakMap<Definition, Codec>();

/** The codec of a type, made when it is first asked for, with those of all types inside it. */
export function codecOf(reference: Reference): Codec {
  const definition = typeof reference === 'function' ? reference() : reference;
  const known = compiled.get(definition);
  if (known) return known;
  // Known before its components are compiled: a type may contain itself.
  const codec = new Codec();
  compiled.set(definition, codec);
  const { decode, encode } = functionsOf(definition);
  codec.decode = decode;
  codec.encode = encode;
  return codec;
}

function functionsOf(definition: Definition): CodecFunctions {
  switch (definition.kind) {
    case 'BOOLEAN':
      return booleanCodec;
    case 'NULL':
      return nullCodec;
    case 'INTEGER':
      return integerCodec(definition);
    case 'ENUMERATED':
      return enumeratedCodec(definition);
    case 'BIT STRING':
      return bitStringCodec(definition);
    case 'OCTET STRING':
      return octetStringCodec(definition);
    case 'OBJECT IDENTIFIER':
      return objectIdentifierCodec;
    case 'CHARACTER STRING':
      return characterStringCodec(definition);
    case 'OPEN TYPE':
      return openTypeCodec;
    case 'SEQUENCE OF':
      return sequenceOfCodec(definition, codecOf);
    case 'SEQUENCE':
      return sequenceCodec(definition, codecOf);
    case 'CHOICE':
      return choiceCodec(definition, codecOf);
  }
}

/** Types without anything to configure. */
import type { CodecFunctions } from './codec.ts';

/** X.691 12. */
export const booleanCodec: CodecFunctions = {
  decode: reader => reader.bit() === 1,
  encode(writer, value) {
    if (typeof value !== 'boolean') throw writer.fault('not a boolean');
    writer.bit(value);
  },
};

/** X.691 18: no bits. */
export const nullCodec: CodecFunctions = {
  decode: () => null,
  encode(writer, value) {
    if (value !== null) throw writer.fault('not null');
  },
};

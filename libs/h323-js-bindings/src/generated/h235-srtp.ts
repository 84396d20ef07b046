// Generated from the ASN.1 module H235-SRTP by src/generator. Do not edit.
// biome-ignore-all format: generated
// biome-ignore-all lint: generated
// biome-ignore-all assist: generated
import { BOOLEAN, NULL, OBJECT_IDENTIFIER, OPTIONAL, choice, integer, octetString, sequence, sequenceOf } from '../asn1/builders.ts';
import type { Type } from '../asn1/type.ts';
import type { Extension, UnknownAlternative } from '../asn1/value.ts';
import { GenericData } from './h323-messages.ts';

export type SrtpCryptoCapability = readonly SrtpCryptoInfo[];
export const SrtpCryptoCapability: Type<SrtpCryptoCapability> = sequenceOf(() => SrtpCryptoInfo);

export interface SrtpCryptoInfo {
  cryptoSuite?: string /* OBJECT IDENTIFIER */;
  sessionParams?: SrtpSessionParameters;
  allowMKI?: boolean;
  '...'?: Extension;
}
export const SrtpCryptoInfo: Type<SrtpCryptoInfo> = sequence(
  [
    ['cryptoSuite', OBJECT_IDENTIFIER, OPTIONAL],
    ['sessionParams', () => SrtpSessionParameters, OPTIONAL],
    ['allowMKI', BOOLEAN, OPTIONAL],
  ],
  [],
);

export type SrtpKeys = readonly SrtpKeyParameters[];
export const SrtpKeys: Type<SrtpKeys> = sequenceOf(() => SrtpKeyParameters);

export interface SrtpKeyParameters {
  masterKey: Uint8Array;
  masterSalt: Uint8Array;
  lifetime?: 
    | { type: 'powerOfTwo'; value: number | bigint }
    | { type: 'specific'; value: number | bigint }
    | UnknownAlternative;
  mki?: { length: number /* 1..128 */; value: Uint8Array; '...'?: Extension };
  '...'?: Extension;
}
export const SrtpKeyParameters: Type<SrtpKeyParameters> = sequence(
  [
    ['masterKey', octetString()],
    ['masterSalt', octetString()],
    ['lifetime', choice([['powerOfTwo', integer()], ['specific', integer()]], []), OPTIONAL],
    ['mki', sequence([['length', integer(1, 128)], ['value', octetString()]], []), OPTIONAL],
  ],
  [],
);

export interface SrtpSessionParameters {
  kdr?: number /* 0..24 */;
  unencryptedSrtp?: boolean;
  unencryptedSrtcp?: boolean;
  unauthenticatedSrtp?: boolean;
  fecOrder?: FecOrder;
  windowSizeHint?: number /* 64..65535 */;
  newParameter?: readonly GenericData[];
  '...'?: Extension;
}
export const SrtpSessionParameters: Type<SrtpSessionParameters> = sequence(
  [
    ['kdr', integer(0, 24), OPTIONAL],
    ['unencryptedSrtp', BOOLEAN, OPTIONAL],
    ['unencryptedSrtcp', BOOLEAN, OPTIONAL],
    ['unauthenticatedSrtp', BOOLEAN, OPTIONAL],
    ['fecOrder', () => FecOrder, OPTIONAL],
    ['windowSizeHint', integer(64, 65535), OPTIONAL],
    ['newParameter', sequenceOf(() => GenericData), OPTIONAL],
  ],
  [],
);

export interface FecOrder {
  fecBeforeSrtp?: null;
  fecAfterSrtp?: null;
  '...'?: Extension;
}
export const FecOrder: Type<FecOrder> = sequence([['fecBeforeSrtp', NULL, OPTIONAL], ['fecAfterSrtp', NULL, OPTIONAL]], []);

// Generated from the ASN.1 module H235-SECURITY-MESSAGES by src/generator. Do not edit.
// biome-ignore-all format: generated
// biome-ignore-all lint: generated
// biome-ignore-all assist: generated
import { BOOLEAN, NULL, OBJECT_IDENTIFIER, OPTIONAL, bitString, characterString, choice, integer, octetString, openType, sequence, sequenceOf, size } from '../asn1/builders.ts';
import type { Type } from '../asn1/type.ts';
import type { BitString, Extension, OpenType, UnknownAlternative } from '../asn1/value.ts';

export type ChallengeString = Uint8Array /* SIZE (8..128) */;
export const ChallengeString: Type<ChallengeString> = octetString(size(8, 128));

export type TimeStamp = number /* 1..4294967295 */;
export const TimeStamp: Type<TimeStamp> = integer(1, 4294967295);

export type RandomVal = number | bigint;
export const RandomVal: Type<RandomVal> = integer();

export type Password = string /* BMPString SIZE (1..128) */;
export const Password: Type<Password> = characterString('BMPString', size(1, 128));

export type Identifier = string /* BMPString SIZE (1..128) */;
export const Identifier: Type<Identifier> = characterString('BMPString', size(1, 128));

export type KeyMaterial = BitString /* SIZE (1..2048) */;
export const KeyMaterial: Type<KeyMaterial> = bitString(size(1, 2048));

export interface NonStandardParameter {
  nonStandardIdentifier: string /* OBJECT IDENTIFIER */;
  data: Uint8Array;
}
export const NonStandardParameter: Type<NonStandardParameter> = sequence([['nonStandardIdentifier', OBJECT_IDENTIFIER], ['data', octetString()]]);

export interface DHset {
  halfkey: BitString /* SIZE (0..2048) */;
  modSize: BitString /* SIZE (0..2048) */;
  generator: BitString /* SIZE (0..2048) */;
  '...'?: Extension;
}
export const DHset: Type<DHset> = sequence(
  [['halfkey', bitString(size(0, 2048))], ['modSize', bitString(size(0, 2048))], ['generator', bitString(size(0, 2048))]],
  [],
);

export interface ECpoint {
  x?: BitString /* SIZE (0..511) */;
  y?: BitString /* SIZE (0..511) */;
  '...'?: Extension;
}
export const ECpoint: Type<ECpoint> = sequence([['x', bitString(size(0, 511)), OPTIONAL], ['y', bitString(size(0, 511)), OPTIONAL]], []);

export type ECKASDH =
  | { type: 'eckasdhp'; value: {
    publicKey: ECpoint;
    modulus: BitString /* SIZE (0..511) */;
    base: ECpoint;
    weierstrassA: BitString /* SIZE (0..511) */;
    weierstrassB: BitString /* SIZE (0..511) */;
  } }
  | { type: 'eckasdh2'; value: {
    publicKey: ECpoint;
    fieldSize: BitString /* SIZE (0..511) */;
    base: ECpoint;
    weierstrassA: BitString /* SIZE (0..511) */;
    weierstrassB: BitString /* SIZE (0..511) */;
  } }
  | UnknownAlternative;
export const ECKASDH: Type<ECKASDH> = choice(
  [
    [
      'eckasdhp',
      sequence(
        [
          ['publicKey', () => ECpoint],
          ['modulus', bitString(size(0, 511))],
          ['base', () => ECpoint],
          ['weierstrassA', bitString(size(0, 511))],
          ['weierstrassB', bitString(size(0, 511))],
        ],
      ),
    ],
    [
      'eckasdh2',
      sequence(
        [
          ['publicKey', () => ECpoint],
          ['fieldSize', bitString(size(0, 511))],
          ['base', () => ECpoint],
          ['weierstrassA', bitString(size(0, 511))],
          ['weierstrassB', bitString(size(0, 511))],
        ],
      ),
    ],
  ],
  [],
);

export interface ECGDSASignature {
  r: BitString /* SIZE (0..511) */;
  s: BitString /* SIZE (0..511) */;
}
export const ECGDSASignature: Type<ECGDSASignature> = sequence([['r', bitString(size(0, 511))], ['s', bitString(size(0, 511))]]);

export interface TypedCertificate {
  type: string /* OBJECT IDENTIFIER */;
  certificate: Uint8Array;
  '...'?: Extension;
}
export const TypedCertificate: Type<TypedCertificate> = sequence([['type', OBJECT_IDENTIFIER], ['certificate', octetString()]], []);

export type AuthenticationBES =
  | { type: 'default' }
  | { type: 'radius' }
  | UnknownAlternative;
export const AuthenticationBES: Type<AuthenticationBES> = choice([['default', NULL], ['radius', NULL]], []);

export type AuthenticationMechanism =
  | { type: 'dhExch' }
  | { type: 'pwdSymEnc' }
  | { type: 'pwdHash' }
  | { type: 'certSign' }
  | { type: 'ipsec' }
  | { type: 'tls' }
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'authenticationBES'; value: AuthenticationBES }
  | { type: 'keyExch'; value: string /* OBJECT IDENTIFIER */ }
  | UnknownAlternative;
export const AuthenticationMechanism: Type<AuthenticationMechanism> = choice(
  [
    ['dhExch', NULL],
    ['pwdSymEnc', NULL],
    ['pwdHash', NULL],
    ['certSign', NULL],
    ['ipsec', NULL],
    ['tls', NULL],
    ['nonStandard', () => NonStandardParameter],
  ],
  [['authenticationBES', () => AuthenticationBES], ['keyExch', OBJECT_IDENTIFIER]],
);

export interface ClearToken {
  tokenOID: string /* OBJECT IDENTIFIER */;
  timeStamp?: TimeStamp;
  password?: Password;
  dhkey?: DHset;
  challenge?: ChallengeString;
  random?: RandomVal;
  certificate?: TypedCertificate;
  generalID?: Identifier;
  nonStandard?: NonStandardParameter;
  eckasdhkey?: ECKASDH;
  sendersID?: Identifier;
  h235Key?: H235Key;
  profileInfo?: readonly ProfileElement[];
  '...'?: Extension;
}
export const ClearToken: Type<ClearToken> = sequence(
  [
    ['tokenOID', OBJECT_IDENTIFIER],
    ['timeStamp', () => TimeStamp, OPTIONAL],
    ['password', () => Password, OPTIONAL],
    ['dhkey', () => DHset, OPTIONAL],
    ['challenge', () => ChallengeString, OPTIONAL],
    ['random', () => RandomVal, OPTIONAL],
    ['certificate', () => TypedCertificate, OPTIONAL],
    ['generalID', () => Identifier, OPTIONAL],
    ['nonStandard', () => NonStandardParameter, OPTIONAL],
  ],
  [
    ['eckasdhkey', () => ECKASDH, OPTIONAL],
    ['sendersID', () => Identifier, OPTIONAL],
    ['h235Key', () => H235Key, OPTIONAL],
    ['profileInfo', sequenceOf(() => ProfileElement), OPTIONAL],
  ],
);

export interface ProfileElement {
  elementID: number /* 0..255 */;
  paramS?: Params;
  element?: Element;
  '...'?: Extension;
}
export const ProfileElement: Type<ProfileElement> = sequence([['elementID', integer(0, 255)], ['paramS', () => Params, OPTIONAL], ['element', () => Element, OPTIONAL]], []);

export type Element =
  | { type: 'octets'; value: Uint8Array }
  | { type: 'integer'; value: number | bigint }
  | { type: 'bits'; value: BitString }
  | { type: 'name'; value: string /* BMPString */ }
  | { type: 'flag'; value: boolean }
  | UnknownAlternative;
export const Element: Type<Element> = choice(
  [
    ['octets', octetString()],
    ['integer', integer()],
    ['bits', bitString()],
    ['name', characterString('BMPString')],
    ['flag', BOOLEAN],
  ],
  [],
);

export type IV8 = Uint8Array /* SIZE (8) */;
export const IV8: Type<IV8> = octetString(size(8));

export type IV16 = Uint8Array /* SIZE (16) */;
export const IV16: Type<IV16> = octetString(size(16));

export interface Params {
  ranInt?: number | bigint;
  iv8?: IV8;
  iv16?: IV16;
  iv?: Uint8Array;
  clearSalt?: Uint8Array;
  '...'?: Extension;
}
export const Params: Type<Params> = sequence(
  [['ranInt', integer(), OPTIONAL], ['iv8', () => IV8, OPTIONAL]],
  [['iv16', () => IV16, OPTIONAL], ['iv', octetString(), OPTIONAL], ['clearSalt', octetString(), OPTIONAL]],
);

export type EncodedGeneralToken = OpenType<ClearToken>;
export const EncodedGeneralToken: Type<EncodedGeneralToken> = openType(() => ClearToken);

export type PwdCertToken = ClearToken;
export const PwdCertToken: Type<PwdCertToken> = ClearToken;

export type EncodedPwdCertToken = OpenType<PwdCertToken>;
export const EncodedPwdCertToken: Type<EncodedPwdCertToken> = openType(() => PwdCertToken);

/** `ENCRYPTED-EncodedGeneralToken` */
export interface ENCRYPTEDEncodedGeneralToken {
  algorithmOID: string /* OBJECT IDENTIFIER */;
  paramS: Params;
  encryptedData: Uint8Array;
}
export const ENCRYPTEDEncodedGeneralToken: Type<ENCRYPTEDEncodedGeneralToken> = sequence([['algorithmOID', OBJECT_IDENTIFIER], ['paramS', () => Params], ['encryptedData', octetString()]]);

/** `SIGNED-EncodedGeneralToken` */
export interface SIGNEDEncodedGeneralToken {
  toBeSigned: EncodedGeneralToken;
  algorithmOID: string /* OBJECT IDENTIFIER */;
  paramS: Params;
  signature: BitString;
}
export const SIGNEDEncodedGeneralToken: Type<SIGNEDEncodedGeneralToken> = sequence(
  [
    ['toBeSigned', () => EncodedGeneralToken],
    ['algorithmOID', OBJECT_IDENTIFIER],
    ['paramS', () => Params],
    ['signature', bitString()],
  ],
);

/** `HASHED-EncodedGeneralToken` */
export interface HASHEDEncodedGeneralToken {
  algorithmOID: string /* OBJECT IDENTIFIER */;
  paramS: Params;
  hash: BitString;
}
export const HASHEDEncodedGeneralToken: Type<HASHEDEncodedGeneralToken> = sequence([['algorithmOID', OBJECT_IDENTIFIER], ['paramS', () => Params], ['hash', bitString()]]);

/** `ENCRYPTED-EncodedPwdCertToken` */
export interface ENCRYPTEDEncodedPwdCertToken {
  algorithmOID: string /* OBJECT IDENTIFIER */;
  paramS: Params;
  encryptedData: Uint8Array;
}
export const ENCRYPTEDEncodedPwdCertToken: Type<ENCRYPTEDEncodedPwdCertToken> = sequence([['algorithmOID', OBJECT_IDENTIFIER], ['paramS', () => Params], ['encryptedData', octetString()]]);

export type CryptoToken =
  | { type: 'cryptoEncryptedToken'; value: { tokenOID: string /* OBJECT IDENTIFIER */; token: ENCRYPTEDEncodedGeneralToken } }
  | { type: 'cryptoSignedToken'; value: { tokenOID: string /* OBJECT IDENTIFIER */; token: SIGNEDEncodedGeneralToken } }
  | { type: 'cryptoHashedToken'; value: { tokenOID: string /* OBJECT IDENTIFIER */; hashedVals: ClearToken; token: HASHEDEncodedGeneralToken } }
  | { type: 'cryptoPwdEncr'; value: ENCRYPTEDEncodedPwdCertToken }
  | UnknownAlternative;
export const CryptoToken: Type<CryptoToken> = choice(
  [
    ['cryptoEncryptedToken', sequence([['tokenOID', OBJECT_IDENTIFIER], ['token', () => ENCRYPTEDEncodedGeneralToken]])],
    ['cryptoSignedToken', sequence([['tokenOID', OBJECT_IDENTIFIER], ['token', () => SIGNEDEncodedGeneralToken]])],
    [
      'cryptoHashedToken',
      sequence(
        [['tokenOID', OBJECT_IDENTIFIER], ['hashedVals', () => ClearToken], ['token', () => HASHEDEncodedGeneralToken]],
      ),
    ],
    ['cryptoPwdEncr', () => ENCRYPTEDEncodedPwdCertToken],
  ],
  [],
);

/** `ENCRYPTED-EncodedKeySyncMaterial` */
export interface ENCRYPTEDEncodedKeySyncMaterial {
  algorithmOID: string /* OBJECT IDENTIFIER */;
  paramS: Params;
  encryptedData: Uint8Array;
}
export const ENCRYPTEDEncodedKeySyncMaterial: Type<ENCRYPTEDEncodedKeySyncMaterial> = sequence([['algorithmOID', OBJECT_IDENTIFIER], ['paramS', () => Params], ['encryptedData', octetString()]]);

/** `SIGNED-EncodedKeySignedMaterial` */
export interface SIGNEDEncodedKeySignedMaterial {
  toBeSigned: EncodedKeySignedMaterial;
  algorithmOID: string /* OBJECT IDENTIFIER */;
  paramS: Params;
  signature: BitString;
}
export const SIGNEDEncodedKeySignedMaterial: Type<SIGNEDEncodedKeySignedMaterial> = sequence(
  [
    ['toBeSigned', () => EncodedKeySignedMaterial],
    ['algorithmOID', OBJECT_IDENTIFIER],
    ['paramS', () => Params],
    ['signature', bitString()],
  ],
);

export type H235Key =
  | { type: 'secureChannel'; value: KeyMaterial }
  | { type: 'sharedSecret'; value: ENCRYPTEDEncodedKeySyncMaterial }
  | { type: 'certProtectedKey'; value: SIGNEDEncodedKeySignedMaterial }
  | { type: 'secureSharedSecret'; value: V3KeySyncMaterial }
  | UnknownAlternative;
export const H235Key: Type<H235Key> = choice(
  [
    ['secureChannel', () => KeyMaterial],
    ['sharedSecret', () => ENCRYPTEDEncodedKeySyncMaterial],
    ['certProtectedKey', () => SIGNEDEncodedKeySignedMaterial],
  ],
  [['secureSharedSecret', () => V3KeySyncMaterial]],
);

export interface KeySignedMaterial {
  generalId: Identifier;
  mrandom: RandomVal;
  srandom?: RandomVal;
  timeStamp?: TimeStamp;
  encrptval: ENCRYPTEDEncodedKeySyncMaterial;
}
export const KeySignedMaterial: Type<KeySignedMaterial> = sequence(
  [
    ['generalId', () => Identifier],
    ['mrandom', () => RandomVal],
    ['srandom', () => RandomVal, OPTIONAL],
    ['timeStamp', () => TimeStamp, OPTIONAL],
    ['encrptval', () => ENCRYPTEDEncodedKeySyncMaterial],
  ],
);

export type EncodedKeySignedMaterial = OpenType<KeySignedMaterial>;
export const EncodedKeySignedMaterial: Type<EncodedKeySignedMaterial> = openType(() => KeySignedMaterial);

/** `SIGNED-EncodedReturnSig` */
export interface SIGNEDEncodedReturnSig {
  toBeSigned: EncodedReturnSig;
  algorithmOID: string /* OBJECT IDENTIFIER */;
  paramS: Params;
  signature: BitString;
}
export const SIGNEDEncodedReturnSig: Type<SIGNEDEncodedReturnSig> = sequence(
  [
    ['toBeSigned', () => EncodedReturnSig],
    ['algorithmOID', OBJECT_IDENTIFIER],
    ['paramS', () => Params],
    ['signature', bitString()],
  ],
);

export interface H235CertificateSignature {
  certificate: TypedCertificate;
  responseRandom: RandomVal;
  requesterRandom?: RandomVal;
  signature: SIGNEDEncodedReturnSig;
  '...'?: Extension;
}
export const H235CertificateSignature: Type<H235CertificateSignature> = sequence(
  [
    ['certificate', () => TypedCertificate],
    ['responseRandom', () => RandomVal],
    ['requesterRandom', () => RandomVal, OPTIONAL],
    ['signature', () => SIGNEDEncodedReturnSig],
  ],
  [],
);

export interface ReturnSig {
  generalId: Identifier;
  responseRandom: RandomVal;
  requestRandom?: RandomVal;
  certificate?: TypedCertificate;
}
export const ReturnSig: Type<ReturnSig> = sequence(
  [
    ['generalId', () => Identifier],
    ['responseRandom', () => RandomVal],
    ['requestRandom', () => RandomVal, OPTIONAL],
    ['certificate', () => TypedCertificate, OPTIONAL],
  ],
);

export type EncodedReturnSig = OpenType<ReturnSig>;
export const EncodedReturnSig: Type<EncodedReturnSig> = openType(() => ReturnSig);

export interface KeySyncMaterial {
  generalID: Identifier;
  keyMaterial: KeyMaterial;
  '...'?: Extension;
}
export const KeySyncMaterial: Type<KeySyncMaterial> = sequence([['generalID', () => Identifier], ['keyMaterial', () => KeyMaterial]], []);

export type EncodedKeySyncMaterial = OpenType<KeySyncMaterial>;
export const EncodedKeySyncMaterial: Type<EncodedKeySyncMaterial> = openType(() => KeySyncMaterial);

export interface V3KeySyncMaterial {
  generalID?: Identifier;
  algorithmOID?: string /* OBJECT IDENTIFIER */;
  paramS: Params;
  encryptedSessionKey?: Uint8Array;
  encryptedSaltingKey?: Uint8Array;
  clearSaltingKey?: Uint8Array;
  paramSsalt?: Params;
  keyDerivationOID?: string /* OBJECT IDENTIFIER */;
  genericKeyMaterial?: Uint8Array;
  '...'?: Extension;
}
export const V3KeySyncMaterial: Type<V3KeySyncMaterial> = sequence(
  [
    ['generalID', () => Identifier, OPTIONAL],
    ['algorithmOID', OBJECT_IDENTIFIER, OPTIONAL],
    ['paramS', () => Params],
    ['encryptedSessionKey', octetString(), OPTIONAL],
    ['encryptedSaltingKey', octetString(), OPTIONAL],
    ['clearSaltingKey', octetString(), OPTIONAL],
    ['paramSsalt', () => Params, OPTIONAL],
    ['keyDerivationOID', OBJECT_IDENTIFIER, OPTIONAL],
  ],
  [['genericKeyMaterial', octetString(), OPTIONAL]],
);

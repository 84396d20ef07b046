import { createHash } from 'node:crypto';
import { ClearToken } from '../generated/h235-security-messages.ts';
import type { AliasAddress, CryptoH323Token } from '../generated/h323-messages.ts';
import { encode } from '../per/encode.ts';
import { sameHash } from './message-hash.ts';

const MD5 = '1.2.840.113549.2.5';

/** What `cryptoEPPwdHash` is made from. */
export interface PasswordHashInput {
  readonly alias: AliasAddress;
  /** The alias as text. */
  readonly name: string;
  readonly password: string;
  /** Seconds since 1970. */
  readonly timeStamp: number;
}

/** The token of password and time alone that older gatekeepers take (H.235 version 2, 10.3.3, MD5): it proves who asks, not what is asked. */
export function passwordHashToken(input: PasswordHashInput): CryptoH323Token {
  const token = { algorithmOID: MD5, paramS: {}, hash: { bytes: passwordHash(input), length: 128 } };
  return { type: 'cryptoEPPwdHash', value: { alias: input.alias, timeStamp: input.timeStamp, token } };
}

/** Whether a token is of that password and no older, or newer, than `tolerance` seconds. */
export function isPasswordHash(token: CryptoH323Token, expected: PasswordHashInput & { readonly tolerance: number }): boolean {
  if (token.type !== 'cryptoEPPwdHash' || token.value.token.algorithmOID !== MD5) return false;
  const { timeStamp } = token.value;
  if (Math.abs(timeStamp - expected.timeStamp) > expected.tolerance) return false;
  return sameHash(token.value.token.hash.bytes, passwordHash({ ...expected, timeStamp }));
}

function passwordHash({ name, password, timeStamp }: PasswordHashInput): Uint8Array {
  // Both strings end with a zero character: the first implementations counted it, and all have since.
  const token: ClearToken = { tokenOID: '0.0', timeStamp, password: `${password}\0`, generalID: `${name}\0` };
  return new Uint8Array(createHash('md5').update(encode(ClearToken, token)).digest());
}

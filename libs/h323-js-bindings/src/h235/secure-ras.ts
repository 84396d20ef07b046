import { type CryptoH323Token, RasMessage } from '../generated/h323-messages.ts';
import type { ExpectedIds, Procedure1, TokenIds, TokenVerdict } from './procedure-1.ts';

/** A message of RAS that has room for tokens: every one that we know, but for a sequence of confirms. */
export type SecurableRas = Exclude<RasMessage, { type: 'admissionConfirmSequence' | '...' }>;

/** Procedure I for RAS (H.235.1 9.1): the message with its token. */
export function signRas(message: SecurableRas, procedure: Procedure1, ids: TokenIds): SecurableRas {
  return procedure.sign<RasMessage>(RasMessage, ids, token => withToken(message, token)) as SecurableRas;
}

/** Judges a message of RAS, as octets and as value. */
export function verifyRas(encoded: Uint8Array, message: RasMessage, procedure: Procedure1, expected: ExpectedIds): TokenVerdict {
  return procedure.verify(encoded, cryptoTokensOf(message), expected);
}

/** The tokens of a message, if any. */
export function cryptoTokensOf(message: RasMessage): readonly CryptoH323Token[] | undefined {
  return message.type === '...' || message.type === 'admissionConfirmSequence' ? undefined : message.value.cryptoTokens;
}

function withToken(message: SecurableRas, token: CryptoH323Token): RasMessage {
  return { ...message, value: { ...message.value, cryptoTokens: [token] } } as RasMessage;
}

import { type CryptoH323Token, H323UserInformation } from '../generated/h323-messages.ts';
import type { ExpectedIds, Procedure1, TokenIds, TokenVerdict } from './procedure-1.ts';

/** Procedure I for call signalling (H.235.1 9.2): the hash covers the H323-UserInformation. Its body must have room for tokens. */
export function signUserInformation(information: H323UserInformation, procedure: Procedure1, ids: TokenIds): H323UserInformation {
  const { h323UuPdu } = information;
  const { h323MessageBody } = h323UuPdu;
  if (h323MessageBody.type === 'empty' || h323MessageBody.type === '...') return information;
  return procedure.sign(H323UserInformation, ids, token => {
    const body = { ...h323MessageBody, value: { ...h323MessageBody.value, cryptoTokens: [token] } } as typeof h323MessageBody;
    return { ...information, h323UuPdu: { ...h323UuPdu, h323MessageBody: body } };
  });
}

/** Judges a message by its H323-UserInformation, as octets and as value. */
export function verifyUserInformation(
  encoded: Uint8Array,
  { h323UuPdu: { h323MessageBody } }: H323UserInformation,
  procedure: Procedure1,
  expected: ExpectedIds,
): TokenVerdict {
  return procedure.verify(encoded, cryptoTokensOf(h323MessageBody), expected);
}

function cryptoTokensOf(body: H323UserInformation['h323UuPdu']['h323MessageBody']): readonly CryptoH323Token[] | undefined {
  return body.type === 'empty' || body.type === '...' ? undefined : body.value.cryptoTokens;
}

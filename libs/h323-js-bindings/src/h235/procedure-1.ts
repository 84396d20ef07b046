import type { KeyObject } from 'node:crypto';
import type { Type } from '../asn1/type.ts';
import type { ClearToken } from '../generated/h235-security-messages.ts';
import type { CryptoH323Token, SecurityErrors2 } from '../generated/h323-messages.ts';
import { encode } from '../per/encode.ts';
import { identifiers, isIdentifier } from './identifiers.ts';
import { HASH_LENGTH, hashOf, keyFromPassword, placeOf, sameHash } from './message-hash.ts';
import { ReplayWindow } from './replay-window.ts';

/** What two sides share, and what makes messages fresh. */
export interface Procedure1Options {
  readonly password: string;
  /** Milliseconds since 1970, like `Date.now`. */
  readonly now: () => number;
  /** From 0 up to 1, like `Math.random`. */
  readonly random: () => number;
  /** Seconds by which the clocks of both sides may differ; 300 where absent. */
  readonly tolerance?: number;
}

/** Who sends a message, and to whom (H.235.1 14): a gatekeeper's identifier, an endpoint's, or its alias where it has none yet. */
export interface TokenIds {
  readonly sendersID?: string;
  readonly generalID?: string;
}

/** Whom a message may come from and go to, so that none is taken that was meant for another or is our own coming back. */
export interface ExpectedIds {
  /** The sender, where it is known. */
  readonly from?: string;
  /** Every name of ours. */
  readonly to: readonly string[];
}

export type TokenVerdict =
  | { readonly sound: true }
  | { readonly sound: false; readonly reason: Exclude<SecurityErrors2['type'], '...'> | 'noToken' };

type HashedToken = Extract<Extract<CryptoH323Token, { type: 'nestedcryptoToken' }>['value'], { type: 'cryptoHashedToken' }>['value'];

/** H.235.1 procedure I between two sides with one password: a hash over the whole message in a `cryptoHashedToken`. */
export class Procedure1 {
  readonly #options: Procedure1Options;
  readonly #key: KeyObject;
  readonly #received = new ReplayWindow();
  /** H.235.1 7.3: grows with each message, so that two of one second differ. */
  #random: number;

  constructor(options: Procedure1Options) {
    this.#options = options;
    this.#key = keyFromPassword(options.password);
    this.#random = Math.floor(options.random() * 2 ** 30);
  }

  /** A message's value with its token, whose hash is that of its encoding. `withToken` puts a token into the value. */
  sign<T>(type: Type<T>, ids: TokenIds, withToken: (token: CryptoH323Token) => T): T {
    const values: ClearToken = {
      tokenOID: identifiers.baselineToken,
      timeStamp: Math.floor(this.#options.now() / 1000),
      random: ++this.#random,
      ...(ids.generalID === undefined ? {} : { generalID: ids.generalID }),
      ...(ids.sendersID === undefined ? {} : { sendersID: ids.sendersID }),
    };
    const encoded = (hash: Uint8Array): Uint8Array => encode(type, withToken(tokenOf(values, hash)));
    const zeros = encoded(new Uint8Array(HASH_LENGTH));
    const ones = encoded(new Uint8Array(HASH_LENGTH).fill(0xff));
    const place = zeros.findIndex((octet, i) => octet !== ones[i]);
    return withToken(tokenOf(values, hashOf(zeros, place, this.#key)));
  }

  /** Judges a message by its octets and its tokens. */
  verify(message: Uint8Array, tokens: readonly CryptoH323Token[] | undefined, expected: ExpectedIds): TokenVerdict {
    const token = hashedTokenOf(tokens);
    if (!token) return { sound: false, reason: 'noToken' };
    if (!isProcedure1(token)) return { sound: false, reason: 'securityWrongOID' };
    // The hash first: what an unknown sender wrote is not looked at.
    if (!this.#hashIsRight(message, token)) return { sound: false, reason: 'securityIntegrityFailed' };
    return this.#judge(token.hashedVals, expected);
  }

  #hashIsRight(message: Uint8Array, { token: { hash } }: HashedToken): boolean {
    if (hash.length !== HASH_LENGTH * 8) return false;
    const place = placeOf(hash.bytes, message);
    return place !== undefined && sameHash(hash.bytes, hashOf(message, place, this.#key));
  }

  #judge({ timeStamp, random, generalID, sendersID }: ClearToken, { from, to }: ExpectedIds): TokenVerdict {
    if (timeStamp === undefined || random === undefined) return { sound: false, reason: 'securityWrongSyncTime' };
    const difference = Math.abs(this.#options.now() / 1000 - timeStamp);
    if (difference > (this.#options.tolerance ?? 300)) return { sound: false, reason: 'securityWrongSyncTime' };
    if (!this.#received.isNew({ timeStamp, random })) return { sound: false, reason: 'securityReplay' };
    if (generalID !== undefined && !to.includes(generalID)) return { sound: false, reason: 'securityWrongGeneralID' };
    if (sendersID !== undefined && (to.includes(sendersID) || (from !== undefined && sendersID !== from)))
      return { sound: false, reason: 'securityWrongSendersID' };
    this.#received.remember({ timeStamp, random });
    return { sound: true };
  }
}

/** What a message says of its sender; nothing of it is proven before `verify`. */
export function claimedSender(tokens: readonly CryptoH323Token[] | undefined): string | undefined {
  return hashedTokenOf(tokens)?.hashedVals.sendersID;
}

/** That of the procedure, where senders offer several, else whichever comes first. */
function hashedTokenOf(tokens: readonly CryptoH323Token[] = []): HashedToken | undefined {
  const hashed = tokens.flatMap(token =>
    token.type === 'nestedcryptoToken' && token.value.type === 'cryptoHashedToken' ? token.value.value : [],
  );
  return hashed.find(isProcedure1) ?? hashed[0];
}

function isProcedure1({ tokenOID, token: { algorithmOID } }: HashedToken): boolean {
  return isIdentifier(tokenOID, 'wholeMessage') && isIdentifier(algorithmOID, 'hmacSha1');
}

function tokenOf(hashedVals: ClearToken, hash: Uint8Array): CryptoH323Token {
  const token = { algorithmOID: identifiers.hmacSha1, paramS: {}, hash: { bytes: hash, length: HASH_LENGTH * 8 } };
  const hashed: HashedToken = { tokenOID: identifiers.wholeMessage, hashedVals, token };
  return { type: 'nestedcryptoToken', value: { type: 'cryptoHashedToken', value: hashed } };
}

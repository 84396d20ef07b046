import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK } from 'jose';
import { z } from 'zod';

interface SigningKey {
  readonly kid: string;
  readonly privateJwk: JWK;
  readonly privateKey: CryptoKey;
}

/** How many keys stay published: the one that signs, and those before it, whose tokens are still about. */
const publishedKeys = 2;

/** RSA keys that sign tokens, kept in a file so that tokens survive a restart. */
export class SigningKeys {
  readonly #file: () => string;
  #keys: readonly SigningKey[] = [];

  /** The file is asked for once the keys are loaded, not before. */
  constructor(file: () => string) {
    this.#file = file;
  }

  /** Reads the keys, or makes the first one. */
  async load(): Promise<void> {
    const file = this.#file();
    if (!existsSync(file)) return this.rotate();
    const stored = z.array(z.looseObject({ kid: z.string() })).parse(JSON.parse(await readFile(file, 'utf8')));
    this.#keys = await Promise.all(stored.map(jwk => restore(jwk as JWK & { kid: string })));
  }

  /** Signs with a new key from now on; the one before stays published, unless it is to be forgotten. */
  async rotate({ forget = false } = {}): Promise<void> {
    const before = forget ? [] : this.#keys;
    this.#keys = [await newKey(), ...before].slice(0, publishedKeys);
    const text = JSON.stringify(this.#keys.map(({ kid, privateJwk }) => ({ ...privateJwk, kid })));
    await writeFile(this.#file(), text, { mode: 0o600 });
  }

  /** The key that signs. */
  get current(): SigningKey {
    const [key] = this.#keys;
    if (key === undefined) throw new Error('the signing keys have not been loaded');
    return key;
  }

  /** What is published. */
  get jwks(): JSONWebKeySet {
    return { keys: this.#keys.map(({ kid, privateJwk: { kty, n, e } }) => ({ kty, use: 'sig', alg: 'RS256', kid, n, e }) as JWK) };
  }
}

/** A key that nobody publishes, for forged tokens. */
export async function newKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2_048, extractable: true });
  return { kid: randomUUID(), privateJwk: await exportJWK(privateKey), privateKey };
}

async function restore(jwk: JWK & { kid: string }): Promise<SigningKey> {
  const privateKey = await importJWK(jwk, 'RS256');
  if (privateKey instanceof Uint8Array) throw new Error('a signing key is not RSA');
  return { kid: jwk.kid, privateJwk: jwk, privateKey };
}

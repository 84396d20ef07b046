import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { NodeAuthOptions } from '@azure/msal-node';
import type { Secret } from '@opencvi/plugin-api';
import type { Application } from '../config.ts';

/** The application's own credential cannot be used: nobody has been asked yet. */
export class CredentialError extends Error {
  override readonly name = 'CredentialError';
}

/** The way an application proves itself to Entra, in MSAL's words, as its files are now. Rejects with `CredentialError`. */
export async function credentialOf({ secret, certificate, federatedTokenFile }: Application): Promise<Partial<NodeAuthOptions>> {
  if (secret) return { clientSecret: await current(secret, 'the client secret') };
  if (certificate) return { clientCertificate: await certificateOf(certificate) };
  // The platform renews the file about every hour (Kubernetes: projected service account tokens)
  const file = federatedTokenFile ?? '';
  const clientAssertion = (await read(file, 'the federated token')).trim();
  if (clientAssertion === '') throw new CredentialError(`the federated token ${file} is empty`);
  return { clientAssertion };
}

async function certificateOf({
  file,
  key,
}: NonNullable<Application['certificate']>): Promise<NonNullable<NodeAuthOptions['clientCertificate']>> {
  const [x5c, privateKey] = await Promise.all([read(file, 'the certificate'), current(key, 'the key of the certificate')]);
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(x5c);
    if (!certificate.checkPrivateKey(createPrivateKey(privateKey))) throw new Error('the key is that of another certificate');
  } catch (cause) {
    // What OpenSSL says of a key names no part of it
    throw new CredentialError(`the certificate ${file} cannot be used: ${wordsOf(cause)}`, { cause });
  }
  // With the chain in the request, certificates renewed by the same authority need no new registration (subject name and issuer)
  return { thumbprintSha256: certificate.fingerprint256.replaceAll(':', ''), privateKey, x5c };
}

/** A secret in a file as the file is now: certificate and key are renewed together, and secrets too, while the gateway runs. */
async function current(secret: Secret, what: string): Promise<string> {
  const [, file] = /^file:(.+)$/.exec(secret.reference) ?? [];
  return file === undefined ? secret.reveal() : (await read(file, what)).replace(/\r?\n$/, '');
}

async function read(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new CredentialError(`${what} cannot be read: ${wordsOf(cause)}`, { cause });
  }
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

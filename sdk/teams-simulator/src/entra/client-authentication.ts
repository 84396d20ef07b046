import { createHash, timingSafeEqual, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { App } from '../directory/settings.ts';
import { EntraError } from './entra-error.ts';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** msal signs with PS256 since its version 3, older clients with RS256. */
const algorithms = ['RS256', 'PS256'];

/** How a client proves who it is. */
export const credentials = z.object({
  client_secret: z.string().optional(),
  client_assertion: z.string().optional(),
  client_assertion_type: z.string().optional(),
});

/** Where the assertion is meant for, and what time it is. */
export interface AssertionContext {
  /** Audiences that are taken: the token endpoint as the client called it, and the tenant's issuer. */
  readonly audiences: readonly string[];
  readonly now: Date;
}

/** Throws an `EntraError` unless the request proves that it comes from the application. */
export async function authenticateClient(app: App, given: z.output<typeof credentials>, context: AssertionContext): Promise<void> {
  if (given.client_assertion !== undefined) {
    if (given.client_assertion_type !== assertionType) throw new EntraError('invalid_request', 50027, 'Invalid client_assertion_type.');
    return verifyAssertion(app, given.client_assertion, context);
  }
  if (given.client_secret === undefined || given.client_secret === '') {
    throw new EntraError(
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  const secret = given.client_secret;
  if (!app.secrets.some(one => equal(one, secret))) {
    const advice =
      'Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app';
    throw new EntraError('invalid_client', 7000215, `Invalid client secret provided. ${advice} '${app.id}'.`);
  }
}

/** RFC 7523 3, by one of the application's certificates or by a workload identity that it trusts. */
async function verifyAssertion(app: App, assertion: string, context: AssertionContext): Promise<void> {
  const { issuer, keyHints } = inspect(assertion);
  if (issuer !== app.id) return verifyFederated(app, assertion, context);
  const certificate = (await certificatesOf(app)).find(
    one => keyHints.includes(thumbprint(one, 'sha1')) || keyHints.includes(thumbprint(one, 'sha256')),
  );
  if (certificate === undefined) {
    throw new EntraError(
      'invalid_client',
      700027,
      'The certificate with identifier used to sign the client assertion is not registered on application.',
    );
  }
  await verified(
    jwtVerify(assertion, certificate.publicKey, {
      algorithms,
      issuer: app.id,
      subject: app.id,
      audience: [...context.audiences],
      currentDate: context.now,
      clockTolerance: 300,
      requiredClaims: ['exp'],
    }),
  );
}

async function verifyFederated(app: App, assertion: string, { now }: AssertionContext): Promise<void> {
  const { issuer, subject } = inspect(assertion);
  const credential = app.federatedCredentials.find(one => one.issuer === issuer && one.subject === subject);
  if (credential === undefined) {
    const what = `Presented assertion issuer '${issuer}' and subject '${subject}'`;
    throw new EntraError('invalid_client', 700213, `No matching federated identity record found. ${what}.`);
  }
  const keys = createLocalJWKSet(credential.jwks as unknown as JSONWebKeySet);
  await verified(
    jwtVerify(assertion, keys, { issuer: credential.issuer, audience: credential.audience, currentDate: now, requiredClaims: ['exp'] }),
  );
}

async function verified(work: Promise<{ payload: JWTPayload }>): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw refusal(error);
  }
}

function refusal(error: unknown): EntraError {
  if (error instanceof errors.JWTExpired) {
    return new EntraError('invalid_client', 700024, 'Client assertion is not within its valid time range.');
  }
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') {
    return new EntraError('invalid_client', 700023, 'Client assertion audience claim does not match Realm issuer.');
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return new EntraError(
      'invalid_client',
      700021,
      `Client assertion application identifier doesn't match 'client_id' parameter (${error.claim}).`,
    );
  }
  return new EntraError('invalid_client', 700027, 'Client assertion failed signature validation.');
}

function inspect(assertion: string): { issuer: string; subject: string; keyHints: readonly string[] } {
  try {
    const { x5t, kid, 'x5t#S256': x5tS256 } = decodeProtectedHeader(assertion) as Record<string, unknown>;
    const { iss = '', sub = '' } = decodeJwt(assertion);
    return { issuer: iss, subject: sub, keyHints: [x5t, kid, x5tS256].filter(one => typeof one === 'string') };
  } catch {
    throw new EntraError('invalid_client', 50027, 'JWT token is invalid or malformed.');
  }
}

function certificatesOf(app: App): Promise<X509Certificate[]> {
  return Promise.all(app.certificates.map(async file => new X509Certificate(await readFile(file))));
}

/** RFC 7515 4.1.7 and 4.1.8. */
function thumbprint(certificate: X509Certificate, hash: 'sha1' | 'sha256'): string {
  return createHash(hash).update(certificate.raw).digest('base64url');
}

function equal(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { NodeAuthOptions } from '@azure/msal-node';
import type { Application } from '../config.ts';

/** The way an application proves itself to Entra, in MSAL's words. Reads files: a credential that is not there is told when it is needed. */
export function credentialOf({ secret, certificate, federatedTokenFile }: Application): Partial<NodeAuthOptions> {
  if (secret) return { clientSecret: secret.reveal() };
  if (certificate) {
    const x5c = readFileSync(certificate.file, 'utf8');
    const thumbprintSha256 = new X509Certificate(x5c).fingerprint256.replaceAll(':', '');
    // With the chain in the request, certificates renewed by the same authority need no new registration (subject name and issuer)
    return { clientCertificate: { thumbprintSha256, privateKey: certificate.key.reveal(), x5c } };
  }
  // The platform renews the file about every hour (Kubernetes: projected service account tokens)
  return { clientAssertion: async () => (await readFile(federatedTokenFile ?? '', 'utf8')).trim() };
}

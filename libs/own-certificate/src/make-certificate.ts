import { isIP } from 'node:net';
import { generate } from 'selfsigned';

/** Key and certificate, in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** What a certificate is to say. */
export interface CertificateOptions {
  /** Host names and addresses; the first is the common name as well. */
  readonly names: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

const day = 86_400_000;
const validDays = 3_650;

/** Makes a self-signed certificate, valid for ten years from yesterday on. */
export async function makeCertificate({ names, now }: CertificateOptions): Promise<Certificate> {
  const altNames = names.map(name => (isIP(name) === 0 ? ({ type: 2, value: name } as const) : ({ type: 7, ip: name } as const)));
  const { private: key, cert } = await generate([{ name: 'commonName', value: names[0] ?? 'localhost' }], {
    // RSA: room systems of some age know nothing else
    keyType: 'rsa',
    keySize: 2_048,
    algorithm: 'sha256',
    notBeforeDate: new Date(now - day),
    notAfterDate: new Date(now + validDays * day),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  return { key, cert };
}

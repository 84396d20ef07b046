import { generate } from 'selfsigned';

/** Key and certificate, in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const day = 86_400_000;
let made: Promise<Certificate> | undefined;

/** The certificate of every TLS phone in this process, made when the first one starts. */
export function phoneCertificate(): Promise<Certificate> {
  made ??= makeCertificate(Date.now());
  return made;
}

async function makeCertificate(now: number): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'phone.invalid' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - day),
    notAfterDate: new Date(now + 30 * day),
  });
  return { key, cert };
}

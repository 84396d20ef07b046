import { X509Certificate } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import type { DataFolder } from '@opencvi/plugin-api';
import { generate } from 'selfsigned';

/** Key and certificate, in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const validDays = 3_650;

/** The certificate of the TLS port: the configured one, else the one we made, made now where there is none that is still valid. */
export async function loadCertificate(
  configured: { readonly key: string; readonly cert: string } | undefined,
  { folder, name, now }: { folder: DataFolder; name: string | undefined; now: number },
): Promise<Certificate> {
  if (configured) return { key: await read(configured.key), cert: await read(configured.cert) };
  const files = { key: folder.path('sip', 'tls-key.pem'), cert: folder.path('sip', 'tls-cert.pem') };
  const kept = await readKept(files);
  if (kept && Date.parse(new X509Certificate(kept.cert).validTo) > now) return kept;
  const made = await makeCertificate(name ?? hostname(), now);
  await replace(files.key, made.key);
  await replace(files.cert, made.cert);
  return made;
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new Error(`cannot read ${path} (setting tls of protocol-sip)`, { cause });
  }
}

async function readKept(files: Certificate): Promise<Certificate | undefined> {
  try {
    return { key: await readFile(files.key, 'utf8'), cert: await readFile(files.cert, 'utf8') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all, and for nobody else to read. */
async function replace(path: string, text: string): Promise<void> {
  const draft = `${path}.new`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, path);
}

async function makeCertificate(name: string, now: number): Promise<Certificate> {
  const alternative = isIP(name) === 0 ? ({ type: 2, value: name } as const) : ({ type: 7, ip: name } as const);
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    // RSA: room systems of some age know nothing else
    keyType: 'rsa',
    keySize: 2_048,
    algorithm: 'sha256',
    notBeforeDate: new Date(now - 86_400_000),
    notAfterDate: new Date(now + validDays * 86_400_000),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
      { name: 'subjectAltName', altNames: [alternative] },
    ],
  });
  return { key, cert };
}

import { X509Certificate } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import type { DataFolder } from '@opencvi/plugin-api';
import { generate } from 'selfsigned';
import type { GatewaySettings } from '../config/gateway-settings.ts';

/** Key and certificate, in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const validDays = 3_650;

/** Where a self-signed certificate is kept; clients trust the `cert` as their CA. */
export function selfSignedFiles(folder: DataFolder): Certificate {
  return { key: folder.path('http', 'tls-key.pem'), cert: folder.path('http', 'tls-cert.pem') };
}

/** The certificate of the HTTPS port: the configured one, or one of our own, made when there is none that is still valid for these names. */
export async function certificateOf(
  tls: NonNullable<GatewaySettings['http']['tls']>,
  { folder, names, now }: { folder: DataFolder; names: readonly string[]; now: number },
): Promise<Certificate> {
  if (tls !== 'self-signed') return { key: await readFile(tls.key, 'utf8'), cert: await readFile(tls.cert, 'utf8') };
  const files = selfSignedFiles(folder);
  const wanted = [...new Set(['localhost', '127.0.0.1', '::1', hostname(), ...names])];
  const kept = await readKept(files);
  if (kept && serves(kept.cert, wanted, now)) return kept;
  const made = await make(wanted, now);
  await replace(files.key, made.key);
  await replace(files.cert, made.cert);
  return made;
}

function serves(pem: string, names: readonly string[], now: number): boolean {
  const certificate = new X509Certificate(pem);
  const covers = (name: string) => (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined;
  return Date.parse(certificate.validTo) > now && names.every(covers);
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

async function make(names: readonly string[], now: number): Promise<Certificate> {
  const altNames = names.map(name => (isIP(name) === 0 ? ({ type: 2, value: name } as const) : ({ type: 7, ip: name } as const)));
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'OpenCVI' }], {
    keyType: 'rsa',
    keySize: 2_048,
    algorithm: 'sha256',
    notBeforeDate: new Date(now - 86_400_000),
    notAfterDate: new Date(now + validDays * 86_400_000),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  return { key, cert };
}

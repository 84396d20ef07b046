import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { type Certificate, keptCertificate } from '@opencvi/own-certificate';
import type { DataFolder } from '@opencvi/plugin-api';

/** The certificate of the TLS port: the configured one, else the one we made, made now where there is none that is still valid. */
export async function loadCertificate(
  configured: { readonly key: string; readonly cert: string } | undefined,
  { folder, name, now }: { folder: DataFolder; name: string | undefined; now: number },
): Promise<Certificate> {
  if (configured) return { key: await read(configured.key), cert: await read(configured.cert) };
  const files = { key: folder.path('sip', 'tls-key.pem'), cert: folder.path('sip', 'tls-cert.pem') };
  return keptCertificate(files, { names: [name ?? hostname()], now });
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new Error(`cannot read ${path} (setting tls of protocol-sip)`, { cause });
  }
}

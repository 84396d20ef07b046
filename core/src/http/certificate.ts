import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { type Certificate, keptCertificate } from '@opencvi/own-certificate';
import type { DataFolder } from '@opencvi/plugin-api';
import type { GatewaySettings } from '../config/gateway-settings.ts';

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
  const wanted = [...new Set(['localhost', '127.0.0.1', '::1', hostname(), ...names])];
  return keptCertificate(selfSignedFiles(folder), { names: wanted, now });
}

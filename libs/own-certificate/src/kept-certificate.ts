import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import path from 'node:path';
import { type Certificate, type CertificateOptions, makeCertificate } from './make-certificate.ts';

/** Paths of the PEM files. */
export type CertificateFiles = Certificate;

/** The certificate in the files, made (anew) when there is none that is still valid for these names. */
export async function keptCertificate(files: CertificateFiles, options: CertificateOptions): Promise<Certificate> {
  const kept = await readKept(files);
  if (kept && serves(kept.cert, options)) return kept;
  const made = await makeCertificate(options);
  await replace(files.key, made.key);
  await replace(files.cert, made.cert);
  return made;
}

function serves(pem: string, { names, now }: CertificateOptions): boolean {
  const certificate = new X509Certificate(pem);
  const covers = (name: string) => (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined;
  return Date.parse(certificate.validTo) > now && names.every(covers);
}

async function readKept(files: CertificateFiles): Promise<Certificate | undefined> {
  try {
    return { key: await readFile(files.key, 'utf8'), cert: await readFile(files.cert, 'utf8') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all, and for nobody else to read. */
async function replace(file: string, text: string): Promise<void> {
  const draft = `${file}.new`;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}

import { readFile, writeFile } from 'node:fs/promises';
import { LOOPBACK } from './ports.ts';
import { run } from './process.ts';
import type { TempDir } from './temp-dir.ts';

/** Paths of a self-signed certificate for the loopback address. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
  /** Key and certificate in one file, as baresip wants them. */
  readonly both: string;
}

/** Makes a self-signed certificate, valid for a day, in a peer's directory. */
export async function makeCertificate(dir: TempDir): Promise<CertificateFiles> {
  const files = { certificate: dir.file('cert.pem'), key: dir.file('key.pem'), both: dir.file('both.pem') };
  const subject = ['-subj', `/CN=${LOOPBACK}`, '-addext', `subjectAltName=IP:${LOOPBACK}`];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
  await run('openssl', ['req', ...kind, ...subject, '-keyout', files.key, '-out', files.certificate]);
  await writeFile(files.both, Buffer.concat([await readFile(files.key), await readFile(files.certificate)]));
  return files;
}

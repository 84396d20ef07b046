import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type CertificateFiles, keptCertificate } from './kept-certificate.ts';

const now = Date.now();
let folder: string;
let files: CertificateFiles;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'own-certificate-'));
  files = { key: path.join(folder, 'a', 'key.pem'), cert: path.join(folder, 'a', 'cert.pem') };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('is made once, for nobody else to read, and covers names and addresses', async () => {
  const names = ['sip.example.com', '203.0.113.5', '2001:db8::1'];
  const first = await keptCertificate(files, { names, now });
  expect(await keptCertificate(files, { names, now })).toEqual(first);
  const certificate = new X509Certificate(first.cert);
  expect(certificate.checkHost('sip.example.com')).toBe('sip.example.com');
  expect(certificate.checkIP('203.0.113.5')).toBe('203.0.113.5');
  expect(certificate.checkIP('2001:db8::1')).toBeDefined();
  expect(Date.parse(certificate.validTo) - now).toBeGreaterThan(9 * 365 * 86_400_000);
  expect(statSync(files.key).mode & 0o777).toBe(0o600);
});

test('is made again when it has expired, and for another name', async () => {
  const old = await keptCertificate(files, { names: ['a.example'], now: now - 11 * 365 * 86_400_000 });
  const fresh = await keptCertificate(files, { names: ['a.example'], now });
  expect(fresh.cert).not.toBe(old.cert);
  const other = await keptCertificate(files, { names: ['b.example'], now });
  expect(new X509Certificate(other.cert).checkHost('b.example')).toBe('b.example');
});

import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DrachtioEmbedded } from '@opencvi/drachtio-embedded';
import { CountingMetrics, FakeIngress, RecordingLog, systemClock } from '@opencvi/test-kit';
import { z } from 'zod';
import { loadCertificate } from './certificate.ts';
import { config } from './config.ts';
import { protocolSip } from './index.ts';
import { SipProtocol } from './sip-protocol.ts';
import { Device } from './test/device.ts';
import { folderAt } from './test/folder-at.ts';
import { audioOffer } from './test/offers.ts';
import { startSip } from './test/sip-rig.ts';

async function temporary(): Promise<{ root: string } & AsyncDisposable> {
  const root = await mkdtemp(join(tmpdir(), 'opencvi-sip-'));
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) };
}

describe('certificate', () => {
  const now = Date.now();

  test('is made once, for nobody else to read', async () => {
    await using place = await temporary();
    const folder = folderAt(place.root);
    const first = await loadCertificate(undefined, { folder, name: 'sip.example.com', now });
    expect(await loadCertificate(undefined, { folder, name: 'sip.example.com', now })).toEqual(first);
    const certificate = new X509Certificate(first.cert);
    expect(certificate.checkHost('sip.example.com')).toBe('sip.example.com');
    expect(Date.parse(certificate.validTo) - now).toBeGreaterThan(9 * 365 * 86_400_000);
    expect((await stat(join(place.root, 'sip', 'tls-key.pem'))).mode & 0o777).toBe(0o600);
  });

  test('is made for an address, and again when it has expired', async () => {
    await using place = await temporary();
    const folder = folderAt(place.root);
    const old = await loadCertificate(undefined, { folder, name: '203.0.113.5', now: now - 11 * 365 * 86_400_000 });
    expect(new X509Certificate(old.cert).checkIP('203.0.113.5')).toBe('203.0.113.5');
    const fresh = await loadCertificate(undefined, { folder, name: '203.0.113.5', now });
    expect(fresh.cert).not.toBe(old.cert);
    expect(await readFile(join(place.root, 'sip', 'tls-cert.pem'), 'utf8')).toBe(fresh.cert);
  });

  test('is read where one is configured', async () => {
    await using place = await temporary();
    const [key, cert] = [join(place.root, 'k'), join(place.root, 'c')];
    await writeFile(key, 'KEY');
    await writeFile(cert, 'CERT');
    const options = { folder: folderAt(place.root), name: undefined, now };
    expect(await loadCertificate({ key, cert }, options)).toEqual({ key: 'KEY', cert: 'CERT' });
    await expect(loadCertificate({ key: join(place.root, 'absent'), cert }, options)).rejects.toThrow(/cannot read .*absent/);
  });
});

test('a port that is taken: listen names it and leaves nothing behind', async () => {
  await using rig = await startSip();
  const chosen = config.parse({ host: '127.0.0.1', udpPort: rig.port('udp'), tcpPort: false, tlsPort: false });
  await using place = await temporary();
  const sip = new SipProtocol(chosen, {
    clock: systemClock,
    log: new RecordingLog(),
    metrics: new CountingMetrics(),
    folder: folderAt(place.root),
  });
  await expect(sip.listen(new FakeIngress())).rejects.toThrow(`:${rig.port('udp')} is taken by another program`);
  await sip.close();
});

test('a drachtio-server of somebody else', async () => {
  const server = new DrachtioEmbedded({ listeners: [{ transport: 'udp', host: '127.0.0.1', port: 0 }], control: { secret: 'cymru' } });
  const { controlPort, listeners } = await server.start();
  const chosen = config.parse({ drachtio: { host: '127.0.0.1', port: controlPort, secret: 'env:SIP_SECRET' } });
  chosen.drachtio?.secret.resolve(() => 'cymru');
  await using place = await temporary();
  const log = new RecordingLog();
  const sip = new SipProtocol(chosen, { clock: systemClock, log, metrics: new CountingMetrics(), folder: folderAt(place.root) });
  const calls = new FakeIngress();
  await sip.listen(calls);
  expect(sip.endpoints()).toEqual([]);
  expect(sip.describe()).toEqual([`SIP: by the drachtio-server at 127.0.0.1:${controlPort}`]);
  await using device = await Device.connect('udp', listeners[0]?.port ?? 0);
  device.invite(audioOffer());
  const { leg, ended } = await calls.next();
  await leg.ring();
  await device.response(180);
  await server.close();
  expect(await ended).toEqual({ code: 'failed', by: 'gateway', detail: 'the SIP server is gone' });
  await sip.close();
});

describe('settings', () => {
  test('defaults', () => {
    const chosen = config.parse({});
    expect(chosen).toMatchObject({ host: '0.0.0.0', udpPort: 5060, tcpPort: 5060, tlsPort: 5061, srtp: 'optional', bandwidth: 4000 });
    expect(chosen).toMatchObject({ ringTimeout: 180_000, answerTimeout: 35_000, limits: { callsPerSecond: 10, burst: 20 } });
    expect(chosen.blockedUserAgents).toContain('friendly-scanner');
  });

  test.each([
    { udpPort: 70_000 },
    { udpport: 5060 },
    { srtp: 'maybe' },
    { limits: { exempt: ['10.0.0.0/99'] } },
    { drachtio: { host: 'x', secret: 'plain' } },
  ])('refuses %j', settings => {
    expect(config.safeParse(settings).success).toBe(false);
  });

  test('every one is described', () => {
    const undescribed = (schema: z.core.JSONSchema.BaseSchema, path: string): string[] =>
      Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
        if (typeof property === 'boolean') return [];
        return [...(property.description ? [] : [`${path}${name}`]), ...undescribed(property, `${path}${name}.`)];
      });
    expect(undescribed(z.toJSONSchema(config, { io: 'input', unrepresentable: 'any' }), '')).toEqual([]);
  });

  test('the plugin says what it listens on before it does', () => {
    const chosen = config.parse({ tcpPort: false });
    const sip = new SipProtocol(chosen, {
      clock: systemClock,
      log: new RecordingLog(),
      metrics: new CountingMetrics(),
      folder: folderAt('/nowhere'),
    });
    expect(sip.describe()).toEqual(['SIP UDP: 0.0.0.0:5060', 'SIP TLS: 0.0.0.0:5061']);
    expect(sip.endpoints()).toEqual([
      { transport: 'udp', port: 5060, purpose: 'sip' },
      { transport: 'tls', port: 5061, purpose: 'sip' },
    ]);
    expect(protocolSip.spec.name).toBe('protocol-sip');
  });
});

test.each([
  ['sip.example.com', true],
  ['203.0.113.9', true],
  ['2001:db8::7', true],
  ['sip.example.com:5060', false],
  ['not a host!', false],
])('the public address %s: %s', (publicAddress, taken) => {
  expect(config.safeParse({ publicAddress }).success).toBe(taken);
});

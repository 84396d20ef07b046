import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sdp, startApp } from '../test/srf-app.ts';

const isInstalled = spawnSync('sipp', ['-v']).error === undefined;
const folder = mkdtempSync(join(tmpdir(), 'sipp-'));

/** Rings, is answered, sends an INFO, a re-INVITE, and hangs up; every response is checked by SIPp. */
const scenario = `<?xml version="1.0" encoding="ISO-8859-1" ?>
<scenario name="call with INFO and re-INVITE">
${send('INVITE', 1, { offer: true })}
  <recv response="100" optional="true"/>
  <recv response="180" optional="true"/>
  <recv response="200" rtd="true" rrs="true"/>
${send('ACK', 1)}
${send('INFO', 2)}
  <recv response="200"/>
${send('INVITE', 3, { offer: true })}
  <recv response="100" optional="true"/>
  <recv response="200" rrs="true"/>
${send('ACK', 3)}
${send('BYE', 4)}
  <recv response="200"/>
</scenario>
`;

function send(method: string, cseq: number, { offer = false } = {}): string {
  const body = offer ? 'v=0\no=- 7 1 IN IP4 [local_ip]\ns=-\nc=IN IP4 [local_ip]\nt=0 0\nm=audio 4000 RTP/AVP 0\n' : '';
  const isFirst = method === 'INVITE' && cseq === 1;
  const lines = [
    `${method} sip:room@[remote_ip]:[remote_port] SIP/2.0`,
    'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]',
    'From: <sip:caller@[local_ip]:[local_port]>;tag=[pid]x[call_number]',
    `To: <sip:room@[remote_ip]:[remote_port]>${isFirst ? '' : '[peer_tag_param]'}`,
    'Call-ID: [call_id]',
    `CSeq: ${cseq} ${method}`,
    'Contact: <sip:caller@[local_ip]:[local_port];transport=[transport]>',
    'Max-Forwards: 70',
    ...(offer ? ['Content-Type: application/sdp'] : []),
    'Content-Length: [len]',
  ];
  return `  <send${method === 'ACK' ? '' : ' retrans="500"'}><![CDATA[\n${lines.join('\n')}\n\n${body}]]></send>`;
}

beforeAll(() => writeFileSync(join(folder, 'call.xml'), scenario));
afterAll(() => rmSync(folder, { recursive: true }));

function sipp(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('sipp', [...args, '-i', '127.0.0.1', '-nostdin', '-timeout', '25s', '-timeout_error'], { cwd: folder });
    let output = '';
    child.stdout.on('data', bytes => {
      output += bytes;
    });
    child.stderr.on('data', bytes => {
      output += bytes;
    });
    child.on('error', reject);
    child.on('close', code => resolve({ code, output: output.slice(-3000) }));
  });
}

(isInstalled ? describe : describe.skip)('SIPp calls', () => {
  test.each([
    ['udp', 'u1'],
    ['tcp', 't1'],
  ] as const)(
    '300 over %s, none fails',
    async (transport, mode) => {
      let destroyed = 0;
      await using app = await startApp({}, srf =>
        srf.invite(async (req, res) => {
          res.send(180);
          const dialog = await srf.createUAS(req, res, { localSdp: sdp('1') });
          dialog.on('destroy', () => destroyed++);
        }),
      );
      const target = `127.0.0.1:${app.address(transport).port}`;
      const { code, output } = await sipp(['-sf', 'call.xml', '-t', mode, '-r', '100', '-m', '300', target]);
      expect([code, code === 0 ? '' : output]).toEqual([0, '']);
      for (let i = 0; i < 50 && destroyed < 300; i++) await new Promise(resolve => setTimeout(resolve, 10));
      expect([destroyed, app.server.stats().dialogs, app.server.stats().malformed]).toEqual([300, 0, {}]);
    },
    30_000,
  );

  test('as the called side', async () => {
    await using app = await startApp();
    const port = 21_000 + (process.pid % 20_000);
    const running = sipp(['-sn', 'uas', '-p', String(port), '-m', '20']);
    await new Promise(resolve => setTimeout(resolve, 300));
    for (let i = 0; i < 20; i++) {
      const dialog = await app.srf.createUAC(`sip:x@127.0.0.1:${port}`, { localSdp: sdp('1') });
      await dialog.destroy();
    }
    expect((await running).code).toBe(0);
  }, 30_000);
});

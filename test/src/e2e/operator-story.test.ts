import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { CallRecord } from '@opencvi/plugin-api';
import { eventually, type Gateway, layouts, startBaresip, startGateway } from '../rig/index.ts';
import { callReaches, nextRecord, seesIvr } from './call-rig.ts';

jest.setTimeout(90_000);

const cli = path.resolve(import.meta.dirname, '../../../core/dist/cli.js');
let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.close());

/** What `opencvi` prints to an operator who has the gateway's address and token. */
function opencvi(...args: string[]): string {
  const env = { ...process.env, OPENCVI_ADMIN_TOKEN: gateway.token };
  const run = spawnSync(process.execPath, [cli, ...args, '--url', gateway.url], { env, encoding: 'utf8' });
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
  return run.stdout;
}

/** The values of a metric, by its labels as Prometheus writes them. */
async function metric(name: string): Promise<Readonly<Record<string, number>>> {
  const { body } = await gateway.api('/metrics');
  const lines = String(body).matchAll(new RegExp(`^${name}(?:\\{(.*)\\})? (\\S+)$`, 'gm'));
  return Object.fromEntries([...lines].map(([, labels = '', value]) => [labels, Number(value)]));
}

test('two wrong ids, a right one, nobody at the door, hung up: everything that an operator can ask tells the same story', async () => {
  await using room = await startBaresip({ name: 'boardroom', toneHz: 440, picture: layouts.room });
  await room.dial(gateway.sipUri('teams'));
  await room.waitFor('CALL_ESTABLISHED');
  await seesIvr(room, 'splash');
  for (const wrong of ['111111111', '0222222222']) {
    await room.sendDigits(`${wrong}#`);
    await gateway.waitForLog(line => line.detail === `no meeting ${wrong}`);
    await seesIvr(room, 'splash');
  }
  await room.sendDigits('1172827459#');
  const { id } = await callReaches(gateway, 'lobby');
  await seesIvr(room, 'lobby');

  // While it waits
  expect(opencvi('calls')).toMatch(new RegExp(`^${id} +lobby +sip +boardroom@127\\.0\\.0\\.1 +teams@127\\.0\\.0\\.1 +1172827459 `, 'm'));
  expect(opencvi('calls', id)).toMatch(/^state +lobby$/m);
  expect(await metric('opencvi_calls')).toEqual({ '': 1 });
  expect(opencvi('licences')).toMatch(/gateway +1 /);

  await room.hangup();
  const record: CallRecord = await nextRecord(gateway);
  expect(record).toMatchObject({
    id,
    meeting: '1172827459',
    ivrAttempts: 3,
    failedAttempts: [
      { meeting: '111111111', code: 'not-found', detail: 'no meeting 111111111' },
      { meeting: '0222222222', code: 'not-found', detail: 'no meeting 0222222222' },
    ],
    lobbyAt: expect.any(String),
    endReason: { code: 'normal', by: 'room' },
  });
  expect(record.connectedAt).toBeUndefined();

  expect(opencvi('calls')).toMatch(/^no calls$/m);
  expect(opencvi('calls', '--records')).toMatch(
    new RegExp(`^${id} +normal +sip .* 1172827459 .* room: after 111111111 not-found, 0222222222 not-found$`, 'm'),
  );
  expect(JSON.parse(opencvi('calls', '--records', '--json'))).toEqual([record]);
  const story = opencvi('calls', id);
  for (const [name, value] of [
    ['failedAttempts.0.meeting', '111111111'],
    ['failedAttempts.1.meeting', '0222222222'],
    ['failedAttempts.1.code', 'not-found'],
    ['lobbyAt', record.lobbyAt],
    ['endReason.by', 'room'],
  ])
    expect(story).toMatch(new RegExp(`^${name} +${value}$`, 'm'));

  const ended = Object.entries(await metric('opencvi_calls_total')).filter(([, value]) => value > 0);
  expect(ended).toEqual([['protocol="sip",end="normal"', 1]]);
  await eventually({ what: 'no call in the metrics' }, async () => ((await metric('opencvi_calls'))[''] === 0 ? true : undefined));

  const log = gateway.log
    .filter(line => line.call === id && line.level === 'info')
    .map(({ msg, meeting, detail }) => [msg, meeting ?? detail]);
  const steps = ['call', 'routed', 'meeting not found', 'lobby', 'ended'];
  expect(log.filter(([msg]) => steps.includes(`${msg}`))).toEqual([
    ['call', undefined],
    ['routed', undefined],
    ['meeting not found', 'no meeting 111111111'],
    ['meeting not found', 'no meeting 0222222222'],
    ['lobby', '1172827459'],
    ['ended', '1172827459'],
  ]);
});

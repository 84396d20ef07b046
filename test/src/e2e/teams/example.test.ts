import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, jest, test } from '@jest/globals';
import type { CallRecord } from '@opencvi/plugin-api';
import { PrivateNetwork } from '../../rig/private-network.ts';
import type { PeerProcess } from '../../rig/process.ts';
import { TempDir } from '../../rig/temp-dir.ts';

jest.setTimeout(120_000);

const root = path.resolve(import.meta.dirname, '../../../..');
const config = ['--config', 'examples/teams-simulated.yaml'];

test('examples/teams-simulated.yaml: simulator, gateway and two rooms, as the README has them', async () => {
  await using folder = await TempDir.make('example');
  await symlink(path.join(root, 'examples'), folder.file('examples'));
  await using network = await PrivateNetwork.make();
  const opencvi = (name: string, ...args: string[]): PeerProcess =>
    network.start({
      name,
      command: process.execPath,
      args: [path.join(root, 'core/dist/cli.js'), ...args],
      cwd: folder.path,
      grace: 15_000,
    });

  await using simulator = opencvi('simulator', 'simulate', 'teams');
  await simulator.waitForLine(/1140000001 Contoso open house/, 30_000);
  await simulator.waitForLine(/"msg":"ready"/, 30_000);
  await using gateway = opencvi('gateway', 'start', ...config);
  await gateway.waitForLine(/"msg":"ready"/, 30_000);

  // One room by the IVR, and as it is in the meeting one straight there
  await using first = opencvi('first room', 'dial', 'teams@127.0.0.1', '--digits', '1140000001#', '--tone', '700', '--seconds', '30');
  await first.waitForLine(/typed 1140000001#/, 30_000);
  const second = opencvi('second room', 'dial', '1140000001@127.0.0.1');
  await second.waitForLine(/heard a tone of (69\d|70\d|71\d) Hz/, 30_000);
  await first.waitForLine(/heard a tone of 4[34]\d Hz/, 30_000);
  // Ctrl-C hangs up
  for (const room of [second, first]) {
    room.kill('SIGINT');
    expect(await room.exited).toEqual({ code: 0, signal: null });
  }

  const records = opencvi('records', 'calls', '--records', '--json', ...config);
  expect((await records.exited).code).toBe(0);
  const written = JSON.parse(records.lines.filter(line => !/^npm|Warning/.test(line)).join('\n')) as CallRecord[];
  expect(written).toHaveLength(2);
  for (const record of written) {
    expect(record).toMatchObject({
      provider: 'teams',
      tenant: 'contoso',
      meeting: '1140000001',
      endReason: { code: 'normal', by: 'room' },
    });
    expect(record.meetingFacts).toMatchObject({ cloud: 'simulated', graphCall: expect.any(String) });
    expect(record.connectedAt).toBeDefined();
  }
});

import { execFile } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type Gateway, startGateway } from '../rig/index.ts';
import { nextRecord } from './call-rig.ts';

jest.setTimeout(60_000);

const cli = path.resolve(import.meta.dirname, '../../../core/dist/cli.js');
let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

function dial(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise(resolve => {
    execFile(process.execPath, [cli, 'dial', ...args], { timeout: 45_000 }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, output: stdout + stderr });
    });
  });
}

test('opencvi dial reports what it heard and saw in the IVR, and types', async () => {
  const { code, output } = await dial(gateway.sipUri('teams'), '--digits', '1172827458#', '--seconds', '3');
  expect({ code, output }).toEqual({
    code: 0,
    output: expect.stringMatching(/saw a picture 1280x720[\s\S]*heard speech[\s\S]*typed 1172827458#/),
  });
  expect(await nextRecord(gateway)).toMatchObject({ meeting: '1172827458', ivrAttempts: 1, endReason: { code: 'normal', by: 'room' } });
});

test('opencvi dial says why it was not answered', async () => {
  const { code, output } = await dial(gateway.sipUri('999999999'));
  expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('404 Not Found') });
});

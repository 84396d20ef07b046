import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { eventually } from '../rig/index.ts';
import { PeerProcess } from '../rig/process.ts';

const shell = (script: string): PeerProcess => new PeerProcess({ name: 'shell', command: 'sh', args: ['-c', script], grace: 200 });

describe('a child process', () => {
  test('is killed when it does not listen to SIGTERM', async () => {
    await using child = shell('trap "" TERM; echo ready; while :; do sleep 0.1; done');
    await child.waitForLine(/ready/);
    expect(await child.stop()).toEqual({ code: null, signal: 'SIGKILL' });
    expect(await child.stop()).toEqual({ code: null, signal: 'SIGKILL' });
  });

  test('that ends ends every wait, with its last words', async () => {
    await using child = shell('echo something else; exit 7');
    await expect(child.waitForLine(/the awaited line/)).rejects.toThrow(/ended \(code 7, signal null\)[\s\S]*something else/);
  });

  test('that cannot be started says so', async () => {
    await using child = new PeerProcess({ name: 'nobody', command: '/no/such/program' });
    await expect(child.waitForLine(/./, 2_000).then(() => child.waitForLine(/never/, 2_000))).rejects.toThrow(
      /no such program|No such file/i,
    );
  });

  test('does not outlive a test run that is killed', async () => {
    const script = fileURLToPath(new URL('fixtures/dies-with-a-child.ts', import.meta.url));
    const args = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', script];
    await using run = new PeerProcess({ name: 'run', command: process.execPath, args });
    const [, pid] = await run.waitForLine(/^child (\d+)/);
    expect(await run.exited).toMatchObject({ signal: 'SIGKILL' });
    await eventually({ what: 'the child to be gone', within: 2_000 }, () => (lives(Number(pid)) ? undefined : true));
  });
});

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { H323Phone } from '@opencvi/h323-phone';
import { readWav } from '@opencvi/rtp';
import { localAddressTowards, SipPhone } from '@opencvi/sip-phone';
import { fakeInvocation, systemClock } from '@opencvi/test-kit';
import { DialCommand } from './dial-command.ts';
import { startPhone } from './start-phone.ts';

// Calls last in real time, and other work slows them: what does not happen is told by their own deadlines of 10 s
jest.setTimeout(30_000);

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;

function run(address: string, options: Record<string, string | boolean>) {
  const lines: string[] = [];
  const command = new DialCommand({ clock: systemClock, startPhone, localAddressTowards });
  return { lines, code: command.run(fakeInvocation({ args: [address], options, print: line => void lines.push(line.trim()) })) };
}

test('a real phone is called: heard, seen, typed at; it hangs up', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'opencvi-dial-'));
  const phone = await SipPhone.start();
  try {
    const [record, picture] = [path.join(folder, 'heard.wav'), path.join(folder, 'seen.png')];
    const answered = phone.accept({ toneHz: 700 });
    const { lines, code } = run(phone.uri, { digits: '12#', digitsAfter: '1', record, picture });
    const call = await answered;
    await call.until(() => call.digits === '12#' && call.hearsTone(440) > 0.9, { what: 'digits' });
    await call.hangUp();
    expect(await code).toBe(0);
    const said = lines.map(line => line.replace(/^[\d.]+ s {2}/, ''));
    expect(said).toContain('answered: G722, H264 (mode 1)');
    expect(said).toContain('saw a picture 640x360');
    expect(said).toContainEqual(expect.stringMatching(/^heard a tone of 700 Hz/));
    expect(said).toContain('hung up by the far side: hung up');
    const { samples, sampleRate } = readWav(await readFile(record));
    expect(samples.length / sampleRate).toBeGreaterThan(1);
    const made = await readFile(hasFfmpeg ? picture : path.join(folder, 'seen.h264'));
    expect(made.subarray(1, 4).toString('latin1') === 'PNG').toBe(hasFfmpeg);
  } finally {
    await phone.close();
    await rm(folder, { recursive: true });
  }
});

test('an address at which nobody answers', async () => {
  const phone = await SipPhone.start({ transport: 'tcp' });
  try {
    phone.onInvite(call => void call.refuse(404));
    const { lines, code } = run(phone.uri, { video: false });
    expect(await code).toBe(1);
    expect(lines.at(-1)).toMatch(/not answered: 404 Not Found$/);
  } finally {
    await phone.close();
  }
});

test.each([
  [{}, 'H.245 tunnelled'],
  [{ fastStart: true, tunnelling: false, digitsBy: 'keypad' }, 'H.245 on a connection of its own, fast start'],
])('a real phone is called by H.323, %j', async (how, agreed) => {
  const phone = await H323Phone.start({ aliases: ['4711'] });
  try {
    phone.onSetup(call => call.ring());
    const answered = phone.accept({ toneHz: 700 });
    const { lines, code } = run(phone.uri, { digits: '12#', digitsAfter: '1', ...how });
    const call = await answered;
    await call.until(() => call.digits === '12#' && call.hearsTone(440) > 0.9 && call.hears().seconds > 1.5, { what: 'digits' });
    await call.hangUp();
    expect(await code).toBe(0);
    const said = lines.map(line => line.replace(/^[\d.]+ s {2}/, ''));
    expect(said).toContain(`answered: G722, H264 (mode 1), ${agreed}`);
    expect(said).toContain('saw a picture 640x360');
    expect(said).toContainEqual(expect.stringMatching(/^heard a tone of 700 Hz/));
    expect(said).toContain('hung up by the far side: hung up');
  } finally {
    await phone.close();
  }
});

test('an address of H.323 at which nobody answers', async () => {
  const phone = await H323Phone.start();
  try {
    phone.onSetup(call => call.refuse(17));
    const { lines, code } = run(phone.uri, { video: false, json: true });
    expect(await code).toBe(1);
    expect(JSON.parse(lines.join('\n'))).toMatchObject({ passed: false, answered: false, cause: 17 });
  } finally {
    await phone.close();
  }
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import type { CliInvocation } from '@opencvi/plugin-api';
import { readWav } from '@opencvi/rtp';
import { fakeInvocation, VirtualClock } from '@opencvi/test-kit';
import { DialCommand } from './dial-command.ts';
import { NotAnsweredError } from './phone.ts';
import { FakePhone, speech, tone } from './test/fake-phone.ts';

function start(address: string, options: CliInvocation['options'] = {}) {
  const clock = new VirtualClock();
  const phone = new FakePhone();
  const lines: string[] = [];
  const stop = new AbortController();
  const command = new DialCommand({
    clock,
    localAddressTowards: async host => (host === '127.0.0.1' ? '127.0.0.1' : '192.0.2.1'),
    startPhone: async (plan, host) => {
      phone.started.push({ plan, host });
      return phone;
    },
  });
  const run = () =>
    command.run(fakeInvocation({ args: [address], options, signal: stop.signal, print: line => void lines.push(line.trim()) }));
  return { clock, phone, lines, stop, run };
}

test('a prompt, digits after it, a picture, and the far side hangs up', async () => {
  const { clock, phone, lines, run } = start('sip:teams@127.0.0.1', { digits: '117,8#' });
  const code = run();
  await clock.advance(500);
  phone.heard = speech;
  await clock.advance(3000);
  expect(phone.typed).toEqual([]);
  phone.heard = { seconds: 2, level: -90, speech: false };
  await clock.advance(1000);
  expect(phone.typed).toEqual(['117']);
  await clock.advance(1000);
  expect(phone.typed).toEqual(['117', '8#']);
  phone.seen = { width: 1280, height: 720, codec: 'H264', frames: 60, keyFrames: 3, lastKeyFrameAt: 0 };
  await clock.advance(1000);
  phone.hangUpBy({ by: 'them', cause: 16, reason: 'the meeting has ended' });
  expect(await code).toBe(0);
  expect(lines).toEqual([
    '0.0 s  dialling sip:teams@127.0.0.1',
    '0.0 s  ringing',
    '0.0 s  answered: G722, H264 (mode 1)',
    '0.6 s  heard speech (-23 dBov)',
    '5.0 s  typed 117,8#',
    '5.6 s  saw a picture 1280x720',
    '6.5 s  hung up by the far side: the meeting has ended',
    '6.5 s  6.5 s in the call; heard speech (loudest -23.4 dBov); saw 1280x720, 60 pictures, 3 key frames; lost 4 of 80 packets',
  ]);
  expect(phone.isClosed).toBe(true);
  expect(clock.pending).toBe(0);
});

test('a refusal ends with 1 and says why', async () => {
  const { phone, lines, run } = start('nobody@192.0.2.9', { transport: 'tcp' });
  phone.refusal = new NotAnsweredError({ status: 404, reason: 'Not Found' }, new Error('404 Not Found'));
  expect(await run()).toBe(1);
  expect(lines.at(-1)).toBe('0.0 s  not answered: 404 Not Found');
  expect(phone.started).toMatchObject([{ host: '192.0.2.1', plan: { line: { transport: 'tcp' } } }]);
  expect(phone.isClosed).toBe(true);
});

test('an answered call in which nothing is heard ends with 1 after the time to stay', async () => {
  const { clock, phone, lines, run } = start('sip:a@127.0.0.1', { seconds: '4' });
  const code = run();
  await clock.advance(3800);
  expect(phone.isOver).toBe(false);
  await clock.advance(400);
  expect(await code).toBe(1);
  expect(lines.slice(-3)).toEqual([
    expect.stringMatching(/hung up$/),
    expect.stringMatching(/heard nothing; saw nothing/),
    expect.stringMatching(/nothing was heard in it$/),
  ]);
});

test('a tone is told from speech', async () => {
  const { clock, phone, lines, run } = start('sip:a@127.0.0.1', { seconds: '1' });
  phone.heard = tone;
  const code = run();
  await clock.advance(1200);
  expect(await code).toBe(0);
  expect(lines).toContain('0.0 s  heard a tone of 440 Hz (-23 dBov)');
});

test.each([
  ['at their time', { digits: '5', digitsAfter: '2' }, 2000],
  ['after a while, where no prompt comes', { digits: '5' }, 8_000],
])('digits are typed %s', async (_, options, due) => {
  const { clock, phone, stop, run } = start('sip:a@127.0.0.1', options);
  const code = run();
  await clock.advance(due - 300);
  expect(phone.typed).toEqual([]);
  await clock.advance(600);
  expect(phone.typed).toEqual(['5']);
  stop.abort();
  await code;
});

test('an interrupt hangs up', async () => {
  const { clock, phone, lines, stop, run } = start('sip:a@127.0.0.1');
  phone.heard = speech;
  const code = run();
  await clock.advance(1000);
  stop.abort(new Error('interrupted'));
  expect(await code).toBe(0);
  expect(phone.isOver).toBe(true);
  expect(lines.at(-2)).toBe('1.0 s  hung up');
});

test('digits that cannot be typed fail the command', async () => {
  const { clock, phone, run } = start('sip:a@127.0.0.1', { digits: '1', digitsAfter: '0' });
  phone.sendDigits = async () => {
    throw new Error('the far side takes no telephone-event');
  };
  const failed = expect(run()).rejects.toThrow('the far side takes no telephone-event');
  await clock.advance(1000);
  await failed;
  expect(phone.isClosed).toBe(true);
});

test('--json prints one document', async () => {
  const { clock, phone, lines, run } = start('sip:a@127.0.0.1', { json: true, seconds: '1' });
  phone.heard = speech;
  const code = run();
  await clock.advance(1200);
  await code;
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    address: 'sip:a@127.0.0.1',
    passed: true,
    answered: true,
    audio: 'G722',
    heard: { kinds: ['speech'], loudest: -23.4 },
    end: { by: 'us' },
    statistics: { audio: { received: { lost: 2 } } },
    events: [
      { event: 'dialling' },
      { event: 'progress' },
      { event: 'answered' },
      { event: 'heard' },
      { event: 'ended' },
      { event: 'summary' },
    ],
  });
});

test('--record and --picture write files', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'opencvi-dial-'));
  try {
    const record = path.join(folder, 'heard.wav');
    // Half a parameter set: no decoder makes a picture of it
    const { clock, lines, run } = start('sip:a@127.0.0.1', { seconds: '0', record, picture: path.join(folder, 'seen.png') });
    const code = run();
    await clock.advance(0);
    await code;
    expect(readWav(await readFile(record))).toMatchObject({ sampleRate: 16_000, channels: 1 });
    expect(await readFile(path.join(folder, 'seen.h264'))).toHaveLength(5);
    expect(lines.filter(line => line.includes('wrote'))).toHaveLength(2);
  } finally {
    await rm(folder, { recursive: true });
  }
});

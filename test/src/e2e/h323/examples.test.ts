import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { captures } from '@opencvi/h323-js-bindings/testing';
import { H323Phone } from '@opencvi/h323-phone';
import { PeerProcess, run } from '../../rig/process.ts';
import { TempDir } from '../../rig/temp-dir.ts';

const library = resolve(import.meta.dirname, '../../../../libs/h323-js-bindings');
const example = (name: string): string => join(library, 'examples', `${name}.ts`);

test.each(['answer-a-call', 'decode-a-capture'])('the README shows %s as it is', async name => {
  const [, ...program] = (await readFile(example(name), 'utf8')).split('\n');
  expect(await readFile(join(library, 'README.md'), 'utf8')).toContain(program.join('\n'));
});

test.each([true, false])('the example answers a call and echoes it (tunnelling: %p)', async tunnelling => {
  await using program = new PeerProcess({ name: 'answer-a-call', command: process.execPath, args: [example('answer-a-call'), '0'] });
  const [, port] = await program.waitForLine(/^answering at .*:(\d+)$/);
  await using phone = await H323Phone.start();
  const call = await phone.dial(`127.0.0.1:${port}`, { toneHz: 700, video: false, tunnelling });
  await call.until(() => call.hearsTone(700) > 0.9, { what: 'our own tone' });
  expect(call.facts.audio).toBe('PCMU');
  await call.hangUp();
  await program.waitForLine(/^released: \{ by: 'them', cause: 16/);
});

test('the example that calls hears what the one that answers sends back', async () => {
  await using callee = new PeerProcess({ name: 'answer-a-call', command: process.execPath, args: [example('answer-a-call'), '0'] });
  const [, port] = await callee.waitForLine(/^answering at .*:(\d+)$/);
  const told = (await run(process.execPath, [example('place-a-call'), `127.0.0.1:${port}`])).toString();
  expect(told).toMatch(/^heard 172 octets\nreleased: \{ by: 'us', cause: 16 \}/);
  await callee.waitForLine(/^released: \{ by: 'them', cause: 16/);
});

test('the example tells what a caller of a capture said', async () => {
  const said =
    captures()
      .get('asterisk-fs0-tun1')
      ?.filter(({ to }) => to.endsWith(':1720')) ?? [];
  await using dir = await TempDir.make('h323-capture');
  await writeFile(dir.file('caller.bin'), Buffer.concat(said.map(({ bytes }) => bytes)));
  const told = (await run(process.execPath, [example('decode-a-capture'), dir.file('caller.bin')])).toString();
  for (const expected of ["type: 'setup'", "type: 'terminalCapabilitySet'", "type: 'openLogicalChannel'", "type: 'releaseComplete'"]) {
    expect(told).toContain(expected);
  }
});

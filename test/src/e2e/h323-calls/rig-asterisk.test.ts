import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, jest, test } from '@jest/globals';
import { captures } from '@opencvi/h323-js-bindings/testing';
import {
  type Asterisk,
  type AsteriskOptions,
  asteriskAddress,
  asteriskBlock,
  digitWays,
  readH323,
  startAsterisk,
  startCapture,
} from '../../rig/index.ts';

jest.setTimeout(60_000);

/** Two that know each other; the first calls. */
async function pair(stack: AsyncDisposableStack, how: Partial<AsteriskOptions>): Promise<[Asterisk, Asterisk]> {
  const [northBlock, southBlock] = [stack.use(await asteriskBlock()), stack.use(await asteriskBlock())];
  const north = startAsterisk({ name: 'north', toneHz: 1_000, ...how, block: northBlock, peer: asteriskAddress(southBlock) });
  const south = startAsterisk({ name: 'south', toneHz: 1_400, ...how, block: southBlock, peer: asteriskAddress(northBlock) });
  return [stack.use(await north), stack.use(await south)];
}

describe.each([
  { fastStart: false, tunnelling: false },
  { fastStart: false, tunnelling: true },
  { fastStart: true, tunnelling: false },
  { fastStart: true, tunnelling: true },
])('two Asterisks with %j', how => {
  test('hear each other', async () => {
    await using stack = new AsyncDisposableStack();
    const [north, south] = await pair(stack, how);
    await using capture = await startCapture({ filter: north.captureFilter });
    const call = await north.dial('603');
    const answered = await south.incoming();
    await Promise.all([call.hears(1_400), answered.hears(1_000)]);
    expect(answered.dialled).toBe('603');
    expect(await call.end()).toMatchObject({ cause: 16 });
    expect([16, 31]).toContain((await answered.ended()).cause); // 31 when endSession comes before Release Complete
    const { messages, complaints } = await readH323(capture, north.host);
    expect(complaints).toEqual([]);
    const said = messages.map(({ info }) => info.trim());
    expect(said.some(info => /^CS: setup OpenLogicalChannel/.test(info))).toBe(how.fastStart);
    expect(said.some(info => /^CS: facility .*terminalCapabilitySet$/.test(info))).toBe(how.tunnelling);
    expect(said.includes('terminalCapabilitySet')).toBe(!how.tunnelling);
  });
});

describe('an Asterisk', () => {
  test.each([
    ['rings and is busy', '604', 17],
    ['does not have the number', '999', 1],
  ])('%s', async (_name, number, cause) => {
    await using stack = new AsyncDisposableStack();
    const [north] = await pair(stack, {});
    expect(await (await north.dial(number)).ended()).toMatchObject({ cause });
  });

  test('types: alphanumeric, which goes before all else between two of them', async () => {
    await using stack = new AsyncDisposableStack();
    const [north, south] = await pair(stack, { digits: 'q931keypad' });
    await using capture = await startCapture({ filter: north.captureFilter });
    const call = await north.dial('603');
    const answered = await south.incoming();
    await call.answered();
    await call.sendDigits('19#');
    expect(await answered.receivedDigits(3)).toBe('19#');
    expect(await digitWays(capture, north.host)).toEqual(['h245alphanumeric']);
  });
});

describe('the capture', () => {
  test.each([
    ['malformed', truncatedSetup(), /malformed/i],
    ['not H.323', Buffer.from('GET / HTTP/1.1\r\n\r\n'), /^not H.323: 127.0.0.1 /],
  ])('tells of what is %s', async (_name, bytes, complaint) => {
    await using stack = new AsyncDisposableStack();
    const [north] = await pair(stack, {});
    await using capture = await startCapture({ filter: north.captureFilter });
    await say(north, bytes);
    const { complaints } = await readH323(capture, '127.0.0.1');
    expect(complaints).toEqual([expect.stringMatching(complaint)]);
  });
});

/** A Setup whose user-user element ends in the middle of a value. */
function truncatedSetup(): Uint8Array {
  const setup = captures().get('asterisk-fs0-tun0')?.[0]?.bytes ?? new Uint8Array();
  const cut = Buffer.from(setup.subarray(0, -20));
  const userUser = cut.indexOf(Buffer.from('7e007b05', 'hex')); // Q.931 4.5.30
  cut.writeUInt16BE(0x7b - 20, userUser + 1);
  cut.writeUInt16BE(cut.length, 2); // RFC 1006 6
  return cut;
}

/** Sends something to its signalling port, and waits until it was taken. */
async function say(to: Asterisk, bytes: Uint8Array): Promise<void> {
  const socket = connect({ host: to.host, port: to.port, localAddress: '127.0.0.1' });
  socket.on('error', () => undefined); // it may well hang up
  socket.end(bytes);
  await once(socket.resume(), 'close');
}

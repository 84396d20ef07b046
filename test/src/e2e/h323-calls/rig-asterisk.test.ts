import { describe, expect, jest, test } from '@jest/globals';
import { type Asterisk, type AsteriskOptions, asteriskAddress, asteriskBlock, startAsterisk } from '../../rig/index.ts';

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
    const call = await north.dial('603');
    const answered = await south.incoming();
    await Promise.all([call.hears(1_400), answered.hears(1_000)]);
    expect(answered.dialled).toBe('603');
    expect(await call.end()).toMatchObject({ cause: 16 });
    expect(await answered.ended()).toMatchObject({ cause: 16 });
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

  test.each(['h245alphanumeric', 'h245signal', 'q931keypad'] as const)('takes digits by %s', async digits => {
    await using stack = new AsyncDisposableStack();
    const [north, south] = await pair(stack, { digits });
    const call = await north.dial('603');
    const answered = await south.incoming();
    await call.answered();
    await call.sendDigits('1172#');
    expect(await answered.receivedDigits(5)).toBe('1172#');
  });
});

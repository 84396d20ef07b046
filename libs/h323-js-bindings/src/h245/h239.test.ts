import { describe, expect, test } from '@jest/globals';
import type * as Schema from '../generated/multimedia-system-control.ts';
import { command, request, response } from '../testing/control-messages.ts';
import type { ControlPeer } from '../testing/control-peer.ts';
import { controlPeer, startedPair } from '../testing/control-samples.ts';
import type { ControlEvent, H239Event } from './control.ts';

const ignored: ControlEvent = { type: 'ignored', message: expect.any(String) as never };
const h239 = (event: H239Event): ControlEvent => ({ type: 'h239', event });

function generic(subMessageIdentifier: number, parameters: Readonly<Record<number, number | null>>): Schema.GenericMessage {
  const messageContent = Object.entries(parameters).map(([id, value]) => ({
    parameterIdentifier: { type: 'standard', value: Number(id) } as const,
    parameterValue: value === null ? ({ type: 'logical' } as const) : ({ type: 'unsignedMin', value } as const),
  }));
  return { messageIdentifier: { type: 'standard', value: '0.0.8.239.2' }, subMessageIdentifier, messageContent };
}

/** H.239 8.3: 42 channelId, 43 symmetryBreaking, 44 terminalLabel, 126 acknowledge, 127 reject. */
const theirRequest = (symmetryBreaking: number) =>
  request({ type: 'genericRequest', value: generic(3, { 42: 9, 43: symmetryBreaking, 44: 0 }) });
const granted = response({ type: 'genericResponse', value: generic(4, { 42: 4, 44: 0, 126: null }) });
const denied = response({ type: 'genericResponse', value: generic(4, { 42: 4, 44: 0, 127: null }) });
const release = (channel: number) => command({ type: 'genericCommand', value: generic(5, { 44: 0, 42: channel }) });

function verdictOf({ sent }: ReturnType<ControlPeer['say']>): 'granted' | 'denied' | undefined {
  const text = JSON.stringify(sent);
  if (text.includes('"value":126')) return 'granted';
  return text.includes('"value":127') ? 'denied' : undefined;
}

/** Its number that breaks symmetry is 1 + 49 = 50. */
function asking(): ControlPeer {
  return controlPeer({ h239: 'ask', random: () => 49 });
}

describe('the token (H.239 11)', () => {
  test('we ask, are given it, and give it back', () => {
    const peer = asking();
    expect(peer.command({ do: 'requestToken', channel: 4 }).sent).toEqual([
      request({ type: 'genericRequest', value: { ...generic(3, {}), messageContent: expect.any(Array) as never } }),
    ]);
    expect(peer.command({ do: 'requestToken', channel: 4 }).events).toEqual([ignored]);
    expect(peer.say(granted).events).toEqual([h239({ type: 'tokenGranted' })]);
    expect(peer.command({ do: 'releaseToken' }).sent).toMatchObject([
      { type: 'command', value: { type: 'genericCommand', value: { subMessageIdentifier: 5 } } },
    ]);
    expect(peer.command({ do: 'releaseToken' }).events).toEqual([ignored]);
  });

  test('the request names channel, label and a number that breaks symmetry', () => {
    const { sent } = asking().command({ do: 'requestToken', channel: 4, terminalLabel: 3 });
    const content = sent.map(message =>
      message.type === 'request' && message.value.type === 'genericRequest' ? message.value.value : undefined,
    );
    const parameters = content[0]?.messageContent?.map(({ parameterIdentifier, parameterValue }) => [
      'value' in parameterIdentifier && parameterIdentifier.value,
      'value' in parameterValue && parameterValue.value,
    ]);
    expect(parameters).toEqual([
      [44, 3],
      [42, 4],
      [43, 50],
    ]);
  });

  test('we ask and are denied', () => {
    const peer = asking();
    peer.command({ do: 'requestToken', channel: 4 });
    expect(peer.say(denied).events).toEqual([h239({ type: 'tokenDenied' })]);
    expect(peer.say(denied).events).toEqual([ignored]);
  });

  test('they ask, are given it, and give it back', () => {
    const peer = asking();
    expect(peer.say(theirRequest(1))).toEqual({ sent: [], events: [h239({ type: 'tokenRequested', channel: 9, terminalLabel: 0 })] });
    expect(verdictOf(peer.command({ do: 'answerToken', granted: true }))).toBe('granted');
    expect(peer.command({ do: 'answerToken', granted: true }).events).toEqual([ignored]);
    expect(peer.say(release(9)).events).toEqual([h239({ type: 'tokenReleased' })]);
    expect(peer.say(release(9)).events).toEqual([ignored]);
  });

  test('they ask and are denied', () => {
    const peer = asking();
    peer.say(theirRequest(1));
    expect(verdictOf(peer.command({ do: 'answerToken', granted: false }))).toBe('denied');
  });

  test('nobody is asked unless that is wanted', () => {
    const heard = controlPeer().say(theirRequest(1));
    expect([verdictOf(heard), heard.events]).toEqual(['denied', []]);
  });

  test.each([
    ['a smaller number of theirs loses', 49, 'denied', []],
    ['of equal numbers nobody wins', 50, 'denied', []],
    [
      'a greater number of theirs wins',
      51,
      undefined,
      [h239({ type: 'tokenDenied' }), h239({ type: 'tokenRequested', channel: 9, terminalLabel: 0 })],
    ],
  ])('two requests cross: %s', (_, symmetryBreaking, verdict, events) => {
    const peer = asking();
    peer.command({ do: 'requestToken', channel: 4 });
    const heard = peer.say(theirRequest(symmetryBreaking));
    expect([verdictOf(heard), heard.events]).toEqual([verdict, events]);
  });

  test('two machines that ask at once: one has it, or nobody', () => {
    for (const [left, right] of [
      [10, 20],
      [20, 10],
      [10, 10],
    ] as const) {
      const numbers = [left, right];
      const pair = startedPair({ h239: 'ask', random: () => numbers[0] ?? 0 });
      pair.give(pair.left, { type: 'command', command: { do: 'requestToken', channel: 1 } });
      numbers.shift();
      pair.command(pair.right, { do: 'requestToken', channel: 1 });
      for (const side of [pair.left, pair.right])
        if (side.events.some(event => event.type === 'h239' && event.event.type === 'tokenRequested'))
          pair.command(side, { do: 'answerToken', granted: true });
      const owners = [pair.left, pair.right].filter(({ events }) =>
        events.some(each => each.type === 'h239' && each.event.type === 'tokenGranted'),
      );
      expect(owners).toHaveLength(left === right ? 0 : 1);
    }
  });
});

describe('an end to flow control', () => {
  const ask = request({ type: 'genericRequest', value: generic(1, { 42: 4, 41: 5120 }) });

  test('is asked for and answered', () => {
    const peer = asking();
    expect(peer.say(ask).events).toEqual([h239({ type: 'flowControlReleaseRequested', channel: 4, bitRate: 512_000 })]);
    expect(verdictOf(peer.command({ do: 'answerFlowControlRelease', accepted: true }))).toBe('granted');
    expect(peer.command({ do: 'answerFlowControlRelease', accepted: true }).events).toEqual([ignored]);
  });

  test('is refused where nobody is to be asked', () => {
    expect(verdictOf(controlPeer().say(ask))).toBe('denied');
  });
});

test('a token machine is not disturbed by other generic messages', () => {
  const other = { ...generic(3, {}), messageIdentifier: { type: 'standard', value: '1.2.3' } } as const;
  const peer = asking();
  expect(peer.say(response({ type: 'genericResponse', value: other })).events).toEqual([ignored]);
  expect(peer.say(command({ type: 'genericCommand', value: other })).events).toEqual([ignored]);
  expect(peer.say(request({ type: 'genericRequest', value: other })).sent).toEqual([
    { type: 'indication', value: { type: 'functionNotUnderstood', value: request({ type: 'genericRequest', value: other }) } },
  ]);
  expect(peer.say(command({ type: 'genericCommand', value: generic(6, {}) })).events).toEqual([{ type: 'ignored', message: 'h239.6' }]);
});

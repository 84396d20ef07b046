import { describe, expect, test } from '@jest/globals';
import { at, g711, roomCapabilities } from '../testing/control-samples.ts';
import { callPair, fastStartProposals, setupRequest, takeFirst } from '../testing/index.ts';

const combinations = [false, true].flatMap(fastStart =>
  [false, true].flatMap(tunnelling => [undefined, 1].map(chunk => ({ fastStart, tunnelling, chunk }))),
);

describe.each(combinations)('fast start $fastStart, tunnelling $tunnelling, chunks of $chunk', ({ fastStart, tunnelling, chunk }) => {
  test('a whole call, from Setup to Release Complete', () => {
    const pair = callPair(chunk === undefined ? {} : { chunk });
    const { caller, callee } = pair;

    pair.command(caller, { do: 'setup', request: setupRequest({ tunnelling, ...(fastStart && { fastStart: fastStartProposals }) }) });
    expect(caller.call.state).toBe('calling');
    const heard = callee.take();
    expect(heard[0]).toMatchObject({
      type: 'setup',
      setup: {
        remote: {
          aliases: [{ kind: 'h323-ID', value: 'Boardroom' }],
          display: 'Boardroom',
          product: 'caller',
          h225Version: 7,
          isGateway: false,
        },
        destination: [{ kind: 'url-ID', value: 'teams@example.com' }],
        bandwidth: 1_920_000,
        bearerCapability: true,
        fastStart,
        tunnelling,
        conferenceGoal: 'create',
        callIdentifier: new Uint8Array(16).fill(0xa5),
      },
    });

    pair.command(callee, { do: 'start', capabilities: roomCapabilities }, { do: 'proceed' });
    expect(caller.call.state).toBe('proceeding');
    pair.command(caller, { do: 'start', capabilities: roomCapabilities });
    pair.command(callee, { do: 'alert' });
    expect([caller.call.state, callee.call.state]).toEqual(['alerting', 'alerting']);
    const offered = heard.find(event => event.type === 'fastStartOffered');
    expect(offered !== undefined).toBe(fastStart);
    if (offered) pair.command(callee, { do: 'fastStart', choices: takeFirst(offered.proposals) });
    pair.command(callee, { do: 'connect' });
    expect([caller.call.state, callee.call.state]).toEqual(['active', 'active']);
    expect(pair.isOpen('control')).toBe(!tunnelling);

    const told = caller.take();
    expect(told.filter(({ type }) => ['proceeding', 'alerting', 'connected', 'controlReady', 'determined'].includes(type))).toEqual(
      expect.arrayContaining([
        { type: 'proceeding' },
        { type: 'alerting' },
        { type: 'connected', remote: expect.objectContaining({ product: 'callee', isGateway: true, h225Version: 7 }) },
        { type: 'controlReady', tunnelled: tunnelling },
        { type: 'determined', role: 'slave' },
      ]),
    );
    expect(told).toContainEqual({ type: 'remoteCapabilities', capabilities: expect.objectContaining({ h239: true }) });
    const toldCallee = callee.take();
    expect(toldCallee).toContainEqual({ type: 'determined', role: 'master' });
    if (fastStart) {
      expect(told).toContainEqual({
        type: 'fastStartAnswered',
        taken: [
          { channel: 1, direction: 'send' },
          { channel: 3, direction: 'send' },
          { channel: 11, direction: 'receive', theirs: 21 },
          { channel: 13, direction: 'receive', theirs: 22 },
        ],
      });
      expect(told).toContainEqual({ type: 'opened', channel: 1, session: 1, mediaChannel: at(6002), mediaControl: at(6003) });
      expect(told).toContainEqual({ type: 'opened', channel: 3, session: 2, mediaChannel: at(6004), mediaControl: at(6005) });
      expect(toldCallee).toContainEqual({ type: 'opened', channel: 21, session: 1, mediaChannel: at(5000), mediaControl: at(5001) });
      expect(toldCallee).toContainEqual({ type: 'opened', channel: 22, session: 2, mediaChannel: at(5002), mediaControl: at(5003) });
    } else {
      pair.command(caller, { do: 'open', request: { channel: 1, session: 1, media: g711, mediaControl: at(5001) } });
      expect(callee.take()).toContainEqual({
        type: 'channelOffered',
        offer: { channel: 1, session: 1, media: g711, payloadType: 8, mediaControl: at(5001) },
      });
      pair.command(callee, { do: 'accept', channel: 1, mediaChannel: at(6002), mediaControl: at(6003) });
      expect(caller.take()).toContainEqual({ type: 'opened', channel: 1, session: 1, mediaChannel: at(6002), mediaControl: at(6003) });
    }

    pair.command(caller, { do: 'digits', digits: '12#' });
    const digits = callee.taken('digits');
    expect(digits.map(event => event.digits).join('')).toBe('12#');
    pair.command(callee, { do: 'keypad', digits: '9*' });
    expect(caller.taken('keypad')).toEqual([{ type: 'keypad', digits: '9*' }]);
    pair.command(callee, { do: 'fastUpdate', channel: 1 });
    expect(caller.taken('fastUpdate')).toEqual([{ type: 'fastUpdate', channel: 1 }]);
    pair.command(caller, { do: 'mute', channel: 1, muted: true });
    expect(callee.taken('mute')).toEqual([{ type: 'mute', channel: 1, muted: true }]);

    pair.command(caller, { do: 'release', cause: 16 });
    expect(caller.events.at(-1)).toEqual({ type: 'released', release: { by: 'us', cause: 16 } });
    expect(callee.events.at(-1)).toMatchObject({ type: 'released', release: { by: 'them', cause: 16 } });
    for (const side of [caller, callee]) {
      expect(side.call.state).toBe('released');
      expect(side.timers.running).toEqual([]);
      expect(side.events.filter(({ type }) => type === 'released')).toHaveLength(1);
    }
    expect([pair.isOpen('signalling'), pair.isOpen('control')]).toEqual([false, false]);
  });
});

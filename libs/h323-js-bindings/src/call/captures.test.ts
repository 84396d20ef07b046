import { describe, expect, test } from '@jest/globals';
import type { SocketAddress } from '../machine.ts';
import { at, roomCapabilities } from '../testing/control-samples.ts';
import { CaptureReplay, captures, sentSignals, setupRequest, takeFirst } from '../testing/index.ts';
import type { CallEvent } from './call.ts';

const names = [...captures().keys()].filter(name => name.startsWith('asterisk'));
const isFast = (name: string): boolean => !name.includes('fs0');
const isTunnelled = (name: string): boolean => !name.includes('tun0');
const ulaw = { media: 'audio', codec: 'PCMU', framesPerPacket: 20 } as const;
const alaw = { media: 'audio', codec: 'PCMA', framesPerPacket: 20 } as const;
const asterisk = (port: number): SocketAddress => ({ address: '127.0.0.2', port });

function find<T extends CallEvent['type']>(events: readonly CallEvent[], type: T): Extract<CallEvent, { type: T }> | undefined {
  return events.find((event): event is Extract<CallEvent, { type: T }> => event.type === type);
}

/** Opens the channel that the OpenLogicalChannelAck of the capture is about. */
function openWhenDetermined(replay: CaptureReplay): void {
  for (const _ of replay.chunks) if (!find(replay.events, 'determined')) replay.play(1);
  replay.command({ do: 'open', request: { channel: 1001, session: 1, media: ulaw, mediaControl: at(6003) } });
}

test('there are all six calls', () => {
  expect(names).toHaveLength(6);
});

describe.each(names)('%s: Asterisk calls us', name => {
  function answered(): CaptureReplay {
    const replay = new CaptureReplay(name, 'callee');
    replay.play(1);
    const offered = find(replay.events, 'fastStartOffered');
    replay.command({ do: 'proceed' }, { do: 'start', capabilities: roomCapabilities });
    if (offered) replay.command({ do: 'fastStart', choices: takeFirst(offered.proposals) });
    replay.command({ do: 'alert' }, { do: 'connect' });
    return replay;
  }

  function heard(): CaptureReplay {
    const replay = answered();
    if (!isFast(name)) openWhenDetermined(replay);
    replay.play();
    return replay;
  }

  test('what its Setup says', () => {
    const { events } = answered();
    expect(events[0]).toMatchObject({
      type: 'setup',
      setup: {
        remote: {
          aliases: [
            { kind: 'h323-ID', value: 'ast-A' },
            { kind: 'dialledDigits', value: '100' },
          ],
          product: 'ooh323',
          version: 'v0.8.3m',
          h225Version: 4,
          isGateway: false,
        },
        destination: [{ kind: 'dialledDigits', value: expect.stringMatching(/^60[02]$/) }],
        calledNumber: expect.stringMatching(/^60[02]$/),
        calledAddress: { address: '127.0.0.3', port: 1720 },
        conferenceGoal: 'create',
        bearerCapability: true,
        bandwidth: 64_000,
        fastStart: isFast(name),
        tunnelling: isTunnelled(name),
      },
    });
  });

  if (isFast(name)) {
    test('what it proposes, and what we take of it', () => {
      const { events, outputs } = answered();
      const ports = { mediaControl: expect.objectContaining({ address: '127.0.0.2' }) };
      const fromIt = { session: 1, ...ports };
      const toIt = { ...fromIt, mediaChannel: expect.objectContaining({ address: '127.0.0.2' }) };
      const offered = find(events, 'fastStartOffered');
      expect(offered?.proposals).toEqual([
        { index: 0, direction: 'send', offer: { ...toIt, channel: 1001, media: ulaw, payloadType: 0 } },
        { index: 1, direction: 'receive', offer: { ...fromIt, channel: 1002, media: ulaw, payloadType: 0 } },
        { index: 2, direction: 'send', offer: { ...toIt, channel: 1003, media: alaw, payloadType: 8 } },
        { index: 3, direction: 'receive', offer: { ...fromIt, channel: 1004, media: alaw, payloadType: 8 } },
      ]);
      const { mediaChannel, mediaControl } = offered?.proposals[0]?.offer ?? {};
      expect(find(events, 'opened')).toEqual({ type: 'opened', channel: 21, session: 1, mediaChannel, mediaControl });
      const alerting = sentSignals(outputs).find(({ message }) => message.type === 'alerting');
      expect(alerting?.information.h323UuPdu.h323MessageBody).toMatchObject({
        value: { fastStart: [expect.anything(), expect.anything()] },
      });
    });
  }

  test('H.245 with it', () => {
    const { events } = heard();
    expect(find(events, 'controlReady')).toEqual({ type: 'controlReady', tunnelled: isTunnelled(name) });
    expect(find(events, 'remoteCapabilities')?.capabilities).toMatchObject({
      receive: expect.arrayContaining([ulaw, alaw]),
      digits: { userInput: ['basicString', 'dtmf'], telephoneEvent: 101 },
    });
    expect(events).toContainEqual({ type: 'capabilitiesAccepted' });
    expect(find(events, 'determined')).toBeDefined();
    if (!isFast(name)) {
      const media = name.endsWith('tun0') ? ulaw : expect.objectContaining({ media: 'audio' });
      expect(find(events, 'channelOffered')?.offer).toMatchObject({
        channel: 1001,
        session: 1,
        media,
        mediaControl: { address: '127.0.0.2' },
      });
      expect(find(events, 'opened')).toMatchObject({ channel: 1001, session: 1, mediaChannel: { address: '127.0.0.2' } });
    }
    expect(events.filter(({ type }) => type === 'malformed' || type === 'protocolError' || type === 'timeout')).toEqual([]);
  });

  test('digits, and the end', () => {
    const replay = heard();
    const digits = replay.events.flatMap(event => (event.type === 'digits' && event.how === 'alphanumeric' ? event.digits : []));
    expect(digits.join('')).toBe(name.includes('dtmf') ? '1234' : '');
    expect(replay.events.at(-1)).toMatchObject({ type: 'released', release: { by: 'them', cause: 16 } });
    expect(replay.call.state).toBe('released');
  });
});

describe.each(names)('%s: we call Asterisk', name => {
  function called(): CaptureReplay {
    const replay = new CaptureReplay(name, 'caller');
    const receive = [{ channel: 1001, session: 1, media: ulaw, mediaChannel: asterisk(20014), mediaControl: asterisk(20015) }];
    const send = [{ channel: 1002, session: 1, media: ulaw, mediaControl: asterisk(20015) }];
    const request = setupRequest({ tunnelling: isTunnelled(name), ...(isFast(name) && { fastStart: { send, receive } }) });
    replay.command({ do: 'setup', request }, { do: 'start', capabilities: roomCapabilities });
    if (!isFast(name)) openWhenDetermined(replay);
    replay.play();
    return replay;
  }

  test('its answers', () => {
    const { events, call } = called();
    const order = events.map(({ type }) => type).filter(type => ['proceeding', 'alerting', 'connected', 'progress'].includes(type));
    expect(order).toEqual(['proceeding', 'alerting', 'connected', 'progress']);
    expect(find(events, 'connected')?.remote).toMatchObject({
      aliases: [{ kind: 'dialledDigits', value: expect.stringMatching(/^60[02]$/) }],
      display: 'ast-B',
      product: 'ooh323',
      h225Version: 4,
    });
    expect(find(events, 'progress')).toEqual({ type: 'progress', inBand: true });
    expect(call.state).toBe('active');
  });

  test('channels and H.245', () => {
    const { events, outputs } = called();
    expect(find(events, 'controlReady')).toEqual({ type: 'controlReady', tunnelled: isTunnelled(name) });
    const connects = outputs.filter(output => output.type === 'connect');
    expect(connects).toEqual(
      isTunnelled(name) ? [] : [{ type: 'connect', on: 'control', to: { address: '127.0.0.3', port: expect.any(Number) } }],
    );
    const taken = [
      { channel: 1001, direction: 'receive' },
      { channel: 1002, direction: 'send' },
    ];
    expect(find(events, 'fastStartAnswered')).toEqual(isFast(name) ? { type: 'fastStartAnswered', taken } : undefined);
    expect(find(events, 'opened')).toMatchObject({
      channel: isFast(name) ? 1002 : 1001,
      session: 1,
      mediaChannel: { address: '127.0.0.3' },
      mediaControl: { address: '127.0.0.3' },
    });
    expect(find(events, 'determined')).toBeDefined();
    expect(find(events, 'remoteCapabilities')).toBeDefined();
    expect(events.filter(({ type }) => type === 'malformed' || type === 'protocolError')).toEqual([]);
  });
});

import { describe, expect, test } from '@jest/globals';
import type * as Schema from '../generated/multimedia-system-control.ts';
import { MultimediaSystemControlMessage } from '../generated/multimedia-system-control.ts';
import { encode } from '../per/encode.ts';
import { capabilitySet, closeChannel, command, indication, openChannel, request, response } from '../testing/control-messages.ts';
import { controlPeer } from '../testing/control-samples.ts';
import { fromHex } from '../testing/hex.ts';

const ignored = [{ type: 'ignored', message: expect.any(String) }];
const nonStandardData = { nonStandardIdentifier: { type: 'object', value: '1.2.3' }, data: Uint8Array.of(1) } as const;

describe('requests for what we do not do', () => {
  test.each<[Schema.RequestMessage, Schema.ResponseMessage]>([
    [
      { type: 'maintenanceLoopRequest', value: { type: { type: 'mediaLoop', value: 4 } } },
      { type: 'maintenanceLoopReject', value: { type: { type: 'mediaLoop', value: 4 }, cause: { type: 'canNotPerformLoop' } } },
    ],
    [
      { type: 'logicalChannelRateRequest', value: { sequenceNumber: 3, logicalChannelNumber: 4, maximumBitRate: 10 } },
      {
        type: 'logicalChannelRateReject',
        value: { sequenceNumber: 3, logicalChannelNumber: 4, rejectReason: { type: 'undefinedReason' } },
      },
    ],
    [
      { type: 'conferenceRequest', value: { type: 'makeMeChair' } },
      { type: 'conferenceResponse', value: { type: 'makeMeChairResponse', value: { type: 'deniedChairToken' } } },
    ],
    [
      { type: 'conferenceRequest', value: { type: 'dropTerminal', value: { mcuNumber: 1, terminalNumber: 2 } } },
      { type: 'conferenceResponse', value: { type: 'terminalDropReject' } },
    ],
    [
      { type: 'conferenceRequest', value: { type: 'sendThisSource', value: { mcuNumber: 1, terminalNumber: 2 } } },
      { type: 'conferenceResponse', value: { type: 'sendThisSourceResponse', value: { type: 'deniedSendThisSource' } } },
    ],
    [
      { type: 'conferenceRequest', value: { type: 'remoteMCRequest', value: { type: 'masterActivate' } } },
      {
        type: 'conferenceResponse',
        value: { type: 'remoteMCResponse', value: { type: 'reject', value: { type: 'functionNotSupported' } } },
      },
    ],
  ])('$type has a refusal of its own', (asked, refused) => {
    expect(controlPeer().say(request(asked))).toEqual({ sent: [response(refused)], events: ignored });
  });

  test.each<Schema.RequestMessage>([
    { type: 'requestMultiplexEntry', value: { entryNumbers: [1] } },
    { type: 'communicationModeRequest', value: {} },
    { type: '...', index: 20, value: Uint8Array.of(1, 2, 3) },
  ])('$type goes back as not understood', value => {
    expect(controlPeer().say(request(value))).toEqual({
      sent: [indication({ type: 'functionNotUnderstood', value: { type: 'request', value } })],
      events: ignored,
    });
  });

  test.each<Schema.RequestMessage>([
    { type: 'nonStandard', value: { nonStandardData } },
    { type: 'conferenceRequest', value: { type: 'terminalListRequest' } },
  ])('$type is left alone', value => {
    expect(controlPeer().say(request(value))).toEqual({ sent: [], events: ignored });
  });
});

describe('what is newer than we are', () => {
  const future = { type: '...', index: 30, value: Uint8Array.of(9) } as const;

  test('responses and commands go back, indications do not', () => {
    const back = (value: Schema.FunctionNotUnderstood) => [indication({ type: 'functionNotUnderstood', value })];
    expect(controlPeer().say(response(future)).sent).toEqual(back({ type: 'response', value: future }));
    expect(controlPeer().say(command(future)).sent).toEqual(back({ type: 'command', value: future }));
    expect(controlPeer().say(indication(future))).toEqual({ sent: [], events: ignored });
  });

  test('a whole kind of messages', () => {
    const bytes = encode(MultimediaSystemControlMessage, future);
    expect(controlPeer().give({ type: 'bytes', bytes })).toEqual({
      sent: [indication({ type: 'functionNotSupported', value: { cause: { type: 'unknownFunction' }, returnedFunction: bytes } })],
      events: ignored,
    });
  });
});

test('indications and responses that belong to nothing are never answered', () => {
  const messages: Schema.MultimediaSystemControlMessage[] = [
    indication({ type: 'functionNotUnderstood', value: { type: 'request', value: { type: 'communicationModeRequest', value: {} } } }),
    indication({ type: 'functionNotSupported', value: { cause: { type: 'syntaxError' } } }),
    indication({ type: 'vendorIdentification', value: { vendor: { type: 'object', value: '1.2.3' } } }),
    response({ type: 'maintenanceLoopAck', value: { type: { type: 'systemLoop' } } }),
    response({ type: 'closeLogicalChannelAck', value: { forwardLogicalChannelNumber: 1 } }),
    command({ type: 'nonStandard', value: { nonStandardData } }),
    command({ type: 'maintenanceLoopOffCommand', value: {} }),
  ];
  const peer = controlPeer();
  for (const message of messages) expect(peer.say(message)).toEqual({ sent: [], events: ignored });
});

describe('bytes that are no message', () => {
  test('are told and answered', () => {
    const bytes = fromHex('02 70');
    const { sent, events } = controlPeer().give({ type: 'bytes', bytes });
    expect(events).toEqual([{ type: 'malformed', error: expect.objectContaining({ name: 'PerError' }), bytes }]);
    expect(sent).toEqual([
      indication({ type: 'functionNotSupported', value: { cause: { type: 'syntaxError' }, returnedFunction: bytes } }),
    ]);
  });

  test('a great many of them are not returned', () => {
    const bytes = new Uint8Array(5000).fill(0xff);
    const { sent } = controlPeer().give({ type: 'bytes', bytes });
    expect(sent).toEqual([indication({ type: 'functionNotSupported', value: { cause: { type: 'syntaxError' } } })]);
  });

  test('none at all', () => {
    expect(controlPeer().give({ type: 'bytes', bytes: new Uint8Array() }).events).toMatchObject([{ type: 'malformed' }]);
  });
});

describe('several messages in one piece', () => {
  const all = [capabilitySet(), openChannel(7), closeChannel(7)].map(message => encode(MultimediaSystemControlMessage, message));
  const joined = Uint8Array.from(all.flatMap(bytes => [...bytes]));
  const types = ['remoteCapabilities', 'channelOffered', 'incomingClosed'];

  test('are all heard', () => {
    expect(
      controlPeer()
        .give({ type: 'bytes', bytes: joined })
        .events.map(({ type }) => type),
    ).toEqual(types);
  });

  test('padding after them is left alone', () => {
    const padded = Uint8Array.from([...joined, 0xff, 0xff]);
    expect(
      controlPeer()
        .give({ type: 'bytes', bytes: padded })
        .events.map(({ type }) => type),
    ).toEqual(types);
  });
});

describe('the end of the session (H.323 8.5)', () => {
  const end = command({ type: 'endSessionCommand', value: { type: 'disconnect' } });

  test('ours is answered by theirs', () => {
    const peer = controlPeer();
    peer.command({ do: 'roundTrip' });
    expect(peer.command({ do: 'endSession' })).toEqual({ sent: [end], events: [] });
    expect(peer.timers.running).toEqual([]);
    expect(peer.machine.state).toBe('ending');
    expect(peer.say(openChannel(1))).toEqual({ sent: [], events: [] });
    expect(peer.give({ type: 'bytes', bytes: fromHex('ff') })).toEqual({ sent: [], events: [] });
    expect(peer.command({ do: 'roundTrip' })).toEqual({ sent: [], events: ignored });
    expect(peer.say(end)).toEqual({ sent: [], events: [{ type: 'sessionEnded' }] });
    expect(peer.machine.state).toBe('ended');
  });

  test('theirs is answered by ours, and then nothing more', () => {
    const peer = controlPeer();
    peer.command({ do: 'roundTrip' });
    expect(peer.say(end)).toEqual({ sent: [end], events: [{ type: 'sessionEnded' }] });
    expect(peer.timers.running).toEqual([]);
    expect(peer.say(end)).toEqual({ sent: [], events: [] });
    expect(peer.command({ do: 'roundTrip' })).toEqual({ sent: [], events: [] });
  });

  test('a timer that ran out meanwhile means nothing', () => {
    const peer = controlPeer();
    peer.command({ do: 'roundTrip' });
    peer.command({ do: 'endSession' });
    expect(peer.give({ type: 'timer', name: 'T105' })).toEqual({ sent: [], events: [] });
    expect(peer.give({ type: 'timer', name: 'nonsense' })).toEqual({ sent: [], events: [] });
  });
});

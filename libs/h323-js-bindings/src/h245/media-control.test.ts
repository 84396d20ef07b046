import { describe, expect, test } from '@jest/globals';
import type * as Schema from '../generated/multimedia-system-control.ts';
import { command, indication, openChannel, request, response } from '../testing/control-messages.ts';
import type { ControlPeer } from '../testing/control-peer.ts';
import { at, controlPeer } from '../testing/control-samples.ts';
import type { ControlCommand, ControlEvent, ControlOptions } from './control.ts';

const ignored: ControlEvent = { type: 'ignored', message: expect.any(String) as never };

/** Channel 1 is ours, channel 2 theirs. */
function open(options: Partial<ControlOptions> = {}): ControlPeer {
  const peer = controlPeer(options);
  peer.command({ do: 'adopt', direction: 'send', channel: 1, session: 2 });
  peer.say(openChannel(2));
  peer.command({ do: 'accept', channel: 2, mediaChannel: at(5000), mediaControl: at(5001) });
  return peer;
}

function miscellaneous(logicalChannelNumber: number, type: Schema.MiscellaneousCommand['type']) {
  return command({ type: 'miscellaneousCommand', value: { logicalChannelNumber, type } });
}

function activity(logicalChannelNumber: number, type: 'logicalChannelActive' | 'logicalChannelInactive') {
  return indication({ type: 'miscellaneousIndication', value: { logicalChannelNumber, type: { type } } });
}

function flowControl(scope: Schema.FlowControlCommand['scope'], restriction: Schema.FlowControlCommand['restriction']) {
  return command({ type: 'flowControlCommand', value: { scope, restriction } });
}

describe('a fresh picture', () => {
  const picture: Schema.PictureReference = { type: 'pictureNumber', value: 1 };

  test.each<Schema.MiscellaneousCommand['type']>([
    { type: 'videoFastUpdatePicture' },
    { type: 'videoFastUpdateGOB', value: { firstGOB: 0, numberOfGOBs: 18 } },
    { type: 'videoFastUpdateMB', value: { firstGOB: 0, firstMB: 1, numberOfMBs: 396 } },
    { type: 'lostPicture', value: [picture] },
    { type: 'lostPartialPicture', value: { pictureReference: picture, firstMB: 1, numberOfMBs: 1 } },
  ])('$type asks for one', type => {
    expect(open().say(miscellaneous(1, type))).toEqual({ sent: [], events: [{ type: 'fastUpdate', channel: 1 }] });
  });

  test('of a channel that is not ours nobody asks', () => {
    expect(open().say(miscellaneous(2, { type: 'videoFastUpdatePicture' }))).toEqual({ sent: [], events: [ignored] });
  });

  test.each<Schema.MiscellaneousCommand['type']>([
    { type: 'videoFreezePicture' },
    { type: 'multipointModeCommand' },
    { type: 'equaliseDelay' },
  ])('$type is left alone', type => {
    expect(open().say(miscellaneous(1, type))).toEqual({ sent: [], events: [ignored] });
  });

  test('we ask for one', () => {
    expect(open().command({ do: 'fastUpdate', channel: 2 }).sent).toEqual([miscellaneous(2, { type: 'videoFastUpdatePicture' })]);
  });
});

describe('flow control', () => {
  const ours = { type: 'logicalChannelNumber', value: 1 } as const;

  test.each<[string, Schema.MultimediaSystemControlMessage, ControlEvent]>([
    ['a channel', flowControl(ours, { type: 'maximumBitRate', value: 7680 }), { type: 'flowControl', channel: 1, bitRate: 768_000 }],
    ['a channel to zero', flowControl(ours, { type: 'maximumBitRate', value: 0 }), { type: 'flowControl', channel: 1, bitRate: 0 }],
    ['a channel no more', flowControl(ours, { type: 'noRestriction' }), { type: 'flowControl', channel: 1 }],
    ['all', flowControl({ type: 'wholeMultiplex' }, { type: 'maximumBitRate', value: 10 }), { type: 'flowControl', bitRate: 1000 }],
    ['a channel of theirs', flowControl({ type: 'logicalChannelNumber', value: 2 }, { type: 'noRestriction' }), ignored],
    ['a resource', flowControl({ type: 'resourceID', value: 1 }, { type: 'noRestriction' }), ignored],
  ])('of %s', (_, message, event) => {
    expect(open().say(message)).toEqual({ sent: [], events: [event] });
  });

  test.each<[number | undefined, Schema.FlowControlCommand['restriction']]>([
    [768_099, { type: 'maximumBitRate', value: 7680 }],
    [0, { type: 'maximumBitRate', value: 0 }],
    [1e12, { type: 'maximumBitRate', value: 16_777_215 }],
    [undefined, { type: 'noRestriction' }],
  ])('of theirs: %p bit/s', (bitRate, restriction) => {
    const wish: ControlCommand = { do: 'flowControl', channel: 2, ...(bitRate !== undefined && { bitRate }) };
    expect(open().command(wish).sent).toEqual([flowControl({ type: 'logicalChannelNumber', value: 2 }, restriction)]);
  });
});

describe('mute', () => {
  test('theirs', () => {
    const peer = open();
    expect(peer.say(activity(2, 'logicalChannelInactive')).events).toEqual([{ type: 'mute', channel: 2, muted: true }]);
    expect(peer.say(activity(2, 'logicalChannelActive')).events).toEqual([{ type: 'mute', channel: 2, muted: false }]);
    expect(peer.say(activity(1, 'logicalChannelActive')).events).toEqual([ignored]);
  });

  test('ours', () => {
    const peer = open();
    expect(peer.command({ do: 'mute', channel: 1, muted: true }).sent).toEqual([activity(1, 'logicalChannelInactive')]);
    expect(peer.command({ do: 'mute', channel: 1, muted: false }).sent).toEqual([activity(1, 'logicalChannelActive')]);
  });
});

test.each<ControlCommand>([
  { do: 'fastUpdate', channel: 9 },
  { do: 'flowControl', channel: 9 },
  { do: 'requestClose', channel: 9 },
  { do: 'mute', channel: 9, muted: true },
  { do: 'close', channel: 9 },
])('$do of a channel that is not open is told', wish => {
  expect(open().command(wish)).toEqual({ sent: [], events: [ignored] });
});

describe('round trip (H.245 C.10)', () => {
  const ask = (sequenceNumber: number) => request({ type: 'roundTripDelayRequest', value: { sequenceNumber } });
  const answer = (sequenceNumber: number) => response({ type: 'roundTripDelayResponse', value: { sequenceNumber } });

  test('theirs is answered at once', () => {
    expect(controlPeer().say(ask(200))).toEqual({ sent: [answer(200)], events: [] });
  });

  test('ours', () => {
    const peer = controlPeer();
    expect(peer.command({ do: 'roundTrip' }).sent).toEqual([ask(1)]);
    expect(peer.say(answer(3)).events).toEqual([ignored]);
    expect(peer.say(answer(1)).events).toEqual([{ type: 'roundTrip', answered: true }]);
    expect(peer.say(answer(1)).events).toEqual([ignored]);
    expect(peer.timers.running).toEqual([]);
  });

  test('T105: nobody answers', () => {
    const peer = controlPeer({ timers: { T105: 1000 } });
    peer.command({ do: 'roundTrip' });
    expect(peer.wait(1000).events).toEqual([{ type: 'roundTrip', answered: false }]);
  });
});

describe('the mode that they would like (H.245 C.9)', () => {
  const ask = (sequenceNumber: number) =>
    request({
      type: 'requestMode',
      value: {
        sequenceNumber,
        requestedModes: [
          [
            { type: { type: 'audioMode', value: { type: 'g722-64k' } } },
            {
              type: {
                type: 'videoMode',
                value: { type: 'genericVideoMode', value: { capabilityIdentifier: { type: 'standard', value: '0.0.8.241.0.0.1' } } },
              },
            },
          ],
          [{ type: { type: 'audioMode', value: { type: 'g711Alaw64k' } } }],
        ],
      },
    });

  test('is told and answered', () => {
    const peer = controlPeer();
    const modes = ['audioMode.g722-64k + videoMode.genericVideoMode.0.0.8.241.0.0.1', 'audioMode.g711Alaw64k'];
    expect(peer.say(ask(5)).events).toEqual([{ type: 'modeRequested', modes }]);
    expect(peer.command({ do: 'modeAnswer', accepted: true }).sent).toEqual([
      response({ type: 'requestModeAck', value: { sequenceNumber: 5, response: { type: 'willTransmitMostPreferredMode' } } }),
    ]);
    expect(peer.command({ do: 'modeAnswer', accepted: true })).toEqual({ sent: [], events: [ignored] });
  });

  test('the last one counts', () => {
    const peer = controlPeer();
    peer.say(ask(5));
    peer.say(ask(6));
    expect(peer.command({ do: 'modeAnswer', accepted: false }).sent).toEqual([
      response({ type: 'requestModeReject', value: { sequenceNumber: 6, cause: { type: 'requestDenied' } } }),
    ]);
  });

  test('is taken back', () => {
    const peer = controlPeer();
    peer.say(ask(5));
    peer.say(indication({ type: 'requestModeRelease', value: {} }));
    expect(peer.command({ do: 'modeAnswer', accepted: true })).toEqual({ sent: [], events: [ignored] });
  });
});

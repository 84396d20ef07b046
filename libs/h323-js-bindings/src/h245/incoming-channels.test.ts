import { describe, expect, test } from '@jest/globals';
import type * as Schema from '../generated/multimedia-system-control.ts';
import { closeAck, closeChannel, openAck, openChannel, openReject, request, theirAddress } from '../testing/control-messages.ts';
import { at, audioChannel, controlPeer, determinedPeer, g711, h264, roomCapabilities } from '../testing/control-samples.ts';
import type { ControlEvent } from './control.ts';
import { videoTo } from './video-capability.ts';

const ignored: ControlEvent = { type: 'ignored', message: expect.any(String) as never };
const ourAddress = (port: number): Schema.TransportAddress => ({
  type: 'unicastAddress',
  value: { type: 'iPAddress', value: { network: Uint8Array.of(192, 0, 2, 1), tsapIdentifier: port } },
});
const accept = { do: 'accept', channel: 7, mediaChannel: at(5000), mediaControl: at(5001) } as const;
const h264Data: Schema.DataType = { type: 'videoData', value: videoTo(h264) };

describe('a channel of theirs (H.245 C.4)', () => {
  test('is offered and accepted', () => {
    const peer = controlPeer();
    expect(peer.say(openChannel(7))).toEqual({
      sent: [],
      events: [
        {
          type: 'channelOffered',
          offer: { channel: 7, session: 1, media: g711, payloadType: 8, mediaControl: { address: '192.0.2.9', port: 6001 } },
        },
      ],
    });
    expect(peer.command(accept)).toEqual({
      sent: [openAck(7, { sessionID: 1, mediaChannel: ourAddress(5000), mediaControlChannel: ourAddress(5001), flowControlToZero: false })],
      events: [],
    });
    expect(peer.command(accept).events).toEqual([ignored]);
  });

  test('is refused', () => {
    const peer = controlPeer();
    peer.say(openChannel(7));
    expect(peer.command({ do: 'reject', channel: 7, cause: 'dataTypeNotAvailable' }).sent).toEqual([openReject(7, 'dataTypeNotAvailable')]);
    expect(peer.command({ do: 'reject', channel: 7, cause: 'dataTypeNotAvailable' })).toEqual({ sent: [], events: [ignored] });
  });

  test.each<[string, Partial<Schema.H2250LogicalChannelParameters>, object]>([
    ['only dynamicRTPPayloadType', { dynamicRTPPayloadType: 97 }, { payloadType: 97 }],
    [
      'both',
      {
        dynamicRTPPayloadType: 97,
        mediaPacketization: {
          type: 'rtpPayloadType',
          value: { payloadDescriptor: { type: 'oid', value: '0.0.8.241.0.0.0.1' }, payloadType: 97 },
        },
      },
      { payloadType: 97, packetizationMode: 1 },
    ],
    [
      'only mediaPacketization',
      {
        mediaPacketization: {
          type: 'rtpPayloadType',
          value: { payloadDescriptor: { type: 'oid', value: '0.0.8.241.0.0.0.0' }, payloadType: 98 },
        },
      },
      { payloadType: 98, packetizationMode: 0 },
    ],
    [
      'a packetization of something else',
      {
        mediaPacketization: { type: 'rtpPayloadType', value: { payloadDescriptor: { type: 'rfc-number', value: 6184 }, payloadType: 99 } },
      },
      { payloadType: 99 },
    ],
  ])('H.264 with %s', (_, parameters, found) => {
    const { events } = controlPeer().say(openChannel(1, { sessionID: 2, ...parameters }, h264Data));
    expect(events).toMatchObject([{ type: 'channelOffered', offer: { session: 2, media: { codec: 'H264', level: 31 }, ...found } }]);
  });

  test('where the opener would take RTP says nothing: we say where it goes', () => {
    const { events } = controlPeer().say(openChannel(7, { mediaChannel: theirAddress(6000) }));
    expect(events.map(event => event.type === 'channelOffered' && 'mediaChannel' in event.offer)).toEqual([false]);
  });

  test('is closed by them', () => {
    const peer = controlPeer();
    peer.say(openChannel(7));
    peer.command(accept);
    expect(peer.say(closeChannel(7))).toEqual({ sent: [closeAck(7)], events: [{ type: 'incomingClosed', channel: 7 }] });
    // Acknowledged in any state
    expect(peer.say(closeChannel(7))).toEqual({ sent: [closeAck(7)], events: [ignored] });
  });

  test('is taken back before we have answered', () => {
    const peer = controlPeer();
    peer.say(openChannel(7));
    expect(peer.say(closeChannel(7)).events).toEqual([{ type: 'incomingClosed', channel: 7 }]);
    expect(peer.command(accept)).toEqual({ sent: [], events: [ignored] });
  });

  test('opened twice: the new one takes the place of the old one', () => {
    const peer = controlPeer();
    peer.say(openChannel(7));
    expect(peer.say(openChannel(7)).events).toMatchObject([{ type: 'incomingClosed', channel: 7 }, { type: 'channelOffered' }]);
    peer.command(accept);
    expect(peer.say(openChannel(7)).events).toMatchObject([{ type: 'incomingClosed', channel: 7 }, { type: 'channelOffered' }]);
    expect(peer.command(accept).sent).toHaveLength(1);
  });

  test.each<[string, Schema.MultimediaSystemControlMessage, Parameters<typeof openReject>[1]]>([
    ['a codec that we do not know', openChannel(7, {}, { type: 'audioData', value: { type: 'g728', value: 1 } }), 'dataTypeNotSupported'],
    ['data', openChannel(7, {}, { type: 'nullData' }), 'dataTypeNotSupported'],
    ['a data type of the future', openChannel(7, {}, { type: '...', index: 40, value: Uint8Array.of(0) }), 'unknownDataType'],
    [
      'a multiplex that is not of H.323',
      request({
        type: 'openLogicalChannel',
        value: {
          forwardLogicalChannelNumber: 7,
          forwardLogicalChannelParameters: {
            dataType: { type: 'audioData', value: { type: 'g711Alaw64k', value: 20 } },
            multiplexParameters: { type: 'none' },
          },
        },
      }),
      'unspecified',
    ],
  ])('%s is refused without asking anybody', (_, open, cause) => {
    expect(controlPeer().say(open)).toEqual({ sent: [openReject(7, cause)], events: [] });
  });

  test('the 65th is refused', () => {
    const peer = controlPeer();
    for (let channel = 1; channel <= 64; channel++) expect(peer.say(openChannel(channel)).sent).toEqual([]);
    expect(peer.say(openChannel(65)).sent).toEqual([openReject(65, 'unspecified')]);
  });

  test('addresses that are none are told, not thrown', () => {
    const peer = controlPeer();
    peer.say(openChannel(7));
    expect(peer.command({ ...accept, mediaChannel: { address: 'here', port: 1 } })).toEqual({ sent: [], events: [ignored] });
    expect(peer.command(accept).sent).toHaveLength(1);
  });
});

describe('sessions (H.245 B.3.1)', () => {
  test('as the master we give one to who asks', () => {
    const peer = determinedPeer(10);
    for (const [channel, sessionID] of [
      [7, 4],
      [8, 5],
    ] as const) {
      expect(peer.say(openChannel(channel, { sessionID: 0 })).events).toMatchObject([{ offer: { session: 0 } }]);
      const [answer] = peer.command({ ...accept, channel }).sent;
      expect(answer).toMatchObject({ value: { value: { forwardMultiplexAckParameters: { value: { sessionID } } } } });
    }
  });

  test('as the slave we cannot give one', () => {
    expect(determinedPeer(200).say(openChannel(7, { sessionID: 0 })).sent).toEqual([openReject(7, 'invalidSessionID')]);
  });

  test.each([
    [10, 4],
    [200, 0],
  ])('we ask the master, unless we are it: terminal type %i', (terminalType, sessionID) => {
    const { sent } = determinedPeer(terminalType).command({ do: 'open', request: { ...audioChannel(1), session: 0 } });
    const multiplexParameters = { value: { sessionID } };
    expect(sent).toMatchObject([{ value: { value: { forwardLogicalChannelParameters: { multiplexParameters } } } }]);
  });
});

test('a channel of theirs that fast start has opened', () => {
  const peer = controlPeer();
  peer.command({ do: 'adopt', direction: 'receive', channel: 7, session: 2 });
  expect(peer.command({ do: 'fastUpdate', channel: 7 }).sent).toHaveLength(1);
  expect(peer.say(closeChannel(7)).events).toEqual([{ type: 'incomingClosed', channel: 7 }]);
  expect(peer.command({ do: 'start', capabilities: roomCapabilities }).sent).toHaveLength(2);
});

import { describe, expect, test } from '@jest/globals';
import type * as Schema from '../generated/multimedia-system-control.ts';
import { closeChannel, indication, openChannel, openReject, request, theirAddress } from '../testing/control-messages.ts';
import { at, audioChannel, controlPeer, determinedPeer, h264 } from '../testing/control-samples.ts';
import type { ControlEvent } from './control.ts';
import { videoTo } from './video-capability.ts';

const ignored: ControlEvent = { type: 'ignored', message: expect.any(String) as never };
const accept = { do: 'accept', channel: 7, mediaChannel: at(5000), mediaControl: at(5001) } as const;
const h264Data: Schema.DataType = { type: 'videoData', value: videoTo(h264) };

describe('a channel for both directions (H.245 C.5)', () => {
  const reverse = { type: 'audioData', value: { type: 'g711Alaw64k', value: 20 } } as const;

  function openBoth(dataType: Schema.DataType = reverse, mediaChannel: Schema.TransportAddress = theirAddress(6000), channel = 7) {
    const open = openChannel(channel);
    if (open.type !== 'request' || open.value.type !== 'openLogicalChannel') throw new Error('unreachable');
    const value = { sessionID: 1, mediaControlChannel: theirAddress(6001), mediaChannel };
    const multiplexParameters = { type: 'h2250LogicalChannelParameters', value } as const;
    return request({
      type: 'openLogicalChannel',
      value: { ...open.value.value, reverseLogicalChannelParameters: { dataType, multiplexParameters } },
    });
  }

  const confirm = indication({ type: 'openLogicalChannelConfirm', value: { forwardLogicalChannelNumber: 7 } });

  test('of sound is offered, accepted and confirmed', () => {
    const peer = controlPeer();
    expect(peer.say(openBoth()).events).toMatchObject([
      { type: 'channelOffered', offer: { channel: 7, mediaChannel: { address: '192.0.2.9', port: 6000 } } },
    ]);
    expect(peer.command(accept).sent).toMatchObject([
      {
        value: {
          type: 'openLogicalChannelAck',
          value: { forwardLogicalChannelNumber: 7, reverseLogicalChannelParameters: { reverseLogicalChannelNumber: 65535 } },
        },
      },
    ]);
    expect(peer.timers.running).toEqual(['T103.in.7']);
    expect(peer.say(confirm).events).toEqual([
      {
        type: 'opened',
        channel: 65535,
        session: 1,
        mediaChannel: { address: '192.0.2.9', port: 6000 },
        mediaControl: { address: '192.0.2.9', port: 6001 },
      },
    ]);
    expect(peer.timers.running).toEqual([]);
    expect(peer.say(confirm).events).toEqual([ignored]);
    expect(peer.say(closeChannel(7)).events).toEqual([
      { type: 'incomingClosed', channel: 7 },
      { type: 'closed', channel: 65535 },
    ]);
  });

  test('is taken back before it is confirmed', () => {
    const peer = controlPeer();
    peer.say(openBoth());
    peer.command(accept);
    expect(peer.say(closeChannel(7)).events).toEqual([{ type: 'incomingClosed', channel: 7 }]);
    expect(peer.timers.running).toEqual([]);
  });

  test('each has a number of its own', () => {
    const peer = controlPeer();
    const numbers = [7, 8].map(channel => {
      peer.say(openBoth(reverse, theirAddress(6000), channel));
      const [answer] = peer.command({ ...accept, channel }).sent;
      return (
        answer?.type === 'response' && answer.value.type === 'openLogicalChannelAck' && answer.value.value.reverseLogicalChannelParameters
      );
    });
    expect(numbers).toMatchObject([{ reverseLogicalChannelNumber: 65535 }, { reverseLogicalChannelNumber: 65534 }]);
  });

  test('T103: it is never confirmed', () => {
    const peer = controlPeer({ timers: { T103: 1000 } });
    peer.say(openBoth());
    peer.command(accept);
    expect(peer.wait(1000)).toEqual({
      sent: [],
      events: [
        { type: 'timeout', timer: 'T103', procedure: 'openLogicalChannelConfirm', channel: 7 },
        { type: 'incomingClosed', channel: 7 },
      ],
    });
  });

  test.each<[string, Schema.MultimediaSystemControlMessage]>([
    ['pictures', openBoth(h264Data)],
    ['nothing', openBoth({ type: 'nullData' })],
    ['sound to nowhere', openBoth(reverse, { type: 'unicastAddress', value: { type: 'nsap', value: Uint8Array.of(1) } })],
  ])('whose other direction is %s is refused', (_, open) => {
    expect(controlPeer().say(open).sent).toEqual([openReject(7, 'unsuitableReverseParameters')]);
  });

  test.each<[string, number, string[], string[]]>([
    ['the master refuses', 10, ['openLogicalChannelReject'], []],
    ['the slave gives way', 200, [], ['channelOffered']],
  ])('while we open one of the session ourselves: %s (H.245 C.4.1.3)', (_, terminalType, sent, events) => {
    const peer = determinedPeer(terminalType);
    peer.command({ do: 'open', request: audioChannel(1) });
    const heard = peer.say(openBoth());
    expect(heard.sent.map(message => 'type' in message.value && message.value.type)).toEqual(sent);
    expect(heard.events.map(({ type }) => type)).toEqual(events);
    if (sent.length > 0) expect(heard.sent).toEqual([openReject(7, 'masterSlaveConflict')]);
  });
});

test('a channel for both directions does not conflict with one of ours that is open', () => {
  const peer = determinedPeer(10);
  peer.command({ do: 'adopt', direction: 'send', channel: 1, session: 1 });
  const { value } = openChannel(7) as { value: Extract<Schema.RequestMessage, { type: 'openLogicalChannel' }> };
  const { dataType } = value.value.forwardLogicalChannelParameters;
  const parameters = { sessionID: 1, mediaChannel: theirAddress(6000), mediaControlChannel: theirAddress(6001) };
  const multiplexParameters = { type: 'h2250LogicalChannelParameters', value: parameters } as const;
  const both = { ...value.value, reverseLogicalChannelParameters: { dataType, multiplexParameters } };
  expect(peer.say(request({ type: 'openLogicalChannel', value: both })).events).toMatchObject([{ type: 'channelOffered' }]);
});

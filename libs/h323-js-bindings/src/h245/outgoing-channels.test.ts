import { describe, expect, test } from '@jest/globals';
import {
  capabilitySet,
  closeAck,
  closeChannel,
  emptySet,
  openAck,
  openReject,
  request,
  response,
  theirAddress,
} from '../testing/control-messages.ts';
import type { ControlPeer } from '../testing/control-peer.ts';
import { at, audioChannel, controlPeer, determinedPeer, h264, videoChannel } from '../testing/control-samples.ts';
import { terminalCapabilitySet } from './build-capabilities.ts';
import type { ControlEvent, ControlOptions } from './control.ts';

const ignored: ControlEvent = { type: 'ignored', message: expect.any(String) as never };
const accepted = openAck(1, { sessionID: 1, mediaChannel: theirAddress(6000), mediaControlChannel: theirAddress(6001) });

/** Its far side has said what it takes. */
function ready(options: Partial<ControlOptions> = {}): ControlPeer {
  const peer = controlPeer(options);
  peer.say(capabilitySet());
  return peer;
}

function opened(): ControlPeer {
  const peer = ready();
  peer.command({ do: 'open', request: audioChannel(1) });
  peer.say(accepted);
  return peer;
}

describe('a channel of ours (H.245 C.4)', () => {
  test('is asked for and accepted', () => {
    const peer = ready();
    expect(peer.command({ do: 'open', request: videoChannel(5) }).sent).toMatchObject([
      {
        type: 'request',
        value: {
          type: 'openLogicalChannel',
          value: {
            forwardLogicalChannelNumber: 5,
            forwardLogicalChannelParameters: {
              dataType: { type: 'videoData' },
              multiplexParameters: {
                type: 'h2250LogicalChannelParameters',
                value: {
                  sessionID: 2,
                  mediaGuaranteedDelivery: false,
                  dynamicRTPPayloadType: 109,
                  mediaPacketization: {
                    type: 'rtpPayloadType',
                    value: { payloadDescriptor: { type: 'oid', value: '0.0.8.241.0.0.0.1' }, payloadType: 109 },
                  },
                },
              },
            },
          },
        },
      },
    ]);
    expect(peer.timers.running).toEqual(['T103.5']);
    expect(peer.say(openAck(5, { mediaChannel: theirAddress(6002), mediaControlChannel: theirAddress(6003) })).events).toEqual([
      {
        type: 'opened',
        channel: 5,
        session: 2,
        mediaChannel: { address: '192.0.2.9', port: 6002 },
        mediaControl: { address: '192.0.2.9', port: 6003 },
      },
    ]);
    expect(peer.timers.running).toEqual([]);
  });

  test('static payload types are not said', () => {
    const { sent } = ready().command({ do: 'open', request: { ...audioChannel(1), payloadType: 8 } });
    expect(JSON.stringify(sent)).toContain('"silenceSuppression":false');
    expect(JSON.stringify(sent)).not.toContain('PayloadType');
  });

  test('the answer may have another session, another payload type and no wish for media yet', () => {
    const peer = ready();
    peer.command({ do: 'open', request: videoChannel(1) });
    const answer = openAck(1, { sessionID: 32, mediaChannel: theirAddress(6002), dynamicRTPPayloadType: 100, flowControlToZero: true });
    expect(peer.say(answer).events).toEqual([
      { type: 'opened', channel: 1, session: 32, mediaChannel: { address: '192.0.2.9', port: 6002 }, payloadType: 100 },
      { type: 'flowControl', channel: 1, bitRate: 0 },
    ]);
  });

  test('is refused', () => {
    const peer = ready();
    peer.command({ do: 'open', request: audioChannel(1) });
    expect(peer.say(openReject(1, 'insufficientBandwidth'))).toEqual({
      sent: [],
      events: [{ type: 'refused', channel: 1, cause: 'insufficientBandwidth' }],
    });
    expect(peer.timers.running).toEqual([]);
    // A cause of the future
    peer.command({ do: 'open', request: audioChannel(1) });
    const value = { forwardLogicalChannelNumber: 1, cause: { type: '...', index: 30, value: Uint8Array.of(0) } } as const;
    expect(peer.say(response({ type: 'openLogicalChannelReject', value })).events).toEqual([
      { type: 'refused', channel: 1, cause: 'unspecified' },
    ]);
    // The number is free again
    expect(peer.command({ do: 'open', request: audioChannel(1) }).sent).toHaveLength(1);
  });

  test.each([
    ['none', openAck(1, { sessionID: 1 })],
    ['one that is not of IP', openAck(1, { mediaChannel: { type: 'unicastAddress', value: { type: 'nsap', value: Uint8Array.of(1) } } })],
    ['no parameters at all', response({ type: 'openLogicalChannelAck', value: { forwardLogicalChannelNumber: 1 } })],
  ])('an acceptance whose address is %s is of no use', (_, answer) => {
    const peer = ready();
    peer.command({ do: 'open', request: audioChannel(1) });
    expect(peer.say(answer)).toEqual({ sent: [closeChannel(1, 'lcse')], events: [{ type: 'refused', channel: 1, cause: 'unspecified' }] });
    expect(peer.say(closeAck(1)).events).toEqual([]);
    expect(peer.timers.running).toEqual([]);
  });

  test('T103: nobody answers, not even to its release', () => {
    const peer = ready({ timers: { T103: 1000 } });
    peer.command({ do: 'open', request: audioChannel(1) });
    expect(peer.wait(1000)).toEqual({
      sent: [closeChannel(1, 'lcse')],
      events: [
        { type: 'timeout', timer: 'T103', procedure: 'openLogicalChannel', channel: 1 },
        { type: 'refused', channel: 1, cause: 'unspecified' },
      ],
    });
    // Too late
    expect(peer.say(accepted).events).toEqual([ignored]);
    expect(peer.wait(1000).events).toEqual([{ type: 'timeout', timer: 'T103', procedure: 'closeLogicalChannel', channel: 1 }]);
    expect(peer.timers.running).toEqual([]);
  });

  test('is closed by us', () => {
    const peer = opened();
    expect(peer.command({ do: 'close', channel: 1 })).toEqual({ sent: [closeChannel(1)], events: [] });
    expect(peer.command({ do: 'close', channel: 1 }).events).toEqual([ignored]);
    expect(peer.say(closeAck(1)).events).toEqual([{ type: 'closed', channel: 1 }]);
    expect(peer.timers.running).toEqual([]);
  });

  test('is closed by us before it is answered, and the answer crosses', () => {
    const peer = ready();
    peer.command({ do: 'open', request: audioChannel(1) });
    peer.command({ do: 'close', channel: 1 });
    expect(peer.say(accepted).events).toEqual([ignored]);
    expect(peer.say(closeAck(1)).events).toEqual([{ type: 'closed', channel: 1 }]);
    const refused = ready();
    refused.command({ do: 'open', request: audioChannel(1) });
    refused.command({ do: 'close', channel: 1 });
    expect(refused.say(openReject(1, 'unspecified')).events).toEqual([{ type: 'closed', channel: 1 }]);
  });

  test('the far side wants it closed (H.245 C.6)', () => {
    const peer = opened();
    const ask = request({ type: 'requestChannelClose', value: { forwardLogicalChannelNumber: 1 } });
    const granted = response({ type: 'requestChannelCloseAck', value: { forwardLogicalChannelNumber: 1 } });
    expect(peer.say(ask)).toEqual({ sent: [granted, closeChannel(1)], events: [] });
    // It is being closed already
    expect(peer.say(ask)).toEqual({ sent: [granted], events: [] });
    expect(peer.say(closeAck(1)).events).toEqual([{ type: 'closed', channel: 1 }]);
    expect(peer.say(ask).sent).toEqual([
      response({ type: 'requestChannelCloseReject', value: { forwardLogicalChannelNumber: 1, cause: { type: 'unspecified' } } }),
    ]);
  });
});

describe('opening is refused at once', () => {
  test('before the far side has said what it takes', () => {
    expect(controlPeer().command({ do: 'open', request: audioChannel(1) })).toEqual({
      sent: [],
      events: [{ type: 'refused', channel: 1, cause: 'waitForCommunicationMode' }],
    });
  });

  test('for what we do not understand, and for the 65th channel', () => {
    const peer = ready();
    const unknown = { ...audioChannel(1), media: { media: 'unknown', name: 'something' } as const };
    expect(peer.command({ do: 'open', request: unknown }).events).toEqual([{ type: 'refused', channel: 1, cause: 'unspecified' }]);
    const sent = Array.from({ length: 65 }, (_, i) => peer.command({ do: 'open', request: audioChannel(i + 1) }).sent.length);
    expect(sent).toEqual([...Array<number>(64).fill(1), 0]);
  });

  test('a number that is in use stays what it is', () => {
    const peer = opened();
    expect(peer.command({ do: 'open', request: audioChannel(1) })).toEqual({ sent: [], events: [ignored] });
    expect(peer.command({ do: 'close', channel: 1 }).sent).toEqual([closeChannel(1)]);
  });

  test.each([
    ['a number that no message can carry', { ...audioChannel(1), channel: 0 }],
    ['a session that no message can carry', { ...audioChannel(1), session: 256 }],
    ['an address that is a name', { ...audioChannel(1), mediaControl: { address: 'localhost', port: 1 } }],
    ['a level of pictures beyond numbers', { ...videoChannel(1), media: { ...h264, maxBitRate: Number.NaN } }],
  ])('%s is told, not thrown', (_, wrong) => {
    const peer = ready();
    expect(peer.command({ do: 'open', request: wrong })).toEqual({ sent: [], events: [ignored] });
    expect(peer.timers.running).toEqual([]);
    expect(peer.command({ do: 'open', request: audioChannel(1) }).sent).toHaveLength(1);
  });
});

describe('the far side pauses us (H.323 8.4.6)', () => {
  test('our channels are closed, and opened again after its next set', () => {
    const peer = opened();
    const pausedSet = peer.say(emptySet(2));
    expect(pausedSet.sent).toEqual([response({ type: 'terminalCapabilitySetAck', value: { sequenceNumber: 2 } }), closeChannel(1)]);
    expect(pausedSet.events).toEqual([{ type: 'paused' }]);
    expect(peer.say(closeAck(1)).events).toEqual([{ type: 'closed', channel: 1 }]);
    expect(peer.command({ do: 'open', request: audioChannel(1) }).events).toEqual([
      { type: 'refused', channel: 1, cause: 'waitForCommunicationMode' },
    ]);
    expect(peer.say(capabilitySet(3)).events).toMatchObject([{ type: 'remoteCapabilities' }]);
    expect(peer.command({ do: 'open', request: audioChannel(1) }).sent).toHaveLength(1);
  });

  test('a later set with a multiplex capability and no other is as empty', () => {
    const peer = opened();
    const value = terminalCapabilitySet(2, { receive: [], digits: { userInput: [] } });
    expect(value.multiplexCapability?.type).toBe('h2250Capability');
    const { sent, events } = peer.say(request({ type: 'terminalCapabilitySet', value }));
    expect(sent).toEqual([response({ type: 'terminalCapabilitySetAck', value: { sequenceNumber: 2 } }), closeChannel(1)]);
    expect(events).toEqual([{ type: 'paused' }]);
  });

  test('whoever goes on may be another one: the master is determined anew', () => {
    const peer = determinedPeer(10);
    peer.say(emptySet(2));
    expect(peer.say(capabilitySet(3)).sent).toMatchObject([
      { value: { type: 'terminalCapabilitySetAck' } },
      { value: { type: 'masterSlaveDetermination', value: { terminalType: 60 } } },
    ]);
    const ack = response({ type: 'masterSlaveDeterminationAck', value: { decision: { type: 'slave' } } });
    expect(peer.say(ack).events).toEqual([{ type: 'determined', role: 'slave' }]);
    expect(peer.say(capabilitySet(4)).sent).toHaveLength(1);
  });

  test('before we have begun nothing is determined', () => {
    const peer = controlPeer();
    peer.say(emptySet(2));
    expect(peer.say(capabilitySet(3)).sent).toHaveLength(1);
  });

  test('one that is being closed is not closed twice', () => {
    const peer = opened();
    peer.command({ do: 'close', channel: 1 });
    expect(peer.say(emptySet(2)).sent).toHaveLength(1);
  });

  test('what it said before is forgotten', () => {
    const peer = ready();
    peer.say(emptySet(2));
    const ulaw = { type: 'receiveAudioCapability', value: { type: 'g711Ulaw64k', value: 20 } } as const;
    const value = {
      sequenceNumber: 3,
      protocolIdentifier: '0.0.8.245.0.7',
      capabilityTable: [{ capabilityTableEntryNumber: 9, capability: ulaw }],
    };
    expect(peer.say(request({ type: 'terminalCapabilitySet', value })).events).toMatchObject([
      { type: 'remoteCapabilities', capabilities: { receive: [{ codec: 'PCMU' }] } },
    ]);
  });
});

describe('fast start', () => {
  test('a channel that is open already is like any other', () => {
    const peer = controlPeer();
    expect(peer.command({ do: 'adopt', direction: 'send', channel: 1, session: 1 })).toEqual({ sent: [], events: [] });
    expect(peer.command({ do: 'mute', channel: 1, muted: true }).sent).toHaveLength(1);
    expect(peer.command({ do: 'open', request: audioChannel(1) }).events).toEqual([ignored]);
    expect(peer.command({ do: 'close', channel: 1 }).sent).toEqual([closeChannel(1)]);
    expect(peer.command({ do: 'adopt', direction: 'send', channel: 1, session: 1 }).events).toEqual([ignored]);
  });
});

test('addresses of IPv6', () => {
  const peer = ready();
  const { sent } = peer.command({ do: 'open', request: { ...audioChannel(1), mediaControl: { ...at(5001), address: '2001:db8::1' } } });
  expect(JSON.stringify(sent)).toContain('iP6Address');
});

import { describe, expect, test } from '@jest/globals';
import type * as Schema from '../generated/multimedia-system-control.ts';
import {
  capabilitySet,
  command,
  indication,
  openAck,
  openChannel,
  openReject,
  request,
  theirAddress,
} from '../testing/control-messages.ts';
import { audioChannel, controlPeer, determinedPeer, g711 } from '../testing/control-samples.ts';

/** What room systems and MCUs are known to send over H.245 although we do not do it. */

const ignored = [{ type: 'ignored', message: expect.any(String) }];
const alaw = { type: 'audioData', value: { type: 'g711Alaw64k', value: 20 } } as const;
const h224: Schema.DataType = {
  type: 'data',
  value: { application: { type: 'h224', value: { type: 'hdlcFrameTunnelling' } }, maxBitRate: 64 },
};
const t120: Schema.DataType = {
  type: 'data',
  value: { application: { type: 't120', value: { type: 'separateLANStack' } }, maxBitRate: 10 },
};
const security = { encryptionCapability: [{ type: 'algorithm', value: '2.16.840.1.101.3.4.1.2' }] } as const;
const label = { mcuNumber: 1, terminalNumber: 2 };

/** The value of an OpenLogicalChannel for number 9, and what else it is to say. */
function open(dataType: Schema.DataType, more: Partial<Schema.OpenLogicalChannel> = {}): Schema.MultimediaSystemControlMessage {
  const multiplexParameters = { type: 'h2250LogicalChannelParameters', value: { sessionID: 3 } } as const;
  const value = { forwardLogicalChannelNumber: 9, forwardLogicalChannelParameters: { dataType, multiplexParameters }, ...more };
  return request({ type: 'openLogicalChannel', value });
}

const reverse = (dataType: Schema.DataType): NonNullable<Schema.OpenLogicalChannel['reverseLogicalChannelParameters']> => ({
  dataType,
  multiplexParameters: { type: 'h2250LogicalChannelParameters', value: { sessionID: 3, mediaChannel: theirAddress(6006) } },
});

describe('a channel of theirs', () => {
  test.each<[string, Schema.MultimediaSystemControlMessage, 'dataTypeNotSupported' | 'unknownDataType']>([
    ['far end camera control in one direction', open(h224), 'dataTypeNotSupported'],
    ['far end camera control in both directions', open(h224, { reverseLogicalChannelParameters: reverse(h224) }), 'dataTypeNotSupported'],
    [
      'T.120 in both directions, on a stack of its own',
      open(t120, {
        reverseLogicalChannelParameters: reverse(t120),
        separateStack: { networkAddress: { type: 'localAreaAddress', value: theirAddress(1503) }, associateConference: false },
      }),
      'dataTypeNotSupported',
    ],
    [
      'encrypted media',
      open(
        { type: 'h235Media', value: { encryptionAuthenticationAndIntegrity: security, mediaType: alaw } },
        { encryptionSync: { synchFlag: 96, h235Key: new Uint8Array(40) } },
      ),
      'dataTypeNotSupported',
    ],
    [
      'several payloads in one stream',
      open({ type: 'multiplePayloadStream', value: { elements: [{ dataType: alaw, payloadType: 8 }] } }),
      'dataTypeNotSupported',
    ],
    ['nothing', open({ type: 'nullData' }), 'dataTypeNotSupported'],
    ['what is newer than we are', open({ type: '...', index: 9, value: new Uint8Array(3) }), 'unknownDataType'],
  ])('for %s is refused', (_, message, cause) => {
    expect(controlPeer().say(message)).toEqual({ sent: [openReject(9, cause)], events: [] });
  });

  test('without an address for RTCP', () => {
    const message = open(alaw);
    expect(controlPeer().say(message).events).toEqual([
      { type: 'channelOffered', offer: { channel: 9, session: 3, media: g711, payloadType: 8 } },
    ]);
  });

  test.each([
    ['port 0', theirAddress(0)],
    [
      'the address of nobody',
      { type: 'unicastAddress', value: { type: 'iPAddress', value: { network: new Uint8Array(4), tsapIdentifier: 5001 } } },
    ],
  ] as const)('with %s for RTCP is one without', (_, mediaControlChannel) => {
    const [event] = controlPeer().say(openChannel(9, { mediaControlChannel })).events;
    expect(event?.type === 'channelOffered' && event.offer).toEqual({ channel: 9, session: 1, media: g711, payloadType: 8 });
  });

  test('in the place of another, which they close when it is there (H.245 B.3.1, replacementFor)', () => {
    const peer = controlPeer();
    const addresses = { mediaChannel: { address: '192.0.2.1', port: 7000 }, mediaControl: { address: '192.0.2.1', port: 7001 } };
    peer.say(openChannel(1));
    peer.command({ do: 'accept', channel: 1, ...addresses });
    const { multiplexParameters } = forwardOf(openChannel(2));
    const forwardLogicalChannelParameters = { dataType: alaw, multiplexParameters, replacementFor: 1 };
    const replacement = request({ type: 'openLogicalChannel', value: { forwardLogicalChannelNumber: 2, forwardLogicalChannelParameters } });
    expect(peer.say(replacement).events).toMatchObject([{ type: 'channelOffered', offer: { channel: 2, session: 1 } }]);
    expect(peer.command({ do: 'accept', channel: 2, ...addresses }).sent).toHaveLength(1);
    const close = request({ type: 'closeLogicalChannel', value: { forwardLogicalChannelNumber: 1, source: { type: 'user' } } });
    expect(peer.say(close).events).toEqual([{ type: 'incomingClosed', channel: 1 }]);
    expect(peer.command({ do: 'flowControl', channel: 2, bitRate: 1000 }).sent).toHaveLength(1);
  });

  test('slides in a session that the slave leaves to the master', () => {
    const h264: Schema.VideoCapability = {
      type: 'genericVideoCapability',
      value: {
        capabilityIdentifier: { type: 'standard', value: '0.0.8.241.0.0.1' },
        maxBitRate: 10_000,
        collapsing: [parameter(41, { type: 'booleanArray', value: 0x40 }), parameter(42, { type: 'unsignedMin', value: 71 })],
      },
    };
    const roleLabel = [parameter(1, { type: 'booleanArray', value: 1 })];
    const extension = { capabilityIdentifier: { type: 'standard', value: '0.0.8.239.1.2' } as const, collapsing: roleLabel };
    const dataType: Schema.DataType = {
      type: 'videoData',
      value: { type: 'extendedVideoCapability', value: { videoCapability: [h264], videoCapabilityExtension: [extension] } },
    };
    expect(determinedPeer(50).say(openChannel(3, { sessionID: 0, dynamicRTPPayloadType: 97 }, dataType)).events).toMatchObject([
      { type: 'channelOffered', offer: { channel: 3, session: 0, payloadType: 97, media: { codec: 'H264', role: 'presentation' } } },
    ]);
  });
});

test('a channel of ours that is to go to port 0 goes nowhere', () => {
  const peer = determinedPeer(50);
  peer.command({ do: 'open', request: audioChannel(1) });
  expect(peer.say(openAck(1, { mediaChannel: theirAddress(0) })).events).toEqual([{ type: 'refused', channel: 1, cause: 'unspecified' }]);
});

describe('what needs no answer', () => {
  test.each<Schema.CommandMessage>([
    { type: 'encryptionCommand', value: { type: 'encryptionIVRequest' } },
    {
      type: 'communicationModeCommand',
      value: { communicationModeTable: [{ sessionID: 1, sessionDescription: 'sound', dataType: alaw }] },
    },
    { type: 'conferenceCommand', value: { type: 'cancelMakeTerminalBroadcaster' } },
    { type: 'miscellaneousCommand', value: { logicalChannelNumber: 1, type: { type: 'multipointModeCommand' } } },
    { type: 'genericCommand', value: { messageIdentifier: { type: 'standard', value: '0.0.8.230.2' }, subMessageIdentifier: 5 } },
  ])('command $type', value => {
    expect(controlPeer().say(command(value))).toEqual({ sent: [], events: ignored });
  });

  test.each<Schema.IndicationMessage>([
    { type: 'conferenceIndication', value: { type: 'terminalNumberAssign', value: label } },
    { type: 'conferenceIndication', value: { type: 'seenByAll' } },
    { type: 'conferenceIndication', value: { type: 'terminalYouAreSeeing', value: label } },
    { type: 'mcLocationIndication', value: { signalAddress: theirAddress(1720) } },
    { type: 'h2250MaximumSkewIndication', value: { logicalChannelNumber1: 1, logicalChannelNumber2: 2, maximumSkew: 30 } },
    { type: 'genericIndication', value: { messageIdentifier: { type: 'standard', value: '0.0.8.460.18' } } },
    { type: 'terminalCapabilitySetRelease', value: {} },
    // A gatekeeper's, every 19 s, to keep the connection open
    {
      type: 'userInput',
      value: { type: 'nonStandard', value: { nonStandardIdentifier: { type: 'object', value: '1.2' }, data: new Uint8Array(1) } },
    },
  ])('indication $type', value => {
    expect(controlPeer().say(indication(value))).toEqual({ sent: [], events: ignored });
  });
});

describe('capabilities', () => {
  test('256 entries in as many descriptors, between others that say nothing to us', () => {
    const others: Schema.Capability[] = [
      { type: 'h235SecurityCapability', value: { encryptionAuthenticationAndIntegrity: security, mediaCapability: 7 } },
      { type: 'genericControlCapability', value: { capabilityIdentifier: { type: 'standard', value: '0.0.8.460.18' } } },
      { type: 'conferenceCapability', value: { chairControlCapability: true } },
      { type: 'maxPendingReplacementFor', value: 3 },
      { type: 'receiveRTPAudioToneCapability', value: { dynamicRTPPayloadType: 102 } },
    ];
    const codec = (value: number): Schema.Capability => ({ type: 'receiveAudioCapability', value: { type: 'g711Alaw64k', value } });
    const capabilityTable = Array.from({ length: 256 }, (_, i) => ({
      capabilityTableEntryNumber: i + 1,
      capability: others[i] ?? codec(i),
    }));
    const capabilityDescriptors = Array.from({ length: 256 }, (_, i) => ({
      capabilityDescriptorNumber: i,
      simultaneousCapabilities: [[i + 1], [...others.keys()].map(key => key + 1)],
    }));
    const value = { sequenceNumber: 1, protocolIdentifier: '0.0.8.245.0.13', capabilityTable, capabilityDescriptors };
    const { sent, events } = controlPeer().say(request({ type: 'terminalCapabilitySet', value }));
    expect(sent).toMatchObject([{ value: { type: 'terminalCapabilitySetAck' } }]);
    expect(events).toMatchObject([{ type: 'remoteCapabilities', capabilities: { receive: { length: 256 - others.length } } }]);
  });

  test('said again in the middle of a call: channels stay as they are', () => {
    const peer = determinedPeer(50);
    peer.command({ do: 'open', request: audioChannel(1) });
    peer.say(openAck(1, { sessionID: 1, mediaChannel: theirAddress(6000), mediaControlChannel: theirAddress(6001) }));
    const { sent, events } = peer.say(capabilitySet(7));
    expect(sent).toMatchObject([{ value: { type: 'terminalCapabilitySetAck', value: { sequenceNumber: 7 } } }]);
    expect(events.map(({ type }) => type)).toEqual(['remoteCapabilities']);
    expect(peer.command({ do: 'mute', channel: 1, muted: true }).sent).toHaveLength(1);
  });
});

function parameter(value: number, parameterValue: Schema.ParameterValue): Schema.GenericParameter {
  return { parameterIdentifier: { type: 'standard', value }, parameterValue };
}

function forwardOf(message: Schema.MultimediaSystemControlMessage): Schema.OpenLogicalChannel['forwardLogicalChannelParameters'] {
  if (message.type !== 'request' || message.value.type !== 'openLogicalChannel') throw new Error('not an OpenLogicalChannel');
  return message.value.value.forwardLogicalChannelParameters;
}

import type * as H225 from '../generated/h323-messages.ts';
import type * as H245 from '../generated/multimedia-system-control.ts';

type TableEntry = H245.CapabilityTableEntry;
type Capability = NonNullable<TableEntry['capability']>;

/** What a room system says that it can: four kinds of sound, H.264 by H.241, digits, and a multipoint controller that it has not. */
export function sampleTerminalCapabilitySet(): H245.MultimediaSystemControlMessage {
  const audio: H245.AudioCapability[] = [
    { type: 'g711Alaw64k', value: 20 },
    { type: 'g711Ulaw64k', value: 20 },
    { type: 'g722-64k', value: 20 },
    { type: 'g7231', value: { maxAlSduAudioFrames: 1, silenceSuppression: false } },
    { type: 'g729', value: 2 },
  ];
  const capabilities: Capability[] = [
    ...audio.map(value => ({ type: 'receiveAudioCapability', value }) as const),
    { type: 'receiveVideoCapability', value: { type: 'genericVideoCapability', value: h264 } },
    { type: 'receiveAndTransmitUserInputCapability', value: { type: 'basicString' } },
    { type: 'receiveAndTransmitUserInputCapability', value: { type: 'dtmf' } },
  ];
  return {
    type: 'request',
    value: {
      type: 'terminalCapabilitySet',
      value: {
        sequenceNumber: 1,
        protocolIdentifier: '0.0.8.245.0.13',
        multiplexCapability: { type: 'h2250Capability', value: multiplex },
        capabilityTable: capabilities.map((capability, i) => ({ capabilityTableEntryNumber: i + 1, capability })),
        capabilityDescriptors: [{ capabilityDescriptorNumber: 0, simultaneousCapabilities: [[1, 2, 3, 4, 5], [6], [7, 8]] }],
      },
    },
  };
}

/** H.241 8.3: level 3.1, baseline. */
const h264: H245.GenericCapability = {
  capabilityIdentifier: { type: 'standard', value: '0.0.8.241.0.0.1' },
  maxBitRate: 19200,
  collapsing: [
    { parameterIdentifier: { type: 'standard', value: 41 }, parameterValue: { type: 'booleanArray', value: 64 } },
    { parameterIdentifier: { type: 'standard', value: 42 }, parameterValue: { type: 'unsignedMin', value: 71 } },
  ],
};

const distribution: H245.MultipointCapability['mediaDistributionCapability'][number] = {
  centralizedControl: true,
  distributedControl: false,
  centralizedAudio: true,
  distributedAudio: false,
  centralizedVideo: true,
  distributedVideo: false,
};

const multipoint: H245.MultipointCapability = {
  multicastCapability: false,
  multiUniCastConference: false,
  mediaDistributionCapability: [distribution],
};

const multiplex: H245.H2250Capability = {
  maximumAudioDelayJitter: 60,
  receiveMultipointCapability: multipoint,
  transmitMultipointCapability: multipoint,
  receiveAndTransmitMultipointCapability: multipoint,
  mcCapability: { centralizedConferenceMC: false, decentralizedConferenceMC: false },
  rtcpVideoControlCapability: false,
  mediaPacketizationCapability: { h261aVideoPacketization: false },
};

/** A call to `teams@example.com` without fast start, of version 6. */
export function sampleSetup(): H225.H323UserInformation {
  return {
    h323UuPdu: {
      h323MessageBody: {
        type: 'setup',
        value: {
          protocolIdentifier: '0.0.8.2250.0.6',
          sourceAddress: [{ type: 'h323-ID', value: 'Boardroom' }],
          sourceInfo: {
            vendor: { vendor: { t35CountryCode: 181, t35Extension: 0, manufacturerCode: 18 }, productId: new TextEncoder().encode('Room') },
            terminal: {},
            mc: false,
            undefinedNode: false,
          },
          destinationAddress: [{ type: 'url-ID', value: 'teams@example.com' }],
          destCallSignalAddress: { type: 'ipAddress', value: { ip: Uint8Array.of(127, 0, 0, 1), port: 1720 } },
          activeMC: false,
          conferenceID: new Uint8Array(16).fill(0x5a),
          conferenceGoal: { type: 'create' },
          callType: { type: 'pointToPoint' },
          sourceCallSignalAddress: { type: 'ipAddress', value: { ip: Uint8Array.of(127, 0, 0, 2), port: 12035 } },
          callIdentifier: { guid: new Uint8Array(16).fill(0xa5) },
          mediaWaitForConnect: false,
          canOverlapSend: false,
          multipleCalls: false,
          maintainConnection: false,
        },
      },
      h245Tunnelling: true,
    },
  };
}

import type * as Schema from '../generated/multimedia-system-control.ts';
import { audioTo } from './audio-capability.ts';
import type { CapabilitySet, MediaCapability } from './media-capability.ts';
import { packetization } from './packetization.ts';
import { H239_CONTROL } from './parse-capabilities.ts';
import { videoTo } from './video-capability.ts';

/** H.245 (2006): nothing that we say is newer, and it is known everywhere. */
const PROTOCOL_IDENTIFIER = '0.0.8.245.0.13';

/** RFC 4733 3.2: DTMF events. */
const DTMF_EVENTS = '0-15';

/** The set without capabilities: "send me nothing" (H.323 8.4.6). */
export function emptyCapabilitySet(sequenceNumber: number): Schema.TerminalCapabilitySet {
  return { sequenceNumber, protocolIdentifier: PROTOCOL_IDENTIFIER };
}

/** Everything at once: one descriptor whose simultaneous sets are sound, pictures, slides (each best first) and what is no medium. */
export function terminalCapabilitySet(sequenceNumber: number, set: CapabilitySet): Schema.TerminalCapabilitySet {
  const sets = simultaneous(set).filter(alternatives => alternatives.length > 0);
  const capabilities = sets.flat();
  const numbers = new Map(capabilities.map((capability, i) => [capability, i + 1]));
  return {
    ...emptyCapabilitySet(sequenceNumber),
    multiplexCapability: { type: 'h2250Capability', value: h2250Capability(set) },
    ...(capabilities.length > 0 && {
      capabilityTable: capabilities.map((capability, i) => ({ capabilityTableEntryNumber: i + 1, capability })),
      capabilityDescriptors: [
        {
          capabilityDescriptorNumber: 0,
          simultaneousCapabilities: sets.map(alternatives => alternatives.map(each => numbers.get(each) ?? 0)),
        },
      ],
    }),
  };
}

/** Lists of alternatives that may be used at the same time. */
function simultaneous({ receive, transmit = [], digits, h239 = false }: CapabilitySet): readonly (readonly Schema.Capability[])[] {
  return [
    ...kindsOf(receive).map(list => list.flatMap(media => mediaTo(media, 'receive'))),
    ...kindsOf(transmit).map(list => list.flatMap(media => mediaTo(media, 'transmit'))),
    digits.userInput.map(type => ({ type: 'receiveAndTransmitUserInputCapability', value: { type } }) as const),
    digits.telephoneEvent === undefined ? [] : [telephoneEvent(digits.telephoneEvent)],
    h239 ? [h239Control] : [],
  ];
}

/** Sound, main pictures and pictures with a role stand beside one another, not instead of one another. */
function kindsOf(media: readonly MediaCapability[]): readonly (readonly MediaCapability[])[] {
  const isMain = (each: MediaCapability) => each.media === 'video' && !each.role;
  const withRole = (each: MediaCapability) => each.media === 'video' && each.role !== undefined;
  return [media.filter(each => each.media === 'audio'), media.filter(isMain), media.filter(withRole)];
}

function mediaTo(media: MediaCapability, direction: 'receive' | 'transmit'): readonly Schema.Capability[] {
  if (media.media === 'unknown') return [];
  const receives = direction === 'receive';
  if (media.media === 'audio') {
    const value = audioTo(media);
    return [receives ? { type: 'receiveAudioCapability', value } : { type: 'transmitAudioCapability', value }];
  }
  const value = videoTo(media);
  return [receives ? { type: 'receiveVideoCapability', value } : { type: 'transmitVideoCapability', value }];
}

function telephoneEvent(dynamicRTPPayloadType: number): Schema.Capability {
  return { type: 'receiveRTPAudioTelephonyEventCapability', value: { dynamicRTPPayloadType, audioTelephoneEvent: DTMF_EVENTS } };
}

const h239Control: Schema.Capability = {
  type: 'genericControlCapability',
  value: { capabilityIdentifier: { type: 'standard', value: H239_CONTROL } },
};

const multipoint: Schema.MultipointCapability = {
  multicastCapability: false,
  multiUniCastConference: false,
  mediaDistributionCapability: [
    {
      centralizedControl: true,
      distributedControl: false,
      centralizedAudio: true,
      distributedAudio: false,
      centralizedVideo: true,
      distributedVideo: false,
    },
  ],
};

function h2250Capability({ receive }: CapabilitySet): Schema.H2250Capability {
  const modes = new Set(
    receive.flatMap(media => (media.media === 'video' && media.codec === 'H264' ? [0, ...media.packetizationModes] : [])),
  );
  const rtpPayloadType = ([0, 1] as const).filter(mode => modes.has(mode)).map(mode => packetization(mode));
  return {
    maximumAudioDelayJitter: 60,
    receiveMultipointCapability: multipoint,
    transmitMultipointCapability: multipoint,
    receiveAndTransmitMultipointCapability: multipoint,
    mcCapability: { centralizedConferenceMC: false, decentralizedConferenceMC: false },
    rtcpVideoControlCapability: false,
    mediaPacketizationCapability: { h261aVideoPacketization: false, ...(rtpPayloadType.length > 0 && { rtpPayloadType }) },
    logicalChannelSwitchingCapability: false,
    t120DynamicPortCapability: false,
  };
}

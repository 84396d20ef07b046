// Generated from the ASN.1 module MULTIMEDIA-SYSTEM-CONTROL by src/generator. Do not edit.
// biome-ignore-all format: generated
// biome-ignore-all lint: generated
// biome-ignore-all assist: generated
import { BOOLEAN, MAX, NULL, OBJECT_IDENTIFIER, OPTIONAL, bitString, characterString, choice, integer, octetString, sequence, sequenceOf, size } from '../asn1/builders.ts';
import type { Type } from '../asn1/type.ts';
import type { BitString, Extension, UnknownAlternative } from '../asn1/value.ts';

export type MultimediaSystemControlMessage =
  | { type: 'request'; value: RequestMessage }
  | { type: 'response'; value: ResponseMessage }
  | { type: 'command'; value: CommandMessage }
  | { type: 'indication'; value: IndicationMessage }
  | UnknownAlternative;
export const MultimediaSystemControlMessage: Type<MultimediaSystemControlMessage> = choice(
  [
    ['request', () => RequestMessage],
    ['response', () => ResponseMessage],
    ['command', () => CommandMessage],
    ['indication', () => IndicationMessage],
  ],
  [],
);

export type RequestMessage =
  | { type: 'nonStandard'; value: NonStandardMessage }
  | { type: 'masterSlaveDetermination'; value: MasterSlaveDetermination }
  | { type: 'terminalCapabilitySet'; value: TerminalCapabilitySet }
  | { type: 'openLogicalChannel'; value: OpenLogicalChannel }
  | { type: 'closeLogicalChannel'; value: CloseLogicalChannel }
  | { type: 'requestChannelClose'; value: RequestChannelClose }
  | { type: 'multiplexEntrySend'; value: MultiplexEntrySend }
  | { type: 'requestMultiplexEntry'; value: RequestMultiplexEntry }
  | { type: 'requestMode'; value: RequestMode }
  | { type: 'roundTripDelayRequest'; value: RoundTripDelayRequest }
  | { type: 'maintenanceLoopRequest'; value: MaintenanceLoopRequest }
  | { type: 'communicationModeRequest'; value: CommunicationModeRequest }
  | { type: 'conferenceRequest'; value: ConferenceRequest }
  | { type: 'multilinkRequest'; value: MultilinkRequest }
  | { type: 'logicalChannelRateRequest'; value: LogicalChannelRateRequest }
  | { type: 'genericRequest'; value: GenericMessage }
  | UnknownAlternative;
export const RequestMessage: Type<RequestMessage> = choice(
  [
    ['nonStandard', () => NonStandardMessage],
    ['masterSlaveDetermination', () => MasterSlaveDetermination],
    ['terminalCapabilitySet', () => TerminalCapabilitySet],
    ['openLogicalChannel', () => OpenLogicalChannel],
    ['closeLogicalChannel', () => CloseLogicalChannel],
    ['requestChannelClose', () => RequestChannelClose],
    ['multiplexEntrySend', () => MultiplexEntrySend],
    ['requestMultiplexEntry', () => RequestMultiplexEntry],
    ['requestMode', () => RequestMode],
    ['roundTripDelayRequest', () => RoundTripDelayRequest],
    ['maintenanceLoopRequest', () => MaintenanceLoopRequest],
  ],
  [
    ['communicationModeRequest', () => CommunicationModeRequest],
    ['conferenceRequest', () => ConferenceRequest],
    ['multilinkRequest', () => MultilinkRequest],
    ['logicalChannelRateRequest', () => LogicalChannelRateRequest],
    ['genericRequest', () => GenericMessage],
  ],
);

export type ResponseMessage =
  | { type: 'nonStandard'; value: NonStandardMessage }
  | { type: 'masterSlaveDeterminationAck'; value: MasterSlaveDeterminationAck }
  | { type: 'masterSlaveDeterminationReject'; value: MasterSlaveDeterminationReject }
  | { type: 'terminalCapabilitySetAck'; value: TerminalCapabilitySetAck }
  | { type: 'terminalCapabilitySetReject'; value: TerminalCapabilitySetReject }
  | { type: 'openLogicalChannelAck'; value: OpenLogicalChannelAck }
  | { type: 'openLogicalChannelReject'; value: OpenLogicalChannelReject }
  | { type: 'closeLogicalChannelAck'; value: CloseLogicalChannelAck }
  | { type: 'requestChannelCloseAck'; value: RequestChannelCloseAck }
  | { type: 'requestChannelCloseReject'; value: RequestChannelCloseReject }
  | { type: 'multiplexEntrySendAck'; value: MultiplexEntrySendAck }
  | { type: 'multiplexEntrySendReject'; value: MultiplexEntrySendReject }
  | { type: 'requestMultiplexEntryAck'; value: RequestMultiplexEntryAck }
  | { type: 'requestMultiplexEntryReject'; value: RequestMultiplexEntryReject }
  | { type: 'requestModeAck'; value: RequestModeAck }
  | { type: 'requestModeReject'; value: RequestModeReject }
  | { type: 'roundTripDelayResponse'; value: RoundTripDelayResponse }
  | { type: 'maintenanceLoopAck'; value: MaintenanceLoopAck }
  | { type: 'maintenanceLoopReject'; value: MaintenanceLoopReject }
  | { type: 'communicationModeResponse'; value: CommunicationModeResponse }
  | { type: 'conferenceResponse'; value: ConferenceResponse }
  | { type: 'multilinkResponse'; value: MultilinkResponse }
  | { type: 'logicalChannelRateAcknowledge'; value: LogicalChannelRateAcknowledge }
  | { type: 'logicalChannelRateReject'; value: LogicalChannelRateReject }
  | { type: 'genericResponse'; value: GenericMessage }
  | UnknownAlternative;
export const ResponseMessage: Type<ResponseMessage> = choice(
  [
    ['nonStandard', () => NonStandardMessage],
    ['masterSlaveDeterminationAck', () => MasterSlaveDeterminationAck],
    ['masterSlaveDeterminationReject', () => MasterSlaveDeterminationReject],
    ['terminalCapabilitySetAck', () => TerminalCapabilitySetAck],
    ['terminalCapabilitySetReject', () => TerminalCapabilitySetReject],
    ['openLogicalChannelAck', () => OpenLogicalChannelAck],
    ['openLogicalChannelReject', () => OpenLogicalChannelReject],
    ['closeLogicalChannelAck', () => CloseLogicalChannelAck],
    ['requestChannelCloseAck', () => RequestChannelCloseAck],
    ['requestChannelCloseReject', () => RequestChannelCloseReject],
    ['multiplexEntrySendAck', () => MultiplexEntrySendAck],
    ['multiplexEntrySendReject', () => MultiplexEntrySendReject],
    ['requestMultiplexEntryAck', () => RequestMultiplexEntryAck],
    ['requestMultiplexEntryReject', () => RequestMultiplexEntryReject],
    ['requestModeAck', () => RequestModeAck],
    ['requestModeReject', () => RequestModeReject],
    ['roundTripDelayResponse', () => RoundTripDelayResponse],
    ['maintenanceLoopAck', () => MaintenanceLoopAck],
    ['maintenanceLoopReject', () => MaintenanceLoopReject],
  ],
  [
    ['communicationModeResponse', () => CommunicationModeResponse],
    ['conferenceResponse', () => ConferenceResponse],
    ['multilinkResponse', () => MultilinkResponse],
    ['logicalChannelRateAcknowledge', () => LogicalChannelRateAcknowledge],
    ['logicalChannelRateReject', () => LogicalChannelRateReject],
    ['genericResponse', () => GenericMessage],
  ],
);

export type CommandMessage =
  | { type: 'nonStandard'; value: NonStandardMessage }
  | { type: 'maintenanceLoopOffCommand'; value: MaintenanceLoopOffCommand }
  | { type: 'sendTerminalCapabilitySet'; value: SendTerminalCapabilitySet }
  | { type: 'encryptionCommand'; value: EncryptionCommand }
  | { type: 'flowControlCommand'; value: FlowControlCommand }
  | { type: 'endSessionCommand'; value: EndSessionCommand }
  | { type: 'miscellaneousCommand'; value: MiscellaneousCommand }
  | { type: 'communicationModeCommand'; value: CommunicationModeCommand }
  | { type: 'conferenceCommand'; value: ConferenceCommand }
  | { type: 'h223MultiplexReconfiguration'; value: H223MultiplexReconfiguration }
  | { type: 'newATMVCCommand'; value: NewATMVCCommand }
  | { type: 'mobileMultilinkReconfigurationCommand'; value: MobileMultilinkReconfigurationCommand }
  | { type: 'genericCommand'; value: GenericMessage }
  | UnknownAlternative;
export const CommandMessage: Type<CommandMessage> = choice(
  [
    ['nonStandard', () => NonStandardMessage],
    ['maintenanceLoopOffCommand', () => MaintenanceLoopOffCommand],
    ['sendTerminalCapabilitySet', () => SendTerminalCapabilitySet],
    ['encryptionCommand', () => EncryptionCommand],
    ['flowControlCommand', () => FlowControlCommand],
    ['endSessionCommand', () => EndSessionCommand],
    ['miscellaneousCommand', () => MiscellaneousCommand],
  ],
  [
    ['communicationModeCommand', () => CommunicationModeCommand],
    ['conferenceCommand', () => ConferenceCommand],
    ['h223MultiplexReconfiguration', () => H223MultiplexReconfiguration],
    ['newATMVCCommand', () => NewATMVCCommand],
    ['mobileMultilinkReconfigurationCommand', () => MobileMultilinkReconfigurationCommand],
    ['genericCommand', () => GenericMessage],
  ],
);

export type IndicationMessage =
  | { type: 'nonStandard'; value: NonStandardMessage }
  | { type: 'functionNotUnderstood'; value: FunctionNotUnderstood }
  | { type: 'masterSlaveDeterminationRelease'; value: MasterSlaveDeterminationRelease }
  | { type: 'terminalCapabilitySetRelease'; value: TerminalCapabilitySetRelease }
  | { type: 'openLogicalChannelConfirm'; value: OpenLogicalChannelConfirm }
  | { type: 'requestChannelCloseRelease'; value: RequestChannelCloseRelease }
  | { type: 'multiplexEntrySendRelease'; value: MultiplexEntrySendRelease }
  | { type: 'requestMultiplexEntryRelease'; value: RequestMultiplexEntryRelease }
  | { type: 'requestModeRelease'; value: RequestModeRelease }
  | { type: 'miscellaneousIndication'; value: MiscellaneousIndication }
  | { type: 'jitterIndication'; value: JitterIndication }
  | { type: 'h223SkewIndication'; value: H223SkewIndication }
  | { type: 'newATMVCIndication'; value: NewATMVCIndication }
  | { type: 'userInput'; value: UserInputIndication }
  | { type: 'h2250MaximumSkewIndication'; value: H2250MaximumSkewIndication }
  | { type: 'mcLocationIndication'; value: MCLocationIndication }
  | { type: 'conferenceIndication'; value: ConferenceIndication }
  | { type: 'vendorIdentification'; value: VendorIdentification }
  | { type: 'functionNotSupported'; value: FunctionNotSupported }
  | { type: 'multilinkIndication'; value: MultilinkIndication }
  | { type: 'logicalChannelRateRelease'; value: LogicalChannelRateRelease }
  | { type: 'flowControlIndication'; value: FlowControlIndication }
  | { type: 'mobileMultilinkReconfigurationIndication'; value: MobileMultilinkReconfigurationIndication }
  | { type: 'genericIndication'; value: GenericMessage }
  | UnknownAlternative;
export const IndicationMessage: Type<IndicationMessage> = choice(
  [
    ['nonStandard', () => NonStandardMessage],
    ['functionNotUnderstood', () => FunctionNotUnderstood],
    ['masterSlaveDeterminationRelease', () => MasterSlaveDeterminationRelease],
    ['terminalCapabilitySetRelease', () => TerminalCapabilitySetRelease],
    ['openLogicalChannelConfirm', () => OpenLogicalChannelConfirm],
    ['requestChannelCloseRelease', () => RequestChannelCloseRelease],
    ['multiplexEntrySendRelease', () => MultiplexEntrySendRelease],
    ['requestMultiplexEntryRelease', () => RequestMultiplexEntryRelease],
    ['requestModeRelease', () => RequestModeRelease],
    ['miscellaneousIndication', () => MiscellaneousIndication],
    ['jitterIndication', () => JitterIndication],
    ['h223SkewIndication', () => H223SkewIndication],
    ['newATMVCIndication', () => NewATMVCIndication],
    ['userInput', () => UserInputIndication],
  ],
  [
    ['h2250MaximumSkewIndication', () => H2250MaximumSkewIndication],
    ['mcLocationIndication', () => MCLocationIndication],
    ['conferenceIndication', () => ConferenceIndication],
    ['vendorIdentification', () => VendorIdentification],
    ['functionNotSupported', () => FunctionNotSupported],
    ['multilinkIndication', () => MultilinkIndication],
    ['logicalChannelRateRelease', () => LogicalChannelRateRelease],
    ['flowControlIndication', () => FlowControlIndication],
    ['mobileMultilinkReconfigurationIndication', () => MobileMultilinkReconfigurationIndication],
    ['genericIndication', () => GenericMessage],
  ],
);

export type SequenceNumber = number /* 0..255 */;
export const SequenceNumber: Type<SequenceNumber> = integer(0, 255);

export interface GenericMessage {
  messageIdentifier: CapabilityIdentifier;
  subMessageIdentifier?: number /* 0..127 */;
  messageContent?: readonly GenericParameter[];
  '...'?: Extension;
}
export const GenericMessage: Type<GenericMessage> = sequence(
  [
    ['messageIdentifier', () => CapabilityIdentifier],
    ['subMessageIdentifier', integer(0, 127), OPTIONAL],
    ['messageContent', sequenceOf(() => GenericParameter), OPTIONAL],
  ],
  [],
);

export type GenericInformation = GenericMessage;
export const GenericInformation: Type<GenericInformation> = GenericMessage;

export interface NonStandardMessage {
  nonStandardData: NonStandardParameter;
  '...'?: Extension;
}
export const NonStandardMessage: Type<NonStandardMessage> = sequence([['nonStandardData', () => NonStandardParameter]], []);

export interface NonStandardParameter {
  nonStandardIdentifier: NonStandardIdentifier;
  data: Uint8Array;
}
export const NonStandardParameter: Type<NonStandardParameter> = sequence([['nonStandardIdentifier', () => NonStandardIdentifier], ['data', octetString()]]);

export type NonStandardIdentifier =
  | { type: 'object'; value: string /* OBJECT IDENTIFIER */ }
  | { type: 'h221NonStandard'; value: { t35CountryCode: number /* 0..255 */; t35Extension: number /* 0..255 */; manufacturerCode: number /* 0..65535 */ } };
export const NonStandardIdentifier: Type<NonStandardIdentifier> = choice(
  [
    ['object', OBJECT_IDENTIFIER],
    [
      'h221NonStandard',
      sequence(
        [['t35CountryCode', integer(0, 255)], ['t35Extension', integer(0, 255)], ['manufacturerCode', integer(0, 65535)]],
      ),
    ],
  ],
);

export interface MasterSlaveDetermination {
  terminalType: number /* 0..255 */;
  statusDeterminationNumber: number /* 0..16777215 */;
  '...'?: Extension;
}
export const MasterSlaveDetermination: Type<MasterSlaveDetermination> = sequence([['terminalType', integer(0, 255)], ['statusDeterminationNumber', integer(0, 16777215)]], []);

export interface MasterSlaveDeterminationAck {
  decision: { type: 'master' } | { type: 'slave' };
  '...'?: Extension;
}
export const MasterSlaveDeterminationAck: Type<MasterSlaveDeterminationAck> = sequence([['decision', choice([['master', NULL], ['slave', NULL]])]], []);

export interface MasterSlaveDeterminationReject {
  cause: { type: 'identicalNumbers' } | UnknownAlternative;
  '...'?: Extension;
}
export const MasterSlaveDeterminationReject: Type<MasterSlaveDeterminationReject> = sequence([['cause', choice([['identicalNumbers', NULL]], [])]], []);

export interface MasterSlaveDeterminationRelease {
  '...'?: Extension;
}
export const MasterSlaveDeterminationRelease: Type<MasterSlaveDeterminationRelease> = sequence([], []);

export interface TerminalCapabilitySet {
  sequenceNumber: SequenceNumber;
  protocolIdentifier: string /* OBJECT IDENTIFIER */;
  multiplexCapability?: MultiplexCapability;
  capabilityTable?: readonly CapabilityTableEntry[] /* SIZE (1..256) */;
  capabilityDescriptors?: readonly CapabilityDescriptor[] /* SIZE (1..256) */;
  genericInformation?: readonly GenericInformation[];
  '...'?: Extension;
}
export const TerminalCapabilitySet: Type<TerminalCapabilitySet> = sequence(
  [
    ['sequenceNumber', () => SequenceNumber],
    ['protocolIdentifier', OBJECT_IDENTIFIER],
    ['multiplexCapability', () => MultiplexCapability, OPTIONAL],
    ['capabilityTable', sequenceOf(() => CapabilityTableEntry, size(1, 256)), OPTIONAL],
    ['capabilityDescriptors', sequenceOf(() => CapabilityDescriptor, size(1, 256)), OPTIONAL],
  ],
  [['genericInformation', sequenceOf(() => GenericInformation), OPTIONAL]],
);

export interface CapabilityTableEntry {
  capabilityTableEntryNumber: CapabilityTableEntryNumber;
  capability?: Capability;
}
export const CapabilityTableEntry: Type<CapabilityTableEntry> = sequence([['capabilityTableEntryNumber', () => CapabilityTableEntryNumber], ['capability', () => Capability, OPTIONAL]]);

export interface CapabilityDescriptor {
  capabilityDescriptorNumber: CapabilityDescriptorNumber;
  simultaneousCapabilities?: readonly AlternativeCapabilitySet[] /* SIZE (1..256) */;
}
export const CapabilityDescriptor: Type<CapabilityDescriptor> = sequence(
  [
    ['capabilityDescriptorNumber', () => CapabilityDescriptorNumber],
    ['simultaneousCapabilities', sequenceOf(() => AlternativeCapabilitySet, size(1, 256)), OPTIONAL],
  ],
);

export type AlternativeCapabilitySet = readonly CapabilityTableEntryNumber[] /* SIZE (1..256) */;
export const AlternativeCapabilitySet: Type<AlternativeCapabilitySet> = sequenceOf(() => CapabilityTableEntryNumber, size(1, 256));

export type CapabilityTableEntryNumber = number /* 1..65535 */;
export const CapabilityTableEntryNumber: Type<CapabilityTableEntryNumber> = integer(1, 65535);

export type CapabilityDescriptorNumber = number /* 0..255 */;
export const CapabilityDescriptorNumber: Type<CapabilityDescriptorNumber> = integer(0, 255);

export interface TerminalCapabilitySetAck {
  sequenceNumber: SequenceNumber;
  genericInformation?: readonly GenericInformation[];
  '...'?: Extension;
}
export const TerminalCapabilitySetAck: Type<TerminalCapabilitySetAck> = sequence(
  [['sequenceNumber', () => SequenceNumber]],
  [['genericInformation', sequenceOf(() => GenericInformation), OPTIONAL]],
);

export interface TerminalCapabilitySetReject {
  sequenceNumber: SequenceNumber;
  cause: 
    | { type: 'unspecified' }
    | { type: 'undefinedTableEntryUsed' }
    | { type: 'descriptorCapacityExceeded' }
    | { type: 'tableEntryCapacityExceeded'; value: 
      | { type: 'highestEntryNumberProcessed'; value: CapabilityTableEntryNumber }
      | { type: 'noneProcessed' } }
    | UnknownAlternative;
  genericInformation?: readonly GenericInformation[];
  '...'?: Extension;
}
export const TerminalCapabilitySetReject: Type<TerminalCapabilitySetReject> = sequence(
  [
    ['sequenceNumber', () => SequenceNumber],
    [
      'cause',
      choice(
        [
          ['unspecified', NULL],
          ['undefinedTableEntryUsed', NULL],
          ['descriptorCapacityExceeded', NULL],
          [
            'tableEntryCapacityExceeded',
            choice([['highestEntryNumberProcessed', () => CapabilityTableEntryNumber], ['noneProcessed', NULL]]),
          ],
        ],
        [],
      ),
    ],
  ],
  [['genericInformation', sequenceOf(() => GenericInformation), OPTIONAL]],
);

export interface TerminalCapabilitySetRelease {
  genericInformation?: readonly GenericInformation[];
  '...'?: Extension;
}
export const TerminalCapabilitySetRelease: Type<TerminalCapabilitySetRelease> = sequence([], [['genericInformation', sequenceOf(() => GenericInformation), OPTIONAL]]);

export type Capability =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'receiveVideoCapability'; value: VideoCapability }
  | { type: 'transmitVideoCapability'; value: VideoCapability }
  | { type: 'receiveAndTransmitVideoCapability'; value: VideoCapability }
  | { type: 'receiveAudioCapability'; value: AudioCapability }
  | { type: 'transmitAudioCapability'; value: AudioCapability }
  | { type: 'receiveAndTransmitAudioCapability'; value: AudioCapability }
  | { type: 'receiveDataApplicationCapability'; value: DataApplicationCapability }
  | { type: 'transmitDataApplicationCapability'; value: DataApplicationCapability }
  | { type: 'receiveAndTransmitDataApplicationCapability'; value: DataApplicationCapability }
  | { type: 'h233EncryptionTransmitCapability'; value: boolean }
  | { type: 'h233EncryptionReceiveCapability'; value: { h233IVResponseTime: number /* 0..255 */; '...'?: Extension } }
  | { type: 'conferenceCapability'; value: ConferenceCapability }
  | { type: 'h235SecurityCapability'; value: H235SecurityCapability }
  | { type: 'maxPendingReplacementFor'; value: number /* 0..255 */ }
  | { type: 'receiveUserInputCapability'; value: UserInputCapability }
  | { type: 'transmitUserInputCapability'; value: UserInputCapability }
  | { type: 'receiveAndTransmitUserInputCapability'; value: UserInputCapability }
  | { type: 'genericControlCapability'; value: GenericCapability }
  | { type: 'receiveMultiplexedStreamCapability'; value: MultiplexedStreamCapability }
  | { type: 'transmitMultiplexedStreamCapability'; value: MultiplexedStreamCapability }
  | { type: 'receiveAndTransmitMultiplexedStreamCapability'; value: MultiplexedStreamCapability }
  | { type: 'receiveRTPAudioTelephonyEventCapability'; value: AudioTelephonyEventCapability }
  | { type: 'receiveRTPAudioToneCapability'; value: AudioToneCapability }
  | { type: 'depFecCapability'; value: DepFECCapability }
  | { type: 'multiplePayloadStreamCapability'; value: MultiplePayloadStreamCapability }
  | { type: 'fecCapability'; value: FECCapability }
  | { type: 'redundancyEncodingCap'; value: RedundancyEncodingCapability }
  | { type: 'oneOfCapabilities'; value: AlternativeCapabilitySet }
  | UnknownAlternative;
export const Capability: Type<Capability> = choice(
  [
    ['nonStandard', () => NonStandardParameter],
    ['receiveVideoCapability', () => VideoCapability],
    ['transmitVideoCapability', () => VideoCapability],
    ['receiveAndTransmitVideoCapability', () => VideoCapability],
    ['receiveAudioCapability', () => AudioCapability],
    ['transmitAudioCapability', () => AudioCapability],
    ['receiveAndTransmitAudioCapability', () => AudioCapability],
    ['receiveDataApplicationCapability', () => DataApplicationCapability],
    ['transmitDataApplicationCapability', () => DataApplicationCapability],
    ['receiveAndTransmitDataApplicationCapability', () => DataApplicationCapability],
    ['h233EncryptionTransmitCapability', BOOLEAN],
    ['h233EncryptionReceiveCapability', sequence([['h233IVResponseTime', integer(0, 255)]], [])],
  ],
  [
    ['conferenceCapability', () => ConferenceCapability],
    ['h235SecurityCapability', () => H235SecurityCapability],
    ['maxPendingReplacementFor', integer(0, 255)],
    ['receiveUserInputCapability', () => UserInputCapability],
    ['transmitUserInputCapability', () => UserInputCapability],
    ['receiveAndTransmitUserInputCapability', () => UserInputCapability],
    ['genericControlCapability', () => GenericCapability],
    ['receiveMultiplexedStreamCapability', () => MultiplexedStreamCapability],
    ['transmitMultiplexedStreamCapability', () => MultiplexedStreamCapability],
    ['receiveAndTransmitMultiplexedStreamCapability', () => MultiplexedStreamCapability],
    ['receiveRTPAudioTelephonyEventCapability', () => AudioTelephonyEventCapability],
    ['receiveRTPAudioToneCapability', () => AudioToneCapability],
    ['depFecCapability', () => DepFECCapability],
    ['multiplePayloadStreamCapability', () => MultiplePayloadStreamCapability],
    ['fecCapability', () => FECCapability],
    ['redundancyEncodingCap', () => RedundancyEncodingCapability],
    ['oneOfCapabilities', () => AlternativeCapabilitySet],
  ],
);

export interface H235SecurityCapability {
  encryptionAuthenticationAndIntegrity: EncryptionAuthenticationAndIntegrity;
  mediaCapability: CapabilityTableEntryNumber;
  '...'?: Extension;
}
export const H235SecurityCapability: Type<H235SecurityCapability> = sequence(
  [
    ['encryptionAuthenticationAndIntegrity', () => EncryptionAuthenticationAndIntegrity],
    ['mediaCapability', () => CapabilityTableEntryNumber],
  ],
  [],
);

export type MultiplexCapability =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'h222Capability'; value: H222Capability }
  | { type: 'h223Capability'; value: H223Capability }
  | { type: 'v76Capability'; value: V76Capability }
  | { type: 'h2250Capability'; value: H2250Capability }
  | { type: 'genericMultiplexCapability'; value: GenericCapability }
  | UnknownAlternative;
export const MultiplexCapability: Type<MultiplexCapability> = choice(
  [
    ['nonStandard', () => NonStandardParameter],
    ['h222Capability', () => H222Capability],
    ['h223Capability', () => H223Capability],
    ['v76Capability', () => V76Capability],
  ],
  [['h2250Capability', () => H2250Capability], ['genericMultiplexCapability', () => GenericCapability]],
);

export interface H222Capability {
  numberOfVCs: number /* 1..256 */;
  vcCapability: readonly VCCapability[];
  '...'?: Extension;
}
export const H222Capability: Type<H222Capability> = sequence([['numberOfVCs', integer(1, 256)], ['vcCapability', sequenceOf(() => VCCapability)]], []);

export interface VCCapability {
  aal1?: {
    nullClockRecovery: boolean;
    srtsClockRecovery: boolean;
    adaptiveClockRecovery: boolean;
    nullErrorCorrection: boolean;
    longInterleaver: boolean;
    shortInterleaver: boolean;
    errorCorrectionOnly: boolean;
    structuredDataTransfer: boolean;
    partiallyFilledCells: boolean;
    '...'?: Extension;
  };
  aal5?: { forwardMaximumSDUSize: number /* 0..65535 */; backwardMaximumSDUSize: number /* 0..65535 */; '...'?: Extension };
  transportStream: boolean;
  programStream: boolean;
  availableBitRates: {
    type: 
      | { type: 'singleBitRate'; value: number /* 1..65535 */ }
      | { type: 'rangeOfBitRates'; value: { lowerBitRate: number /* 1..65535 */; higherBitRate: number /* 1..65535 */ } };
    '...'?: Extension;
  };
  aal1ViaGateway?: {
    gatewayAddress: readonly Q2931Address[] /* SIZE (1..256) */;
    nullClockRecovery: boolean;
    srtsClockRecovery: boolean;
    adaptiveClockRecovery: boolean;
    nullErrorCorrection: boolean;
    longInterleaver: boolean;
    shortInterleaver: boolean;
    errorCorrectionOnly: boolean;
    structuredDataTransfer: boolean;
    partiallyFilledCells: boolean;
    '...'?: Extension;
  };
  '...'?: Extension;
}
export const VCCapability: Type<VCCapability> = sequence(
  [
    [
      'aal1',
      sequence(
        [
          ['nullClockRecovery', BOOLEAN],
          ['srtsClockRecovery', BOOLEAN],
          ['adaptiveClockRecovery', BOOLEAN],
          ['nullErrorCorrection', BOOLEAN],
          ['longInterleaver', BOOLEAN],
          ['shortInterleaver', BOOLEAN],
          ['errorCorrectionOnly', BOOLEAN],
          ['structuredDataTransfer', BOOLEAN],
          ['partiallyFilledCells', BOOLEAN],
        ],
        [],
      ),
      OPTIONAL,
    ],
    [
      'aal5',
      sequence([['forwardMaximumSDUSize', integer(0, 65535)], ['backwardMaximumSDUSize', integer(0, 65535)]], []),
      OPTIONAL,
    ],
    ['transportStream', BOOLEAN],
    ['programStream', BOOLEAN],
    [
      'availableBitRates',
      sequence(
        [
          [
            'type',
            choice(
              [
                ['singleBitRate', integer(1, 65535)],
                ['rangeOfBitRates', sequence([['lowerBitRate', integer(1, 65535)], ['higherBitRate', integer(1, 65535)]])],
              ],
            ),
          ],
        ],
        [],
      ),
    ],
  ],
  [
    [
      'aal1ViaGateway',
      sequence(
        [
          ['gatewayAddress', sequenceOf(() => Q2931Address, size(1, 256))],
          ['nullClockRecovery', BOOLEAN],
          ['srtsClockRecovery', BOOLEAN],
          ['adaptiveClockRecovery', BOOLEAN],
          ['nullErrorCorrection', BOOLEAN],
          ['longInterleaver', BOOLEAN],
          ['shortInterleaver', BOOLEAN],
          ['errorCorrectionOnly', BOOLEAN],
          ['structuredDataTransfer', BOOLEAN],
          ['partiallyFilledCells', BOOLEAN],
        ],
        [],
      ),
      OPTIONAL,
    ],
  ],
);

export interface H223Capability {
  transportWithIFrames: boolean;
  videoWithAL1: boolean;
  videoWithAL2: boolean;
  videoWithAL3: boolean;
  audioWithAL1: boolean;
  audioWithAL2: boolean;
  audioWithAL3: boolean;
  dataWithAL1: boolean;
  dataWithAL2: boolean;
  dataWithAL3: boolean;
  maximumAl2SDUSize: number /* 0..65535 */;
  maximumAl3SDUSize: number /* 0..65535 */;
  maximumDelayJitter: number /* 0..1023 */;
  h223MultiplexTableCapability: 
    | { type: 'basic' }
    | { type: 'enhanced'; value: {
      maximumNestingDepth: number /* 1..15 */;
      maximumElementListSize: number /* 2..255 */;
      maximumSubElementListSize: number /* 2..255 */;
      '...'?: Extension;
    } };
  maxMUXPDUSizeCapability?: boolean;
  nsrpSupport?: boolean;
  mobileOperationTransmitCapability?: {
    modeChangeCapability: boolean;
    h223AnnexA: boolean;
    h223AnnexADoubleFlag: boolean;
    h223AnnexB: boolean;
    h223AnnexBwithHeader: boolean;
    '...'?: Extension;
  };
  h223AnnexCCapability?: H223AnnexCCapability;
  bitRate?: number /* 1..19200 */;
  mobileMultilinkFrameCapability?: { maximumSampleSize: number /* 1..255 */; maximumPayloadLength: number /* 1..65025 */; '...'?: Extension };
  '...'?: Extension;
}
export const H223Capability: Type<H223Capability> = sequence(
  [
    ['transportWithIFrames', BOOLEAN],
    ['videoWithAL1', BOOLEAN],
    ['videoWithAL2', BOOLEAN],
    ['videoWithAL3', BOOLEAN],
    ['audioWithAL1', BOOLEAN],
    ['audioWithAL2', BOOLEAN],
    ['audioWithAL3', BOOLEAN],
    ['dataWithAL1', BOOLEAN],
    ['dataWithAL2', BOOLEAN],
    ['dataWithAL3', BOOLEAN],
    ['maximumAl2SDUSize', integer(0, 65535)],
    ['maximumAl3SDUSize', integer(0, 65535)],
    ['maximumDelayJitter', integer(0, 1023)],
    [
      'h223MultiplexTableCapability',
      choice(
        [
          ['basic', NULL],
          [
            'enhanced',
            sequence(
              [
                ['maximumNestingDepth', integer(1, 15)],
                ['maximumElementListSize', integer(2, 255)],
                ['maximumSubElementListSize', integer(2, 255)],
              ],
              [],
            ),
          ],
        ],
      ),
    ],
  ],
  [
    ['maxMUXPDUSizeCapability', BOOLEAN],
    ['nsrpSupport', BOOLEAN],
    [
      'mobileOperationTransmitCapability',
      sequence(
        [
          ['modeChangeCapability', BOOLEAN],
          ['h223AnnexA', BOOLEAN],
          ['h223AnnexADoubleFlag', BOOLEAN],
          ['h223AnnexB', BOOLEAN],
          ['h223AnnexBwithHeader', BOOLEAN],
        ],
        [],
      ),
      OPTIONAL,
    ],
    ['h223AnnexCCapability', () => H223AnnexCCapability, OPTIONAL],
    ['bitRate', integer(1, 19200), OPTIONAL],
    [
      'mobileMultilinkFrameCapability',
      sequence([['maximumSampleSize', integer(1, 255)], ['maximumPayloadLength', integer(1, 65025)]], []),
      OPTIONAL,
    ],
  ],
);

export interface H223AnnexCCapability {
  videoWithAL1M: boolean;
  videoWithAL2M: boolean;
  videoWithAL3M: boolean;
  audioWithAL1M: boolean;
  audioWithAL2M: boolean;
  audioWithAL3M: boolean;
  dataWithAL1M: boolean;
  dataWithAL2M: boolean;
  dataWithAL3M: boolean;
  alpduInterleaving: boolean;
  maximumAL1MPDUSize: number /* 0..65535 */;
  maximumAL2MSDUSize: number /* 0..65535 */;
  maximumAL3MSDUSize: number /* 0..65535 */;
  rsCodeCapability?: boolean;
  '...'?: Extension;
}
export const H223AnnexCCapability: Type<H223AnnexCCapability> = sequence(
  [
    ['videoWithAL1M', BOOLEAN],
    ['videoWithAL2M', BOOLEAN],
    ['videoWithAL3M', BOOLEAN],
    ['audioWithAL1M', BOOLEAN],
    ['audioWithAL2M', BOOLEAN],
    ['audioWithAL3M', BOOLEAN],
    ['dataWithAL1M', BOOLEAN],
    ['dataWithAL2M', BOOLEAN],
    ['dataWithAL3M', BOOLEAN],
    ['alpduInterleaving', BOOLEAN],
    ['maximumAL1MPDUSize', integer(0, 65535)],
    ['maximumAL2MSDUSize', integer(0, 65535)],
    ['maximumAL3MSDUSize', integer(0, 65535)],
  ],
  [['rsCodeCapability', BOOLEAN, OPTIONAL]],
);

export interface V76Capability {
  suspendResumeCapabilitywAddress: boolean;
  suspendResumeCapabilitywoAddress: boolean;
  rejCapability: boolean;
  sREJCapability: boolean;
  mREJCapability: boolean;
  crc8bitCapability: boolean;
  crc16bitCapability: boolean;
  crc32bitCapability: boolean;
  uihCapability: boolean;
  numOfDLCS: number /* 2..8191 */;
  twoOctetAddressFieldCapability: boolean;
  loopBackTestCapability: boolean;
  n401Capability: number /* 1..4095 */;
  maxWindowSizeCapability: number /* 1..127 */;
  v75Capability: V75Capability;
  '...'?: Extension;
}
export const V76Capability: Type<V76Capability> = sequence(
  [
    ['suspendResumeCapabilitywAddress', BOOLEAN],
    ['suspendResumeCapabilitywoAddress', BOOLEAN],
    ['rejCapability', BOOLEAN],
    ['sREJCapability', BOOLEAN],
    ['mREJCapability', BOOLEAN],
    ['crc8bitCapability', BOOLEAN],
    ['crc16bitCapability', BOOLEAN],
    ['crc32bitCapability', BOOLEAN],
    ['uihCapability', BOOLEAN],
    ['numOfDLCS', integer(2, 8191)],
    ['twoOctetAddressFieldCapability', BOOLEAN],
    ['loopBackTestCapability', BOOLEAN],
    ['n401Capability', integer(1, 4095)],
    ['maxWindowSizeCapability', integer(1, 127)],
    ['v75Capability', () => V75Capability],
  ],
  [],
);

export interface V75Capability {
  audioHeader: boolean;
  '...'?: Extension;
}
export const V75Capability: Type<V75Capability> = sequence([['audioHeader', BOOLEAN]], []);

export interface H2250Capability {
  maximumAudioDelayJitter: number /* 0..1023 */;
  receiveMultipointCapability: MultipointCapability;
  transmitMultipointCapability: MultipointCapability;
  receiveAndTransmitMultipointCapability: MultipointCapability;
  mcCapability: { centralizedConferenceMC: boolean; decentralizedConferenceMC: boolean; '...'?: Extension };
  rtcpVideoControlCapability: boolean;
  mediaPacketizationCapability: MediaPacketizationCapability;
  transportCapability?: TransportCapability;
  redundancyEncodingCapability?: readonly RedundancyEncodingCapability[] /* SIZE (1..256) */;
  logicalChannelSwitchingCapability?: boolean;
  t120DynamicPortCapability?: boolean;
  '...'?: Extension;
}
export const H2250Capability: Type<H2250Capability> = sequence(
  [
    ['maximumAudioDelayJitter', integer(0, 1023)],
    ['receiveMultipointCapability', () => MultipointCapability],
    ['transmitMultipointCapability', () => MultipointCapability],
    ['receiveAndTransmitMultipointCapability', () => MultipointCapability],
    ['mcCapability', sequence([['centralizedConferenceMC', BOOLEAN], ['decentralizedConferenceMC', BOOLEAN]], [])],
    ['rtcpVideoControlCapability', BOOLEAN],
    ['mediaPacketizationCapability', () => MediaPacketizationCapability],
  ],
  [
    ['transportCapability', () => TransportCapability, OPTIONAL],
    ['redundancyEncodingCapability', sequenceOf(() => RedundancyEncodingCapability, size(1, 256)), OPTIONAL],
    ['logicalChannelSwitchingCapability', BOOLEAN],
    ['t120DynamicPortCapability', BOOLEAN],
  ],
);

export interface MediaPacketizationCapability {
  h261aVideoPacketization: boolean;
  rtpPayloadType?: readonly RTPPayloadType[] /* SIZE (1..256) */;
  '...'?: Extension;
}
export const MediaPacketizationCapability: Type<MediaPacketizationCapability> = sequence(
  [['h261aVideoPacketization', BOOLEAN]],
  [['rtpPayloadType', sequenceOf(() => RTPPayloadType, size(1, 256)), OPTIONAL]],
);

export interface RSVPParameters {
  qosMode?: QOSMode;
  tokenRate?: number /* 1..4294967295 */;
  bucketSize?: number /* 1..4294967295 */;
  peakRate?: number /* 1..4294967295 */;
  minPoliced?: number /* 1..4294967295 */;
  maxPktSize?: number /* 1..4294967295 */;
  '...'?: Extension;
}
export const RSVPParameters: Type<RSVPParameters> = sequence(
  [
    ['qosMode', () => QOSMode, OPTIONAL],
    ['tokenRate', integer(1, 4294967295), OPTIONAL],
    ['bucketSize', integer(1, 4294967295), OPTIONAL],
    ['peakRate', integer(1, 4294967295), OPTIONAL],
    ['minPoliced', integer(1, 4294967295), OPTIONAL],
    ['maxPktSize', integer(1, 4294967295), OPTIONAL],
  ],
  [],
);

export type QOSMode =
  | { type: 'guaranteedQOS' }
  | { type: 'controlledLoad' }
  | UnknownAlternative;
export const QOSMode: Type<QOSMode> = choice([['guaranteedQOS', NULL], ['controlledLoad', NULL]], []);

export interface ATMParameters {
  maxNTUSize: number /* 0..65535 */;
  atmUBR: boolean;
  atmrtVBR: boolean;
  atmnrtVBR: boolean;
  atmABR: boolean;
  atmCBR: boolean;
  '...'?: Extension;
}
export const ATMParameters: Type<ATMParameters> = sequence(
  [
    ['maxNTUSize', integer(0, 65535)],
    ['atmUBR', BOOLEAN],
    ['atmrtVBR', BOOLEAN],
    ['atmnrtVBR', BOOLEAN],
    ['atmABR', BOOLEAN],
    ['atmCBR', BOOLEAN],
  ],
  [],
);

export interface ServicePriorityValue {
  nonStandardParameter?: NonStandardParameter;
  value?: number /* 0..255 */;
  '...'?: Extension;
}
export const ServicePriorityValue: Type<ServicePriorityValue> = sequence([['nonStandardParameter', () => NonStandardParameter, OPTIONAL]], [['value', integer(0, 255)]]);

export interface ServicePriority {
  nonStandardData?: NonStandardParameter;
  servicePrioritySignalled: boolean;
  servicePriorityValue?: ServicePriorityValue;
  serviceClass?: number /* 0..4095 */;
  serviceSubclass?: number /* 0..255 */;
  '...'?: Extension;
}
export const ServicePriority: Type<ServicePriority> = sequence(
  [
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['servicePrioritySignalled', BOOLEAN],
    ['servicePriorityValue', () => ServicePriorityValue, OPTIONAL],
  ],
  [['serviceClass', integer(0, 4095), OPTIONAL], ['serviceSubclass', integer(0, 255), OPTIONAL]],
);

export interface AuthorizationParameters {
  nonStandardData?: NonStandardParameter;
  '...'?: Extension;
}
export const AuthorizationParameters: Type<AuthorizationParameters> = sequence([['nonStandardData', () => NonStandardParameter, OPTIONAL]], []);

export type QOSType =
  | { type: 'desired' }
  | { type: 'required' }
  | UnknownAlternative;
export const QOSType: Type<QOSType> = choice([['desired', NULL], ['required', NULL]], []);

export type QOSClass =
  | { type: 'class0' }
  | { type: 'class1' }
  | { type: 'class2' }
  | { type: 'class3' }
  | { type: 'class4' }
  | { type: 'class5' }
  | UnknownAlternative;
export const QOSClass: Type<QOSClass> = choice([['class0', NULL], ['class1', NULL], ['class2', NULL], ['class3', NULL], ['class4', NULL], ['class5', NULL]], []);

export interface QOSDescriptor {
  nonStandardData?: NonStandardParameter;
  qosType: QOSType;
  qosClass: QOSClass;
  '...'?: Extension;
}
export const QOSDescriptor: Type<QOSDescriptor> = sequence(
  [['nonStandardData', () => NonStandardParameter, OPTIONAL], ['qosType', () => QOSType], ['qosClass', () => QOSClass]],
  [],
);

export interface GenericTransportParameters {
  nonStandardData?: NonStandardParameter;
  averageRate?: number /* 1..4294967295 */;
  burst?: number /* 1..4294967295 */;
  peakRate?: number /* 1..4294967295 */;
  maxPktSize?: number /* 1..4294967295 */;
  '...'?: Extension;
}
export const GenericTransportParameters: Type<GenericTransportParameters> = sequence(
  [
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['averageRate', integer(1, 4294967295), OPTIONAL],
    ['burst', integer(1, 4294967295), OPTIONAL],
    ['peakRate', integer(1, 4294967295), OPTIONAL],
    ['maxPktSize', integer(1, 4294967295), OPTIONAL],
  ],
  [],
);

export interface QOSCapability {
  nonStandardData?: NonStandardParameter;
  rsvpParameters?: RSVPParameters;
  atmParameters?: ATMParameters;
  localQoS?: boolean;
  genericTransportParameters?: GenericTransportParameters;
  servicePriority?: ServicePriority;
  authorizationParameter?: AuthorizationParameters;
  qosDescriptor?: QOSDescriptor;
  dscpValue?: number /* 0..63 */;
  '...'?: Extension;
}
export const QOSCapability: Type<QOSCapability> = sequence(
  [
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['rsvpParameters', () => RSVPParameters, OPTIONAL],
    ['atmParameters', () => ATMParameters, OPTIONAL],
  ],
  [
    ['localQoS', BOOLEAN, OPTIONAL],
    ['genericTransportParameters', () => GenericTransportParameters, OPTIONAL],
    ['servicePriority', () => ServicePriority, OPTIONAL],
    ['authorizationParameter', () => AuthorizationParameters, OPTIONAL],
    ['qosDescriptor', () => QOSDescriptor, OPTIONAL],
    ['dscpValue', integer(0, 63), OPTIONAL],
  ],
);

export type MediaTransportType =
  | { type: 'ip-UDP' }
  | { type: 'ip-TCP' }
  | { type: 'atm-AAL5-UNIDIR' }
  | { type: 'atm-AAL5-BIDIR' }
  | { type: 'atm-AAL5-compressed'; value: { variableDelta: boolean; '...'?: Extension } }
  | UnknownAlternative;
export const MediaTransportType: Type<MediaTransportType> = choice(
  [['ip-UDP', NULL], ['ip-TCP', NULL], ['atm-AAL5-UNIDIR', NULL], ['atm-AAL5-BIDIR', NULL]],
  [['atm-AAL5-compressed', sequence([['variableDelta', BOOLEAN]], [])]],
);

export interface MediaChannelCapability {
  mediaTransport?: MediaTransportType;
  '...'?: Extension;
}
export const MediaChannelCapability: Type<MediaChannelCapability> = sequence([['mediaTransport', () => MediaTransportType, OPTIONAL]], []);

export interface TransportCapability {
  nonStandard?: NonStandardParameter;
  qOSCapabilities?: readonly QOSCapability[] /* SIZE (1..256) */;
  mediaChannelCapabilities?: readonly MediaChannelCapability[] /* SIZE (1..256) */;
  '...'?: Extension;
}
export const TransportCapability: Type<TransportCapability> = sequence(
  [
    ['nonStandard', () => NonStandardParameter, OPTIONAL],
    ['qOSCapabilities', sequenceOf(() => QOSCapability, size(1, 256)), OPTIONAL],
    ['mediaChannelCapabilities', sequenceOf(() => MediaChannelCapability, size(1, 256)), OPTIONAL],
  ],
  [],
);

export interface RedundancyEncodingCapability {
  redundancyEncodingMethod: RedundancyEncodingMethod;
  primaryEncoding: CapabilityTableEntryNumber;
  secondaryEncoding?: readonly CapabilityTableEntryNumber[] /* SIZE (1..256) */;
  '...'?: Extension;
}
export const RedundancyEncodingCapability: Type<RedundancyEncodingCapability> = sequence(
  [
    ['redundancyEncodingMethod', () => RedundancyEncodingMethod],
    ['primaryEncoding', () => CapabilityTableEntryNumber],
    ['secondaryEncoding', sequenceOf(() => CapabilityTableEntryNumber, size(1, 256)), OPTIONAL],
  ],
  [],
);

export type RedundancyEncodingMethod =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'rtpAudioRedundancyEncoding' }
  | { type: 'rtpH263VideoRedundancyEncoding'; value: RTPH263VideoRedundancyEncoding }
  | UnknownAlternative;
export const RedundancyEncodingMethod: Type<RedundancyEncodingMethod> = choice(
  [['nonStandard', () => NonStandardParameter], ['rtpAudioRedundancyEncoding', NULL]],
  [['rtpH263VideoRedundancyEncoding', () => RTPH263VideoRedundancyEncoding]],
);

export interface RTPH263VideoRedundancyEncoding {
  numberOfThreads: number /* 1..16 */;
  framesBetweenSyncPoints: number /* 1..256 */;
  frameToThreadMapping: 
    | { type: 'roundrobin' }
    | { type: 'custom'; value: readonly RTPH263VideoRedundancyFrameMapping[] /* SIZE (1..256) */ }
    | UnknownAlternative;
  containedThreads?: readonly (number /* 0..15 */)[] /* SIZE (1..256) */;
  '...'?: Extension;
}
export const RTPH263VideoRedundancyEncoding: Type<RTPH263VideoRedundancyEncoding> = sequence(
  [
    ['numberOfThreads', integer(1, 16)],
    ['framesBetweenSyncPoints', integer(1, 256)],
    [
      'frameToThreadMapping',
      choice([['roundrobin', NULL], ['custom', sequenceOf(() => RTPH263VideoRedundancyFrameMapping, size(1, 256))]], []),
    ],
    ['containedThreads', sequenceOf(integer(0, 15), size(1, 256)), OPTIONAL],
  ],
  [],
);

export interface RTPH263VideoRedundancyFrameMapping {
  threadNumber: number /* 0..15 */;
  frameSequence: readonly (number /* 0..255 */)[] /* SIZE (1..256) */;
  '...'?: Extension;
}
export const RTPH263VideoRedundancyFrameMapping: Type<RTPH263VideoRedundancyFrameMapping> = sequence([['threadNumber', integer(0, 15)], ['frameSequence', sequenceOf(integer(0, 255), size(1, 256))]], []);

export interface MultipointCapability {
  multicastCapability: boolean;
  multiUniCastConference: boolean;
  mediaDistributionCapability: readonly MediaDistributionCapability[];
  '...'?: Extension;
}
export const MultipointCapability: Type<MultipointCapability> = sequence(
  [
    ['multicastCapability', BOOLEAN],
    ['multiUniCastConference', BOOLEAN],
    ['mediaDistributionCapability', sequenceOf(() => MediaDistributionCapability)],
  ],
  [],
);

export interface MediaDistributionCapability {
  centralizedControl: boolean;
  distributedControl: boolean;
  centralizedAudio: boolean;
  distributedAudio: boolean;
  centralizedVideo: boolean;
  distributedVideo: boolean;
  centralizedData?: readonly DataApplicationCapability[];
  distributedData?: readonly DataApplicationCapability[];
  '...'?: Extension;
}
export const MediaDistributionCapability: Type<MediaDistributionCapability> = sequence(
  [
    ['centralizedControl', BOOLEAN],
    ['distributedControl', BOOLEAN],
    ['centralizedAudio', BOOLEAN],
    ['distributedAudio', BOOLEAN],
    ['centralizedVideo', BOOLEAN],
    ['distributedVideo', BOOLEAN],
    ['centralizedData', sequenceOf(() => DataApplicationCapability), OPTIONAL],
    ['distributedData', sequenceOf(() => DataApplicationCapability), OPTIONAL],
  ],
  [],
);

export type VideoCapability =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'h261VideoCapability'; value: H261VideoCapability }
  | { type: 'h262VideoCapability'; value: H262VideoCapability }
  | { type: 'h263VideoCapability'; value: H263VideoCapability }
  | { type: 'is11172VideoCapability'; value: IS11172VideoCapability }
  | { type: 'genericVideoCapability'; value: GenericCapability }
  | { type: 'extendedVideoCapability'; value: ExtendedVideoCapability }
  | UnknownAlternative;
export const VideoCapability: Type<VideoCapability> = choice(
  [
    ['nonStandard', () => NonStandardParameter],
    ['h261VideoCapability', () => H261VideoCapability],
    ['h262VideoCapability', () => H262VideoCapability],
    ['h263VideoCapability', () => H263VideoCapability],
    ['is11172VideoCapability', () => IS11172VideoCapability],
  ],
  [['genericVideoCapability', () => GenericCapability], ['extendedVideoCapability', () => ExtendedVideoCapability]],
);

export interface ExtendedVideoCapability {
  videoCapability: readonly VideoCapability[];
  videoCapabilityExtension?: readonly GenericCapability[];
  '...'?: Extension;
}
export const ExtendedVideoCapability: Type<ExtendedVideoCapability> = sequence(
  [
    ['videoCapability', sequenceOf(() => VideoCapability)],
    ['videoCapabilityExtension', sequenceOf(() => GenericCapability), OPTIONAL],
  ],
  [],
);

export interface H261VideoCapability {
  qcifMPI?: number /* 1..4 */;
  cifMPI?: number /* 1..4 */;
  temporalSpatialTradeOffCapability: boolean;
  maxBitRate: number /* 1..19200 */;
  stillImageTransmission: boolean;
  videoBadMBsCap?: boolean;
  '...'?: Extension;
}
export const H261VideoCapability: Type<H261VideoCapability> = sequence(
  [
    ['qcifMPI', integer(1, 4), OPTIONAL],
    ['cifMPI', integer(1, 4), OPTIONAL],
    ['temporalSpatialTradeOffCapability', BOOLEAN],
    ['maxBitRate', integer(1, 19200)],
    ['stillImageTransmission', BOOLEAN],
  ],
  [['videoBadMBsCap', BOOLEAN]],
);

export interface H262VideoCapability {
  profileAndLevelSPatML: boolean;
  profileAndLevelMPatLL: boolean;
  profileAndLevelMPatML: boolean;
  profileAndLevelMPatH14: boolean;
  profileAndLevelMPatHL: boolean;
  profileAndLevelSNRatLL: boolean;
  profileAndLevelSNRatML: boolean;
  profileAndLevelSpatialatH14: boolean;
  profileAndLevelHPatML: boolean;
  profileAndLevelHPatH14: boolean;
  profileAndLevelHPatHL: boolean;
  videoBitRate?: number /* 0..1073741823 */;
  vbvBufferSize?: number /* 0..262143 */;
  samplesPerLine?: number /* 0..16383 */;
  linesPerFrame?: number /* 0..16383 */;
  framesPerSecond?: number /* 0..15 */;
  luminanceSampleRate?: number /* 0..4294967295 */;
  videoBadMBsCap?: boolean;
  '...'?: Extension;
}
export const H262VideoCapability: Type<H262VideoCapability> = sequence(
  [
    ['profileAndLevelSPatML', BOOLEAN],
    ['profileAndLevelMPatLL', BOOLEAN],
    ['profileAndLevelMPatML', BOOLEAN],
    ['profileAndLevelMPatH14', BOOLEAN],
    ['profileAndLevelMPatHL', BOOLEAN],
    ['profileAndLevelSNRatLL', BOOLEAN],
    ['profileAndLevelSNRatML', BOOLEAN],
    ['profileAndLevelSpatialatH14', BOOLEAN],
    ['profileAndLevelHPatML', BOOLEAN],
    ['profileAndLevelHPatH14', BOOLEAN],
    ['profileAndLevelHPatHL', BOOLEAN],
    ['videoBitRate', integer(0, 1073741823), OPTIONAL],
    ['vbvBufferSize', integer(0, 262143), OPTIONAL],
    ['samplesPerLine', integer(0, 16383), OPTIONAL],
    ['linesPerFrame', integer(0, 16383), OPTIONAL],
    ['framesPerSecond', integer(0, 15), OPTIONAL],
    ['luminanceSampleRate', integer(0, 4294967295), OPTIONAL],
  ],
  [['videoBadMBsCap', BOOLEAN]],
);

export interface H263VideoCapability {
  sqcifMPI?: number /* 1..32 */;
  qcifMPI?: number /* 1..32 */;
  cifMPI?: number /* 1..32 */;
  cif4MPI?: number /* 1..32 */;
  cif16MPI?: number /* 1..32 */;
  maxBitRate: number /* 1..192400 */;
  unrestrictedVector: boolean;
  arithmeticCoding: boolean;
  advancedPrediction: boolean;
  pbFrames: boolean;
  temporalSpatialTradeOffCapability: boolean;
  hrdB?: number /* 0..524287 */;
  bppMaxKb?: number /* 0..65535 */;
  slowSqcifMPI?: number /* 1..3600 */;
  slowQcifMPI?: number /* 1..3600 */;
  slowCifMPI?: number /* 1..3600 */;
  slowCif4MPI?: number /* 1..3600 */;
  slowCif16MPI?: number /* 1..3600 */;
  errorCompensation?: boolean;
  enhancementLayerInfo?: EnhancementLayerInfo;
  h263Options?: H263Options;
  '...'?: Extension;
}
export const H263VideoCapability: Type<H263VideoCapability> = sequence(
  [
    ['sqcifMPI', integer(1, 32), OPTIONAL],
    ['qcifMPI', integer(1, 32), OPTIONAL],
    ['cifMPI', integer(1, 32), OPTIONAL],
    ['cif4MPI', integer(1, 32), OPTIONAL],
    ['cif16MPI', integer(1, 32), OPTIONAL],
    ['maxBitRate', integer(1, 192400)],
    ['unrestrictedVector', BOOLEAN],
    ['arithmeticCoding', BOOLEAN],
    ['advancedPrediction', BOOLEAN],
    ['pbFrames', BOOLEAN],
    ['temporalSpatialTradeOffCapability', BOOLEAN],
    ['hrdB', integer(0, 524287), OPTIONAL],
    ['bppMaxKb', integer(0, 65535), OPTIONAL],
  ],
  [
    ['slowSqcifMPI', integer(1, 3600), OPTIONAL],
    ['slowQcifMPI', integer(1, 3600), OPTIONAL],
    ['slowCifMPI', integer(1, 3600), OPTIONAL],
    ['slowCif4MPI', integer(1, 3600), OPTIONAL],
    ['slowCif16MPI', integer(1, 3600), OPTIONAL],
    ['errorCompensation', BOOLEAN],
    ['enhancementLayerInfo', () => EnhancementLayerInfo, OPTIONAL],
    ['h263Options', () => H263Options, OPTIONAL],
  ],
);

export interface EnhancementLayerInfo {
  baseBitRateConstrained: boolean;
  snrEnhancement?: readonly EnhancementOptions[] /* SIZE (1..14) */;
  spatialEnhancement?: readonly EnhancementOptions[] /* SIZE (1..14) */;
  bPictureEnhancement?: readonly BEnhancementParameters[] /* SIZE (1..14) */;
  '...'?: Extension;
}
export const EnhancementLayerInfo: Type<EnhancementLayerInfo> = sequence(
  [
    ['baseBitRateConstrained', BOOLEAN],
    ['snrEnhancement', sequenceOf(() => EnhancementOptions, size(1, 14)), OPTIONAL],
    ['spatialEnhancement', sequenceOf(() => EnhancementOptions, size(1, 14)), OPTIONAL],
    ['bPictureEnhancement', sequenceOf(() => BEnhancementParameters, size(1, 14)), OPTIONAL],
  ],
  [],
);

export interface BEnhancementParameters {
  enhancementOptions: EnhancementOptions;
  numberOfBPictures: number /* 1..64 */;
  '...'?: Extension;
}
export const BEnhancementParameters: Type<BEnhancementParameters> = sequence([['enhancementOptions', () => EnhancementOptions], ['numberOfBPictures', integer(1, 64)]], []);

export interface EnhancementOptions {
  sqcifMPI?: number /* 1..32 */;
  qcifMPI?: number /* 1..32 */;
  cifMPI?: number /* 1..32 */;
  cif4MPI?: number /* 1..32 */;
  cif16MPI?: number /* 1..32 */;
  maxBitRate: number /* 1..192400 */;
  unrestrictedVector: boolean;
  arithmeticCoding: boolean;
  temporalSpatialTradeOffCapability: boolean;
  slowSqcifMPI?: number /* 1..3600 */;
  slowQcifMPI?: number /* 1..3600 */;
  slowCifMPI?: number /* 1..3600 */;
  slowCif4MPI?: number /* 1..3600 */;
  slowCif16MPI?: number /* 1..3600 */;
  errorCompensation: boolean;
  h263Options?: H263Options;
  '...'?: Extension;
}
export const EnhancementOptions: Type<EnhancementOptions> = sequence(
  [
    ['sqcifMPI', integer(1, 32), OPTIONAL],
    ['qcifMPI', integer(1, 32), OPTIONAL],
    ['cifMPI', integer(1, 32), OPTIONAL],
    ['cif4MPI', integer(1, 32), OPTIONAL],
    ['cif16MPI', integer(1, 32), OPTIONAL],
    ['maxBitRate', integer(1, 192400)],
    ['unrestrictedVector', BOOLEAN],
    ['arithmeticCoding', BOOLEAN],
    ['temporalSpatialTradeOffCapability', BOOLEAN],
    ['slowSqcifMPI', integer(1, 3600), OPTIONAL],
    ['slowQcifMPI', integer(1, 3600), OPTIONAL],
    ['slowCifMPI', integer(1, 3600), OPTIONAL],
    ['slowCif4MPI', integer(1, 3600), OPTIONAL],
    ['slowCif16MPI', integer(1, 3600), OPTIONAL],
    ['errorCompensation', BOOLEAN],
    ['h263Options', () => H263Options, OPTIONAL],
  ],
  [],
);

export interface H263Options {
  advancedIntraCodingMode: boolean;
  deblockingFilterMode: boolean;
  improvedPBFramesMode: boolean;
  unlimitedMotionVectors: boolean;
  fullPictureFreeze: boolean;
  partialPictureFreezeAndRelease: boolean;
  resizingPartPicFreezeAndRelease: boolean;
  fullPictureSnapshot: boolean;
  partialPictureSnapshot: boolean;
  videoSegmentTagging: boolean;
  progressiveRefinement: boolean;
  dynamicPictureResizingByFour: boolean;
  dynamicPictureResizingSixteenthPel: boolean;
  dynamicWarpingHalfPel: boolean;
  dynamicWarpingSixteenthPel: boolean;
  independentSegmentDecoding: boolean;
  slicesInOrderNonRect: boolean;
  slicesInOrderRect: boolean;
  slicesNoOrderNonRect: boolean;
  slicesNoOrderRect: boolean;
  alternateInterVLCMode: boolean;
  modifiedQuantizationMode: boolean;
  reducedResolutionUpdate: boolean;
  transparencyParameters?: TransparencyParameters;
  separateVideoBackChannel: boolean;
  refPictureSelection?: RefPictureSelection;
  customPictureClockFrequency?: readonly CustomPictureClockFrequency[] /* SIZE (1..16) */;
  customPictureFormat?: readonly CustomPictureFormat[] /* SIZE (1..16) */;
  modeCombos?: readonly H263VideoModeCombos[] /* SIZE (1..16) */;
  videoBadMBsCap?: boolean;
  h263Version3Options?: H263Version3Options;
  '...'?: Extension;
}
export const H263Options: Type<H263Options> = sequence(
  [
    ['advancedIntraCodingMode', BOOLEAN],
    ['deblockingFilterMode', BOOLEAN],
    ['improvedPBFramesMode', BOOLEAN],
    ['unlimitedMotionVectors', BOOLEAN],
    ['fullPictureFreeze', BOOLEAN],
    ['partialPictureFreezeAndRelease', BOOLEAN],
    ['resizingPartPicFreezeAndRelease', BOOLEAN],
    ['fullPictureSnapshot', BOOLEAN],
    ['partialPictureSnapshot', BOOLEAN],
    ['videoSegmentTagging', BOOLEAN],
    ['progressiveRefinement', BOOLEAN],
    ['dynamicPictureResizingByFour', BOOLEAN],
    ['dynamicPictureResizingSixteenthPel', BOOLEAN],
    ['dynamicWarpingHalfPel', BOOLEAN],
    ['dynamicWarpingSixteenthPel', BOOLEAN],
    ['independentSegmentDecoding', BOOLEAN],
    ['slicesInOrderNonRect', BOOLEAN],
    ['slicesInOrderRect', BOOLEAN],
    ['slicesNoOrderNonRect', BOOLEAN],
    ['slicesNoOrderRect', BOOLEAN],
    ['alternateInterVLCMode', BOOLEAN],
    ['modifiedQuantizationMode', BOOLEAN],
    ['reducedResolutionUpdate', BOOLEAN],
    ['transparencyParameters', () => TransparencyParameters, OPTIONAL],
    ['separateVideoBackChannel', BOOLEAN],
    ['refPictureSelection', () => RefPictureSelection, OPTIONAL],
    ['customPictureClockFrequency', sequenceOf(() => CustomPictureClockFrequency, size(1, 16)), OPTIONAL],
    ['customPictureFormat', sequenceOf(() => CustomPictureFormat, size(1, 16)), OPTIONAL],
    ['modeCombos', sequenceOf(() => H263VideoModeCombos, size(1, 16)), OPTIONAL],
  ],
  [['videoBadMBsCap', BOOLEAN], ['h263Version3Options', () => H263Version3Options]],
);

export interface TransparencyParameters {
  presentationOrder: number /* 1..256 */;
  offsetX: number /* -262144..262143 */;
  offsetY: number /* -262144..262143 */;
  scaleX: number /* 1..255 */;
  scaleY: number /* 1..255 */;
  '...'?: Extension;
}
export const TransparencyParameters: Type<TransparencyParameters> = sequence(
  [
    ['presentationOrder', integer(1, 256)],
    ['offsetX', integer(-262144, 262143)],
    ['offsetY', integer(-262144, 262143)],
    ['scaleX', integer(1, 255)],
    ['scaleY', integer(1, 255)],
  ],
  [],
);

export interface RefPictureSelection {
  additionalPictureMemory?: {
    sqcifAdditionalPictureMemory?: number /* 1..256 */;
    qcifAdditionalPictureMemory?: number /* 1..256 */;
    cifAdditionalPictureMemory?: number /* 1..256 */;
    cif4AdditionalPictureMemory?: number /* 1..256 */;
    cif16AdditionalPictureMemory?: number /* 1..256 */;
    bigCpfAdditionalPictureMemory?: number /* 1..256 */;
    '...'?: Extension;
  };
  videoMux: boolean;
  videoBackChannelSend: 
    | { type: 'none' }
    | { type: 'ackMessageOnly' }
    | { type: 'nackMessageOnly' }
    | { type: 'ackOrNackMessageOnly' }
    | { type: 'ackAndNackMessage' }
    | UnknownAlternative;
  enhancedReferencePicSelect?: {
    subPictureRemovalParameters?: {
      mpuHorizMBs: number /* 1..128 */;
      mpuVertMBs: number /* 1..72 */;
      mpuTotalNumber: number /* 1..65536 */;
      '...'?: Extension;
    };
    '...'?: Extension;
  };
  '...'?: Extension;
}
export const RefPictureSelection: Type<RefPictureSelection> = sequence(
  [
    [
      'additionalPictureMemory',
      sequence(
        [
          ['sqcifAdditionalPictureMemory', integer(1, 256), OPTIONAL],
          ['qcifAdditionalPictureMemory', integer(1, 256), OPTIONAL],
          ['cifAdditionalPictureMemory', integer(1, 256), OPTIONAL],
          ['cif4AdditionalPictureMemory', integer(1, 256), OPTIONAL],
          ['cif16AdditionalPictureMemory', integer(1, 256), OPTIONAL],
          ['bigCpfAdditionalPictureMemory', integer(1, 256), OPTIONAL],
        ],
        [],
      ),
      OPTIONAL,
    ],
    ['videoMux', BOOLEAN],
    [
      'videoBackChannelSend',
      choice(
        [
          ['none', NULL],
          ['ackMessageOnly', NULL],
          ['nackMessageOnly', NULL],
          ['ackOrNackMessageOnly', NULL],
          ['ackAndNackMessage', NULL],
        ],
        [],
      ),
    ],
  ],
  [
    [
      'enhancedReferencePicSelect',
      sequence(
        [
          [
            'subPictureRemovalParameters',
            sequence([['mpuHorizMBs', integer(1, 128)], ['mpuVertMBs', integer(1, 72)], ['mpuTotalNumber', integer(1, 65536)]], []),
            OPTIONAL,
          ],
        ],
        [],
      ),
    ],
  ],
);

export interface CustomPictureClockFrequency {
  clockConversionCode: number /* 1000..1001 */;
  clockDivisor: number /* 1..127 */;
  sqcifMPI?: number /* 1..2048 */;
  qcifMPI?: number /* 1..2048 */;
  cifMPI?: number /* 1..2048 */;
  cif4MPI?: number /* 1..2048 */;
  cif16MPI?: number /* 1..2048 */;
  '...'?: Extension;
}
export const CustomPictureClockFrequency: Type<CustomPictureClockFrequency> = sequence(
  [
    ['clockConversionCode', integer(1000, 1001)],
    ['clockDivisor', integer(1, 127)],
    ['sqcifMPI', integer(1, 2048), OPTIONAL],
    ['qcifMPI', integer(1, 2048), OPTIONAL],
    ['cifMPI', integer(1, 2048), OPTIONAL],
    ['cif4MPI', integer(1, 2048), OPTIONAL],
    ['cif16MPI', integer(1, 2048), OPTIONAL],
  ],
  [],
);

export interface CustomPictureFormat {
  maxCustomPictureWidth: number /* 1..2048 */;
  maxCustomPictureHeight: number /* 1..2048 */;
  minCustomPictureWidth: number /* 1..2048 */;
  minCustomPictureHeight: number /* 1..2048 */;
  mPI: {
    standardMPI?: number /* 1..31 */;
    customPCF?: readonly {
      clockConversionCode: number /* 1000..1001 */;
      clockDivisor: number /* 1..127 */;
      customMPI: number /* 1..2048 */;
      '...'?: Extension;
    }[] /* SIZE (1..16) */;
    '...'?: Extension;
  };
  pixelAspectInformation: 
    | { type: 'anyPixelAspectRatio'; value: boolean }
    | { type: 'pixelAspectCode'; value: readonly (number /* 1..14 */)[] /* SIZE (1..14) */ }
    | { type: 'extendedPAR'; value: readonly { width: number /* 1..255 */; height: number /* 1..255 */; '...'?: Extension }[] /* SIZE (1..256) */ }
    | UnknownAlternative;
  '...'?: Extension;
}
export const CustomPictureFormat: Type<CustomPictureFormat> = sequence(
  [
    ['maxCustomPictureWidth', integer(1, 2048)],
    ['maxCustomPictureHeight', integer(1, 2048)],
    ['minCustomPictureWidth', integer(1, 2048)],
    ['minCustomPictureHeight', integer(1, 2048)],
    [
      'mPI',
      sequence(
        [
          ['standardMPI', integer(1, 31), OPTIONAL],
          [
            'customPCF',
            sequenceOf(
              sequence(
                [['clockConversionCode', integer(1000, 1001)], ['clockDivisor', integer(1, 127)], ['customMPI', integer(1, 2048)]],
                [],
              ),
              size(1, 16),
            ),
            OPTIONAL,
          ],
        ],
        [],
      ),
    ],
    [
      'pixelAspectInformation',
      choice(
        [
          ['anyPixelAspectRatio', BOOLEAN],
          ['pixelAspectCode', sequenceOf(integer(1, 14), size(1, 14))],
          ['extendedPAR', sequenceOf(sequence([['width', integer(1, 255)], ['height', integer(1, 255)]], []), size(1, 256))],
        ],
        [],
      ),
    ],
  ],
  [],
);

export interface H263VideoModeCombos {
  h263VideoUncoupledModes: H263ModeComboFlags;
  h263VideoCoupledModes: readonly H263ModeComboFlags[] /* SIZE (1..16) */;
  '...'?: Extension;
}
export const H263VideoModeCombos: Type<H263VideoModeCombos> = sequence(
  [
    ['h263VideoUncoupledModes', () => H263ModeComboFlags],
    ['h263VideoCoupledModes', sequenceOf(() => H263ModeComboFlags, size(1, 16))],
  ],
  [],
);

export interface H263ModeComboFlags {
  unrestrictedVector: boolean;
  arithmeticCoding: boolean;
  advancedPrediction: boolean;
  pbFrames: boolean;
  advancedIntraCodingMode: boolean;
  deblockingFilterMode: boolean;
  unlimitedMotionVectors: boolean;
  slicesInOrderNonRect: boolean;
  slicesInOrderRect: boolean;
  slicesNoOrderNonRect: boolean;
  slicesNoOrderRect: boolean;
  improvedPBFramesMode: boolean;
  referencePicSelect: boolean;
  dynamicPictureResizingByFour: boolean;
  dynamicPictureResizingSixteenthPel: boolean;
  dynamicWarpingHalfPel: boolean;
  dynamicWarpingSixteenthPel: boolean;
  reducedResolutionUpdate: boolean;
  independentSegmentDecoding: boolean;
  alternateInterVLCMode: boolean;
  modifiedQuantizationMode: boolean;
  enhancedReferencePicSelect?: boolean;
  h263Version3Options?: H263Version3Options;
  '...'?: Extension;
}
export const H263ModeComboFlags: Type<H263ModeComboFlags> = sequence(
  [
    ['unrestrictedVector', BOOLEAN],
    ['arithmeticCoding', BOOLEAN],
    ['advancedPrediction', BOOLEAN],
    ['pbFrames', BOOLEAN],
    ['advancedIntraCodingMode', BOOLEAN],
    ['deblockingFilterMode', BOOLEAN],
    ['unlimitedMotionVectors', BOOLEAN],
    ['slicesInOrderNonRect', BOOLEAN],
    ['slicesInOrderRect', BOOLEAN],
    ['slicesNoOrderNonRect', BOOLEAN],
    ['slicesNoOrderRect', BOOLEAN],
    ['improvedPBFramesMode', BOOLEAN],
    ['referencePicSelect', BOOLEAN],
    ['dynamicPictureResizingByFour', BOOLEAN],
    ['dynamicPictureResizingSixteenthPel', BOOLEAN],
    ['dynamicWarpingHalfPel', BOOLEAN],
    ['dynamicWarpingSixteenthPel', BOOLEAN],
    ['reducedResolutionUpdate', BOOLEAN],
    ['independentSegmentDecoding', BOOLEAN],
    ['alternateInterVLCMode', BOOLEAN],
    ['modifiedQuantizationMode', BOOLEAN],
  ],
  [['enhancedReferencePicSelect', BOOLEAN], ['h263Version3Options', () => H263Version3Options]],
);

export interface H263Version3Options {
  dataPartitionedSlices: boolean;
  fixedPointIDCT0: boolean;
  interlacedFields: boolean;
  currentPictureHeaderRepetition: boolean;
  previousPictureHeaderRepetition: boolean;
  nextPictureHeaderRepetition: boolean;
  pictureNumber: boolean;
  spareReferencePictures: boolean;
  '...'?: Extension;
}
export const H263Version3Options: Type<H263Version3Options> = sequence(
  [
    ['dataPartitionedSlices', BOOLEAN],
    ['fixedPointIDCT0', BOOLEAN],
    ['interlacedFields', BOOLEAN],
    ['currentPictureHeaderRepetition', BOOLEAN],
    ['previousPictureHeaderRepetition', BOOLEAN],
    ['nextPictureHeaderRepetition', BOOLEAN],
    ['pictureNumber', BOOLEAN],
    ['spareReferencePictures', BOOLEAN],
  ],
  [],
);

export interface IS11172VideoCapability {
  constrainedBitstream: boolean;
  videoBitRate?: number /* 0..1073741823 */;
  vbvBufferSize?: number /* 0..262143 */;
  samplesPerLine?: number /* 0..16383 */;
  linesPerFrame?: number /* 0..16383 */;
  pictureRate?: number /* 0..15 */;
  luminanceSampleRate?: number /* 0..4294967295 */;
  videoBadMBsCap?: boolean;
  '...'?: Extension;
}
export const IS11172VideoCapability: Type<IS11172VideoCapability> = sequence(
  [
    ['constrainedBitstream', BOOLEAN],
    ['videoBitRate', integer(0, 1073741823), OPTIONAL],
    ['vbvBufferSize', integer(0, 262143), OPTIONAL],
    ['samplesPerLine', integer(0, 16383), OPTIONAL],
    ['linesPerFrame', integer(0, 16383), OPTIONAL],
    ['pictureRate', integer(0, 15), OPTIONAL],
    ['luminanceSampleRate', integer(0, 4294967295), OPTIONAL],
  ],
  [['videoBadMBsCap', BOOLEAN]],
);

export type AudioCapability =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'g711Alaw64k'; value: number /* 1..256 */ }
  | { type: 'g711Alaw56k'; value: number /* 1..256 */ }
  | { type: 'g711Ulaw64k'; value: number /* 1..256 */ }
  | { type: 'g711Ulaw56k'; value: number /* 1..256 */ }
  | { type: 'g722-64k'; value: number /* 1..256 */ }
  | { type: 'g722-56k'; value: number /* 1..256 */ }
  | { type: 'g722-48k'; value: number /* 1..256 */ }
  | { type: 'g7231'; value: { maxAlSduAudioFrames: number /* 1..256 */; silenceSuppression: boolean } }
  | { type: 'g728'; value: number /* 1..256 */ }
  | { type: 'g729'; value: number /* 1..256 */ }
  | { type: 'g729AnnexA'; value: number /* 1..256 */ }
  | { type: 'is11172AudioCapability'; value: IS11172AudioCapability }
  | { type: 'is13818AudioCapability'; value: IS13818AudioCapability }
  | { type: 'g729wAnnexB'; value: number /* 1..256 */ }
  | { type: 'g729AnnexAwAnnexB'; value: number /* 1..256 */ }
  | { type: 'g7231AnnexCCapability'; value: G7231AnnexCCapability }
  | { type: 'gsmFullRate'; value: GSMAudioCapability }
  | { type: 'gsmHalfRate'; value: GSMAudioCapability }
  | { type: 'gsmEnhancedFullRate'; value: GSMAudioCapability }
  | { type: 'genericAudioCapability'; value: GenericCapability }
  | { type: 'g729Extensions'; value: G729Extensions }
  | { type: 'vbd'; value: VBDCapability }
  | { type: 'audioTelephonyEvent'; value: NoPTAudioTelephonyEventCapability }
  | { type: 'audioTone'; value: NoPTAudioToneCapability }
  | UnknownAlternative;
export const AudioCapability: Type<AudioCapability> = choice(
  [
    ['nonStandard', () => NonStandardParameter],
    ['g711Alaw64k', integer(1, 256)],
    ['g711Alaw56k', integer(1, 256)],
    ['g711Ulaw64k', integer(1, 256)],
    ['g711Ulaw56k', integer(1, 256)],
    ['g722-64k', integer(1, 256)],
    ['g722-56k', integer(1, 256)],
    ['g722-48k', integer(1, 256)],
    ['g7231', sequence([['maxAlSduAudioFrames', integer(1, 256)], ['silenceSuppression', BOOLEAN]])],
    ['g728', integer(1, 256)],
    ['g729', integer(1, 256)],
    ['g729AnnexA', integer(1, 256)],
    ['is11172AudioCapability', () => IS11172AudioCapability],
    ['is13818AudioCapability', () => IS13818AudioCapability],
  ],
  [
    ['g729wAnnexB', integer(1, 256)],
    ['g729AnnexAwAnnexB', integer(1, 256)],
    ['g7231AnnexCCapability', () => G7231AnnexCCapability],
    ['gsmFullRate', () => GSMAudioCapability],
    ['gsmHalfRate', () => GSMAudioCapability],
    ['gsmEnhancedFullRate', () => GSMAudioCapability],
    ['genericAudioCapability', () => GenericCapability],
    ['g729Extensions', () => G729Extensions],
    ['vbd', () => VBDCapability],
    ['audioTelephonyEvent', () => NoPTAudioTelephonyEventCapability],
    ['audioTone', () => NoPTAudioToneCapability],
  ],
);

export interface G729Extensions {
  audioUnit?: number /* 1..256 */;
  annexA: boolean;
  annexB: boolean;
  annexD: boolean;
  annexE: boolean;
  annexF: boolean;
  annexG: boolean;
  annexH: boolean;
  '...'?: Extension;
}
export const G729Extensions: Type<G729Extensions> = sequence(
  [
    ['audioUnit', integer(1, 256), OPTIONAL],
    ['annexA', BOOLEAN],
    ['annexB', BOOLEAN],
    ['annexD', BOOLEAN],
    ['annexE', BOOLEAN],
    ['annexF', BOOLEAN],
    ['annexG', BOOLEAN],
    ['annexH', BOOLEAN],
  ],
  [],
);

export interface G7231AnnexCCapability {
  maxAlSduAudioFrames: number /* 1..256 */;
  silenceSuppression: boolean;
  g723AnnexCAudioMode?: {
    highRateMode0: number /* 27..78 */;
    highRateMode1: number /* 27..78 */;
    lowRateMode0: number /* 23..66 */;
    lowRateMode1: number /* 23..66 */;
    sidMode0: number /* 6..17 */;
    sidMode1: number /* 6..17 */;
    '...'?: Extension;
  };
  '...'?: Extension;
}
export const G7231AnnexCCapability: Type<G7231AnnexCCapability> = sequence(
  [
    ['maxAlSduAudioFrames', integer(1, 256)],
    ['silenceSuppression', BOOLEAN],
    [
      'g723AnnexCAudioMode',
      sequence(
        [
          ['highRateMode0', integer(27, 78)],
          ['highRateMode1', integer(27, 78)],
          ['lowRateMode0', integer(23, 66)],
          ['lowRateMode1', integer(23, 66)],
          ['sidMode0', integer(6, 17)],
          ['sidMode1', integer(6, 17)],
        ],
        [],
      ),
      OPTIONAL,
    ],
  ],
  [],
);

export interface IS11172AudioCapability {
  audioLayer1: boolean;
  audioLayer2: boolean;
  audioLayer3: boolean;
  audioSampling32k: boolean;
  audioSampling44k1: boolean;
  audioSampling48k: boolean;
  singleChannel: boolean;
  twoChannels: boolean;
  bitRate: number /* 1..448 */;
  '...'?: Extension;
}
export const IS11172AudioCapability: Type<IS11172AudioCapability> = sequence(
  [
    ['audioLayer1', BOOLEAN],
    ['audioLayer2', BOOLEAN],
    ['audioLayer3', BOOLEAN],
    ['audioSampling32k', BOOLEAN],
    ['audioSampling44k1', BOOLEAN],
    ['audioSampling48k', BOOLEAN],
    ['singleChannel', BOOLEAN],
    ['twoChannels', BOOLEAN],
    ['bitRate', integer(1, 448)],
  ],
  [],
);

export interface IS13818AudioCapability {
  audioLayer1: boolean;
  audioLayer2: boolean;
  audioLayer3: boolean;
  audioSampling16k: boolean;
  audioSampling22k05: boolean;
  audioSampling24k: boolean;
  audioSampling32k: boolean;
  audioSampling44k1: boolean;
  audioSampling48k: boolean;
  singleChannel: boolean;
  twoChannels: boolean;
  threeChannels21: boolean;
  threeChannels30: boolean;
  fourChannels2020: boolean;
  fourChannels22: boolean;
  fourChannels31: boolean;
  fiveChannels3020: boolean;
  fiveChannels32: boolean;
  lowFrequencyEnhancement: boolean;
  multilingual: boolean;
  bitRate: number /* 1..1130 */;
  '...'?: Extension;
}
export const IS13818AudioCapability: Type<IS13818AudioCapability> = sequence(
  [
    ['audioLayer1', BOOLEAN],
    ['audioLayer2', BOOLEAN],
    ['audioLayer3', BOOLEAN],
    ['audioSampling16k', BOOLEAN],
    ['audioSampling22k05', BOOLEAN],
    ['audioSampling24k', BOOLEAN],
    ['audioSampling32k', BOOLEAN],
    ['audioSampling44k1', BOOLEAN],
    ['audioSampling48k', BOOLEAN],
    ['singleChannel', BOOLEAN],
    ['twoChannels', BOOLEAN],
    ['threeChannels21', BOOLEAN],
    ['threeChannels30', BOOLEAN],
    ['fourChannels2020', BOOLEAN],
    ['fourChannels22', BOOLEAN],
    ['fourChannels31', BOOLEAN],
    ['fiveChannels3020', BOOLEAN],
    ['fiveChannels32', BOOLEAN],
    ['lowFrequencyEnhancement', BOOLEAN],
    ['multilingual', BOOLEAN],
    ['bitRate', integer(1, 1130)],
  ],
  [],
);

export interface GSMAudioCapability {
  audioUnitSize: number /* 1..256 */;
  comfortNoise: boolean;
  scrambled: boolean;
  '...'?: Extension;
}
export const GSMAudioCapability: Type<GSMAudioCapability> = sequence([['audioUnitSize', integer(1, 256)], ['comfortNoise', BOOLEAN], ['scrambled', BOOLEAN]], []);

export interface VBDCapability {
  type: AudioCapability;
  '...'?: Extension;
}
export const VBDCapability: Type<VBDCapability> = sequence([['type', () => AudioCapability]], []);

export interface DataApplicationCapability {
  application: 
    | { type: 'nonStandard'; value: NonStandardParameter }
    | { type: 't120'; value: DataProtocolCapability }
    | { type: 'dsm-cc'; value: DataProtocolCapability }
    | { type: 'userData'; value: DataProtocolCapability }
    | { type: 't84'; value: { t84Protocol: DataProtocolCapability; t84Profile: T84Profile } }
    | { type: 't434'; value: DataProtocolCapability }
    | { type: 'h224'; value: DataProtocolCapability }
    | { type: 'nlpid'; value: { nlpidProtocol: DataProtocolCapability; nlpidData: Uint8Array } }
    | { type: 'dsvdControl' }
    | { type: 'h222DataPartitioning'; value: DataProtocolCapability }
    | { type: 't30fax'; value: DataProtocolCapability }
    | { type: 't140'; value: DataProtocolCapability }
    | { type: 't38fax'; value: { t38FaxProtocol: DataProtocolCapability; t38FaxProfile: T38FaxProfile } }
    | { type: 'genericDataCapability'; value: GenericCapability }
    | UnknownAlternative;
  maxBitRate: number /* 0..4294967295 */;
  '...'?: Extension;
}
export const DataApplicationCapability: Type<DataApplicationCapability> = sequence(
  [
    [
      'application',
      choice(
        [
          ['nonStandard', () => NonStandardParameter],
          ['t120', () => DataProtocolCapability],
          ['dsm-cc', () => DataProtocolCapability],
          ['userData', () => DataProtocolCapability],
          ['t84', sequence([['t84Protocol', () => DataProtocolCapability], ['t84Profile', () => T84Profile]])],
          ['t434', () => DataProtocolCapability],
          ['h224', () => DataProtocolCapability],
          ['nlpid', sequence([['nlpidProtocol', () => DataProtocolCapability], ['nlpidData', octetString()]])],
          ['dsvdControl', NULL],
          ['h222DataPartitioning', () => DataProtocolCapability],
        ],
        [
          ['t30fax', () => DataProtocolCapability],
          ['t140', () => DataProtocolCapability],
          ['t38fax', sequence([['t38FaxProtocol', () => DataProtocolCapability], ['t38FaxProfile', () => T38FaxProfile]])],
          ['genericDataCapability', () => GenericCapability],
        ],
      ),
    ],
    ['maxBitRate', integer(0, 4294967295)],
  ],
  [],
);

export type DataProtocolCapability =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'v14buffered' }
  | { type: 'v42lapm' }
  | { type: 'hdlcFrameTunnelling' }
  | { type: 'h310SeparateVCStack' }
  | { type: 'h310SingleVCStack' }
  | { type: 'transparent' }
  | { type: 'segmentationAndReassembly' }
  | { type: 'hdlcFrameTunnelingwSAR' }
  | { type: 'v120' }
  | { type: 'separateLANStack' }
  | { type: 'v76wCompression'; value: 
    | { type: 'transmitCompression'; value: CompressionType }
    | { type: 'receiveCompression'; value: CompressionType }
    | { type: 'transmitAndReceiveCompression'; value: CompressionType }
    | UnknownAlternative }
  | { type: 'tcp' }
  | { type: 'udp' }
  | UnknownAlternative;
export const DataProtocolCapability: Type<DataProtocolCapability> = choice(
  [
    ['nonStandard', () => NonStandardParameter],
    ['v14buffered', NULL],
    ['v42lapm', NULL],
    ['hdlcFrameTunnelling', NULL],
    ['h310SeparateVCStack', NULL],
    ['h310SingleVCStack', NULL],
    ['transparent', NULL],
  ],
  [
    ['segmentationAndReassembly', NULL],
    ['hdlcFrameTunnelingwSAR', NULL],
    ['v120', NULL],
    ['separateLANStack', NULL],
    [
      'v76wCompression',
      choice(
        [
          ['transmitCompression', () => CompressionType],
          ['receiveCompression', () => CompressionType],
          ['transmitAndReceiveCompression', () => CompressionType],
        ],
        [],
      ),
    ],
    ['tcp', NULL],
    ['udp', NULL],
  ],
);

export type CompressionType =
  | { type: 'v42bis'; value: V42bis }
  | UnknownAlternative;
export const CompressionType: Type<CompressionType> = choice([['v42bis', () => V42bis]], []);

export interface V42bis {
  numberOfCodewords: number /* 1..65536 */;
  maximumStringLength: number /* 1..256 */;
  '...'?: Extension;
}
export const V42bis: Type<V42bis> = sequence([['numberOfCodewords', integer(1, 65536)], ['maximumStringLength', integer(1, 256)]], []);

export type T84Profile =
  | { type: 't84Unrestricted' }
  | { type: 't84Restricted'; value: {
    qcif: boolean;
    cif: boolean;
    ccir601Seq: boolean;
    ccir601Prog: boolean;
    hdtvSeq: boolean;
    hdtvProg: boolean;
    g3FacsMH200x100: boolean;
    g3FacsMH200x200: boolean;
    g4FacsMMR200x100: boolean;
    g4FacsMMR200x200: boolean;
    jbig200x200Seq: boolean;
    jbig200x200Prog: boolean;
    jbig300x300Seq: boolean;
    jbig300x300Prog: boolean;
    digPhotoLow: boolean;
    digPhotoMedSeq: boolean;
    digPhotoMedProg: boolean;
    digPhotoHighSeq: boolean;
    digPhotoHighProg: boolean;
    '...'?: Extension;
  } };
export const T84Profile: Type<T84Profile> = choice(
  [
    ['t84Unrestricted', NULL],
    [
      't84Restricted',
      sequence(
        [
          ['qcif', BOOLEAN],
          ['cif', BOOLEAN],
          ['ccir601Seq', BOOLEAN],
          ['ccir601Prog', BOOLEAN],
          ['hdtvSeq', BOOLEAN],
          ['hdtvProg', BOOLEAN],
          ['g3FacsMH200x100', BOOLEAN],
          ['g3FacsMH200x200', BOOLEAN],
          ['g4FacsMMR200x100', BOOLEAN],
          ['g4FacsMMR200x200', BOOLEAN],
          ['jbig200x200Seq', BOOLEAN],
          ['jbig200x200Prog', BOOLEAN],
          ['jbig300x300Seq', BOOLEAN],
          ['jbig300x300Prog', BOOLEAN],
          ['digPhotoLow', BOOLEAN],
          ['digPhotoMedSeq', BOOLEAN],
          ['digPhotoMedProg', BOOLEAN],
          ['digPhotoHighSeq', BOOLEAN],
          ['digPhotoHighProg', BOOLEAN],
        ],
        [],
      ),
    ],
  ],
);

export interface T38FaxProfile {
  fillBitRemoval: boolean;
  transcodingJBIG: boolean;
  transcodingMMR: boolean;
  version?: number /* 0..255 */;
  t38FaxRateManagement?: T38FaxRateManagement;
  t38FaxUdpOptions?: T38FaxUdpOptions;
  t38FaxTcpOptions?: T38FaxTcpOptions;
  '...'?: Extension;
}
export const T38FaxProfile: Type<T38FaxProfile> = sequence(
  [['fillBitRemoval', BOOLEAN], ['transcodingJBIG', BOOLEAN], ['transcodingMMR', BOOLEAN]],
  [
    ['version', integer(0, 255)],
    ['t38FaxRateManagement', () => T38FaxRateManagement],
    ['t38FaxUdpOptions', () => T38FaxUdpOptions, OPTIONAL],
    ['t38FaxTcpOptions', () => T38FaxTcpOptions, OPTIONAL],
  ],
);

export type T38FaxRateManagement =
  | { type: 'localTCF' }
  | { type: 'transferredTCF' }
  | UnknownAlternative;
export const T38FaxRateManagement: Type<T38FaxRateManagement> = choice([['localTCF', NULL], ['transferredTCF', NULL]], []);

export interface T38FaxUdpOptions {
  t38FaxMaxBuffer?: number | bigint;
  t38FaxMaxDatagram?: number | bigint;
  t38FaxUdpEC: { type: 't38UDPFEC' } | { type: 't38UDPRedundancy' } | UnknownAlternative;
}
export const T38FaxUdpOptions: Type<T38FaxUdpOptions> = sequence(
  [
    ['t38FaxMaxBuffer', integer(), OPTIONAL],
    ['t38FaxMaxDatagram', integer(), OPTIONAL],
    ['t38FaxUdpEC', choice([['t38UDPFEC', NULL], ['t38UDPRedundancy', NULL]], [])],
  ],
);

export interface T38FaxTcpOptions {
  t38TCPBidirectionalMode: boolean;
  '...'?: Extension;
}
export const T38FaxTcpOptions: Type<T38FaxTcpOptions> = sequence([['t38TCPBidirectionalMode', BOOLEAN]], []);

export interface EncryptionAuthenticationAndIntegrity {
  encryptionCapability?: EncryptionCapability;
  authenticationCapability?: AuthenticationCapability;
  integrityCapability?: IntegrityCapability;
  genericH235SecurityCapability?: GenericCapability;
  '...'?: Extension;
}
export const EncryptionAuthenticationAndIntegrity: Type<EncryptionAuthenticationAndIntegrity> = sequence(
  [
    ['encryptionCapability', () => EncryptionCapability, OPTIONAL],
    ['authenticationCapability', () => AuthenticationCapability, OPTIONAL],
    ['integrityCapability', () => IntegrityCapability, OPTIONAL],
  ],
  [['genericH235SecurityCapability', () => GenericCapability, OPTIONAL]],
);

export type EncryptionCapability = readonly MediaEncryptionAlgorithm[] /* SIZE (1..256) */;
export const EncryptionCapability: Type<EncryptionCapability> = sequenceOf(() => MediaEncryptionAlgorithm, size(1, 256));

export type MediaEncryptionAlgorithm =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'algorithm'; value: string /* OBJECT IDENTIFIER */ }
  | UnknownAlternative;
export const MediaEncryptionAlgorithm: Type<MediaEncryptionAlgorithm> = choice([['nonStandard', () => NonStandardParameter], ['algorithm', OBJECT_IDENTIFIER]], []);

export interface AuthenticationCapability {
  nonStandard?: NonStandardParameter;
  antiSpamAlgorithm?: string /* OBJECT IDENTIFIER */;
  '...'?: Extension;
}
export const AuthenticationCapability: Type<AuthenticationCapability> = sequence([['nonStandard', () => NonStandardParameter, OPTIONAL]], [['antiSpamAlgorithm', OBJECT_IDENTIFIER, OPTIONAL]]);

export interface IntegrityCapability {
  nonStandard?: NonStandardParameter;
  '...'?: Extension;
}
export const IntegrityCapability: Type<IntegrityCapability> = sequence([['nonStandard', () => NonStandardParameter, OPTIONAL]], []);

export type UserInputCapability =
  | { type: 'nonStandard'; value: readonly NonStandardParameter[] /* SIZE (1..16) */ }
  | { type: 'basicString' }
  | { type: 'iA5String' }
  | { type: 'generalString' }
  | { type: 'dtmf' }
  | { type: 'hookflash' }
  | { type: 'extendedAlphanumeric' }
  | { type: 'encryptedBasicString' }
  | { type: 'encryptedIA5String' }
  | { type: 'encryptedGeneralString' }
  | { type: 'secureDTMF' }
  | { type: 'genericUserInputCapability'; value: GenericCapability }
  | UnknownAlternative;
export const UserInputCapability: Type<UserInputCapability> = choice(
  [
    ['nonStandard', sequenceOf(() => NonStandardParameter, size(1, 16))],
    ['basicString', NULL],
    ['iA5String', NULL],
    ['generalString', NULL],
    ['dtmf', NULL],
    ['hookflash', NULL],
  ],
  [
    ['extendedAlphanumeric', NULL],
    ['encryptedBasicString', NULL],
    ['encryptedIA5String', NULL],
    ['encryptedGeneralString', NULL],
    ['secureDTMF', NULL],
    ['genericUserInputCapability', () => GenericCapability],
  ],
);

export interface ConferenceCapability {
  nonStandardData?: readonly NonStandardParameter[];
  chairControlCapability: boolean;
  videoIndicateMixingCapability?: boolean;
  multipointVisualizationCapability?: boolean;
  '...'?: Extension;
}
export const ConferenceCapability: Type<ConferenceCapability> = sequence(
  [['nonStandardData', sequenceOf(() => NonStandardParameter), OPTIONAL], ['chairControlCapability', BOOLEAN]],
  [['videoIndicateMixingCapability', BOOLEAN], ['multipointVisualizationCapability', BOOLEAN, OPTIONAL]],
);

export interface GenericCapability {
  capabilityIdentifier: CapabilityIdentifier;
  maxBitRate?: number /* 0..4294967295 */;
  collapsing?: readonly GenericParameter[];
  nonCollapsing?: readonly GenericParameter[];
  nonCollapsingRaw?: Uint8Array;
  transport?: DataProtocolCapability;
  '...'?: Extension;
}
export const GenericCapability: Type<GenericCapability> = sequence(
  [
    ['capabilityIdentifier', () => CapabilityIdentifier],
    ['maxBitRate', integer(0, 4294967295), OPTIONAL],
    ['collapsing', sequenceOf(() => GenericParameter), OPTIONAL],
    ['nonCollapsing', sequenceOf(() => GenericParameter), OPTIONAL],
    ['nonCollapsingRaw', octetString(), OPTIONAL],
    ['transport', () => DataProtocolCapability, OPTIONAL],
  ],
  [],
);

export type CapabilityIdentifier =
  | { type: 'standard'; value: string /* OBJECT IDENTIFIER */ }
  | { type: 'h221NonStandard'; value: NonStandardParameter }
  | { type: 'uuid'; value: Uint8Array /* SIZE (16) */ }
  | { type: 'domainBased'; value: string /* IA5String SIZE (1..64) */ }
  | UnknownAlternative;
export const CapabilityIdentifier: Type<CapabilityIdentifier> = choice(
  [
    ['standard', OBJECT_IDENTIFIER],
    ['h221NonStandard', () => NonStandardParameter],
    ['uuid', octetString(size(16))],
    ['domainBased', characterString('IA5String', size(1, 64))],
  ],
  [],
);

export interface GenericParameter {
  parameterIdentifier: ParameterIdentifier;
  parameterValue: ParameterValue;
  supersedes?: readonly ParameterIdentifier[];
  '...'?: Extension;
}
export const GenericParameter: Type<GenericParameter> = sequence(
  [
    ['parameterIdentifier', () => ParameterIdentifier],
    ['parameterValue', () => ParameterValue],
    ['supersedes', sequenceOf(() => ParameterIdentifier), OPTIONAL],
  ],
  [],
);

export type ParameterIdentifier =
  | { type: 'standard'; value: number /* 0..127 */ }
  | { type: 'h221NonStandard'; value: NonStandardParameter }
  | { type: 'uuid'; value: Uint8Array /* SIZE (16) */ }
  | { type: 'domainBased'; value: string /* IA5String SIZE (1..64) */ }
  | UnknownAlternative;
export const ParameterIdentifier: Type<ParameterIdentifier> = choice(
  [
    ['standard', integer(0, 127)],
    ['h221NonStandard', () => NonStandardParameter],
    ['uuid', octetString(size(16))],
    ['domainBased', characterString('IA5String', size(1, 64))],
  ],
  [],
);

export type ParameterValue =
  | { type: 'logical' }
  | { type: 'booleanArray'; value: number /* 0..255 */ }
  | { type: 'unsignedMin'; value: number /* 0..65535 */ }
  | { type: 'unsignedMax'; value: number /* 0..65535 */ }
  | { type: 'unsigned32Min'; value: number /* 0..4294967295 */ }
  | { type: 'unsigned32Max'; value: number /* 0..4294967295 */ }
  | { type: 'octetString'; value: Uint8Array }
  | { type: 'genericParameter'; value: readonly GenericParameter[] }
  | UnknownAlternative;
export const ParameterValue: Type<ParameterValue> = choice(
  [
    ['logical', NULL],
    ['booleanArray', integer(0, 255)],
    ['unsignedMin', integer(0, 65535)],
    ['unsignedMax', integer(0, 65535)],
    ['unsigned32Min', integer(0, 4294967295)],
    ['unsigned32Max', integer(0, 4294967295)],
    ['octetString', octetString()],
    ['genericParameter', sequenceOf(() => GenericParameter)],
  ],
  [],
);

export interface MultiplexedStreamCapability {
  multiplexFormat: MultiplexFormat;
  controlOnMuxStream: boolean;
  capabilityOnMuxStream?: readonly AlternativeCapabilitySet[] /* SIZE (1..256) */;
  '...'?: Extension;
}
export const MultiplexedStreamCapability: Type<MultiplexedStreamCapability> = sequence(
  [
    ['multiplexFormat', () => MultiplexFormat],
    ['controlOnMuxStream', BOOLEAN],
    ['capabilityOnMuxStream', sequenceOf(() => AlternativeCapabilitySet, size(1, 256)), OPTIONAL],
  ],
  [],
);

export type MultiplexFormat =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'h222Capability'; value: H222Capability }
  | { type: 'h223Capability'; value: H223Capability }
  | UnknownAlternative;
export const MultiplexFormat: Type<MultiplexFormat> = choice(
  [
    ['nonStandard', () => NonStandardParameter],
    ['h222Capability', () => H222Capability],
    ['h223Capability', () => H223Capability],
  ],
  [],
);

export interface AudioTelephonyEventCapability {
  dynamicRTPPayloadType: number /* 96..127 */;
  audioTelephoneEvent: string /* GeneralString */;
  '...'?: Extension;
}
export const AudioTelephonyEventCapability: Type<AudioTelephonyEventCapability> = sequence([['dynamicRTPPayloadType', integer(96, 127)], ['audioTelephoneEvent', characterString('GeneralString')]], []);

export interface AudioToneCapability {
  dynamicRTPPayloadType: number /* 96..127 */;
  '...'?: Extension;
}
export const AudioToneCapability: Type<AudioToneCapability> = sequence([['dynamicRTPPayloadType', integer(96, 127)]], []);

export interface NoPTAudioTelephonyEventCapability {
  audioTelephoneEvent: string /* GeneralString */;
  '...'?: Extension;
}
export const NoPTAudioTelephonyEventCapability: Type<NoPTAudioTelephonyEventCapability> = sequence([['audioTelephoneEvent', characterString('GeneralString')]], []);

export interface NoPTAudioToneCapability {
  '...'?: Extension;
}
export const NoPTAudioToneCapability: Type<NoPTAudioToneCapability> = sequence([], []);

export interface MultiplePayloadStreamCapability {
  capabilities: readonly AlternativeCapabilitySet[] /* SIZE (1..256) */;
  '...'?: Extension;
}
export const MultiplePayloadStreamCapability: Type<MultiplePayloadStreamCapability> = sequence([['capabilities', sequenceOf(() => AlternativeCapabilitySet, size(1, 256))]], []);

export type DepFECCapability =
  | { type: 'rfc2733'; value: {
    redundancyEncoding: boolean;
    separateStream: { separatePort: boolean; samePort: boolean; '...'?: Extension };
    '...'?: Extension;
  } }
  | UnknownAlternative;
export const DepFECCapability: Type<DepFECCapability> = choice(
  [
    [
      'rfc2733',
      sequence(
        [['redundancyEncoding', BOOLEAN], ['separateStream', sequence([['separatePort', BOOLEAN], ['samePort', BOOLEAN]], [])]],
        [],
      ),
    ],
  ],
  [],
);

export interface FECCapability {
  protectedCapability: CapabilityTableEntryNumber;
  fecScheme?: string /* OBJECT IDENTIFIER */;
  rfc2733Format?: 
    | { type: 'rfc2733rfc2198'; value: MaxRedundancy }
    | { type: 'rfc2733sameport'; value: MaxRedundancy }
    | { type: 'rfc2733diffport'; value: MaxRedundancy };
  '...'?: Extension;
}
export const FECCapability: Type<FECCapability> = sequence(
  [
    ['protectedCapability', () => CapabilityTableEntryNumber],
    ['fecScheme', OBJECT_IDENTIFIER, OPTIONAL],
    [
      'rfc2733Format',
      choice(
        [
          ['rfc2733rfc2198', () => MaxRedundancy],
          ['rfc2733sameport', () => MaxRedundancy],
          ['rfc2733diffport', () => MaxRedundancy],
        ],
      ),
      OPTIONAL,
    ],
  ],
  [],
);

export type MaxRedundancy = number | bigint /* 1..MAX */;
export const MaxRedundancy: Type<MaxRedundancy> = integer(1);

export interface OpenLogicalChannel {
  forwardLogicalChannelNumber: LogicalChannelNumber;
  forwardLogicalChannelParameters: {
    portNumber?: number /* 0..65535 */;
    dataType: DataType;
    multiplexParameters: 
      | { type: 'h222LogicalChannelParameters'; value: H222LogicalChannelParameters }
      | { type: 'h223LogicalChannelParameters'; value: H223LogicalChannelParameters }
      | { type: 'v76LogicalChannelParameters'; value: V76LogicalChannelParameters }
      | { type: 'h2250LogicalChannelParameters'; value: H2250LogicalChannelParameters }
      | { type: 'none' }
      | UnknownAlternative;
    forwardLogicalChannelDependency?: LogicalChannelNumber;
    replacementFor?: LogicalChannelNumber;
    '...'?: Extension;
  };
  reverseLogicalChannelParameters?: {
    dataType: DataType;
    multiplexParameters?: 
      | { type: 'h223LogicalChannelParameters'; value: H223LogicalChannelParameters }
      | { type: 'v76LogicalChannelParameters'; value: V76LogicalChannelParameters }
      | { type: 'h2250LogicalChannelParameters'; value: H2250LogicalChannelParameters }
      | UnknownAlternative;
    reverseLogicalChannelDependency?: LogicalChannelNumber;
    replacementFor?: LogicalChannelNumber;
    '...'?: Extension;
  };
  separateStack?: NetworkAccessParameters;
  encryptionSync?: EncryptionSync;
  genericInformation?: readonly GenericInformation[];
  '...'?: Extension;
}
export const OpenLogicalChannel: Type<OpenLogicalChannel> = sequence(
  [
    ['forwardLogicalChannelNumber', () => LogicalChannelNumber],
    [
      'forwardLogicalChannelParameters',
      sequence(
        [
          ['portNumber', integer(0, 65535), OPTIONAL],
          ['dataType', () => DataType],
          [
            'multiplexParameters',
            choice(
              [
                ['h222LogicalChannelParameters', () => H222LogicalChannelParameters],
                ['h223LogicalChannelParameters', () => H223LogicalChannelParameters],
                ['v76LogicalChannelParameters', () => V76LogicalChannelParameters],
              ],
              [['h2250LogicalChannelParameters', () => H2250LogicalChannelParameters], ['none', NULL]],
            ),
          ],
        ],
        [
          ['forwardLogicalChannelDependency', () => LogicalChannelNumber, OPTIONAL],
          ['replacementFor', () => LogicalChannelNumber, OPTIONAL],
        ],
      ),
    ],
    [
      'reverseLogicalChannelParameters',
      sequence(
        [
          ['dataType', () => DataType],
          [
            'multiplexParameters',
            choice(
              [
                ['h223LogicalChannelParameters', () => H223LogicalChannelParameters],
                ['v76LogicalChannelParameters', () => V76LogicalChannelParameters],
              ],
              [['h2250LogicalChannelParameters', () => H2250LogicalChannelParameters]],
            ),
            OPTIONAL,
          ],
        ],
        [
          ['reverseLogicalChannelDependency', () => LogicalChannelNumber, OPTIONAL],
          ['replacementFor', () => LogicalChannelNumber, OPTIONAL],
        ],
      ),
      OPTIONAL,
    ],
  ],
  [
    ['separateStack', () => NetworkAccessParameters, OPTIONAL],
    ['encryptionSync', () => EncryptionSync, OPTIONAL],
    ['genericInformation', sequenceOf(() => GenericInformation), OPTIONAL],
  ],
);

export type LogicalChannelNumber = number /* 1..65535 */;
export const LogicalChannelNumber: Type<LogicalChannelNumber> = integer(1, 65535);

export interface NetworkAccessParameters {
  distribution?: { type: 'unicast' } | { type: 'multicast' } | UnknownAlternative;
  networkAddress: 
    | { type: 'q2931Address'; value: Q2931Address }
    | { type: 'e164Address'; value: string /* IA5String SIZE (1..128) FROM ("0123456789#*,") */ }
    | { type: 'localAreaAddress'; value: TransportAddress }
    | UnknownAlternative;
  associateConference: boolean;
  externalReference?: Uint8Array /* SIZE (1..255) */;
  t120SetupProcedure?: { type: 'originateCall' } | { type: 'waitForCall' } | { type: 'issueQuery' } | UnknownAlternative;
  '...'?: Extension;
}
export const NetworkAccessParameters: Type<NetworkAccessParameters> = sequence(
  [
    ['distribution', choice([['unicast', NULL], ['multicast', NULL]], []), OPTIONAL],
    [
      'networkAddress',
      choice(
        [
          ['q2931Address', () => Q2931Address],
          ['e164Address', characterString('IA5String', size(1, 128), "0123456789#*,")],
          ['localAreaAddress', () => TransportAddress],
        ],
        [],
      ),
    ],
    ['associateConference', BOOLEAN],
    ['externalReference', octetString(size(1, 255)), OPTIONAL],
  ],
  [['t120SetupProcedure', choice([['originateCall', NULL], ['waitForCall', NULL], ['issueQuery', NULL]], []), OPTIONAL]],
);

export interface Q2931Address {
  address: 
    | { type: 'internationalNumber'; value: string /* NumericString SIZE (1..16) */ }
    | { type: 'nsapAddress'; value: Uint8Array /* SIZE (1..20) */ }
    | UnknownAlternative;
  subaddress?: Uint8Array /* SIZE (1..20) */;
  '...'?: Extension;
}
export const Q2931Address: Type<Q2931Address> = sequence(
  [
    [
      'address',
      choice(
        [['internationalNumber', characterString('NumericString', size(1, 16))], ['nsapAddress', octetString(size(1, 20))]],
        [],
      ),
    ],
    ['subaddress', octetString(size(1, 20)), OPTIONAL],
  ],
  [],
);

export interface V75Parameters {
  audioHeaderPresent: boolean;
  '...'?: Extension;
}
export const V75Parameters: Type<V75Parameters> = sequence([['audioHeaderPresent', BOOLEAN]], []);

export type DataType =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'nullData' }
  | { type: 'videoData'; value: VideoCapability }
  | { type: 'audioData'; value: AudioCapability }
  | { type: 'data'; value: DataApplicationCapability }
  | { type: 'encryptionData'; value: EncryptionMode }
  | { type: 'h235Control'; value: NonStandardParameter }
  | { type: 'h235Media'; value: H235Media }
  | { type: 'multiplexedStream'; value: MultiplexedStreamParameter }
  | { type: 'redundancyEncoding'; value: RedundancyEncoding }
  | { type: 'multiplePayloadStream'; value: MultiplePayloadStream }
  | { type: 'depFec'; value: DepFECData }
  | { type: 'fec'; value: FECData }
  | UnknownAlternative;
export const DataType: Type<DataType> = choice(
  [
    ['nonStandard', () => NonStandardParameter],
    ['nullData', NULL],
    ['videoData', () => VideoCapability],
    ['audioData', () => AudioCapability],
    ['data', () => DataApplicationCapability],
    ['encryptionData', () => EncryptionMode],
  ],
  [
    ['h235Control', () => NonStandardParameter],
    ['h235Media', () => H235Media],
    ['multiplexedStream', () => MultiplexedStreamParameter],
    ['redundancyEncoding', () => RedundancyEncoding],
    ['multiplePayloadStream', () => MultiplePayloadStream],
    ['depFec', () => DepFECData],
    ['fec', () => FECData],
  ],
);

export interface H235Media {
  encryptionAuthenticationAndIntegrity: EncryptionAuthenticationAndIntegrity;
  mediaType: 
    | { type: 'nonStandard'; value: NonStandardParameter }
    | { type: 'videoData'; value: VideoCapability }
    | { type: 'audioData'; value: AudioCapability }
    | { type: 'data'; value: DataApplicationCapability }
    | { type: 'redundancyEncoding'; value: RedundancyEncoding }
    | { type: 'multiplePayloadStream'; value: MultiplePayloadStream }
    | { type: 'depFec'; value: DepFECData }
    | { type: 'fec'; value: FECData }
    | UnknownAlternative;
  '...'?: Extension;
}
export const H235Media: Type<H235Media> = sequence(
  [
    ['encryptionAuthenticationAndIntegrity', () => EncryptionAuthenticationAndIntegrity],
    [
      'mediaType',
      choice(
        [
          ['nonStandard', () => NonStandardParameter],
          ['videoData', () => VideoCapability],
          ['audioData', () => AudioCapability],
          ['data', () => DataApplicationCapability],
        ],
        [
          ['redundancyEncoding', () => RedundancyEncoding],
          ['multiplePayloadStream', () => MultiplePayloadStream],
          ['depFec', () => DepFECData],
          ['fec', () => FECData],
        ],
      ),
    ],
  ],
  [],
);

export interface MultiplexedStreamParameter {
  multiplexFormat: MultiplexFormat;
  controlOnMuxStream: boolean;
  '...'?: Extension;
}
export const MultiplexedStreamParameter: Type<MultiplexedStreamParameter> = sequence([['multiplexFormat', () => MultiplexFormat], ['controlOnMuxStream', BOOLEAN]], []);

export interface H222LogicalChannelParameters {
  resourceID: number /* 0..65535 */;
  subChannelID: number /* 0..8191 */;
  pcrPid?: number /* 0..8191 */;
  programDescriptors?: Uint8Array;
  streamDescriptors?: Uint8Array;
  '...'?: Extension;
}
export const H222LogicalChannelParameters: Type<H222LogicalChannelParameters> = sequence(
  [
    ['resourceID', integer(0, 65535)],
    ['subChannelID', integer(0, 8191)],
    ['pcrPid', integer(0, 8191), OPTIONAL],
    ['programDescriptors', octetString(), OPTIONAL],
    ['streamDescriptors', octetString(), OPTIONAL],
  ],
  [],
);

export interface H223LogicalChannelParameters {
  adaptationLayerType: 
    | { type: 'nonStandard'; value: NonStandardParameter }
    | { type: 'al1Framed' }
    | { type: 'al1NotFramed' }
    | { type: 'al2WithoutSequenceNumbers' }
    | { type: 'al2WithSequenceNumbers' }
    | { type: 'al3'; value: { controlFieldOctets: number /* 0..2 */; sendBufferSize: number /* 0..16777215 */ } }
    | { type: 'al1M'; value: H223AL1MParameters }
    | { type: 'al2M'; value: H223AL2MParameters }
    | { type: 'al3M'; value: H223AL3MParameters }
    | UnknownAlternative;
  segmentableFlag: boolean;
  '...'?: Extension;
}
export const H223LogicalChannelParameters: Type<H223LogicalChannelParameters> = sequence(
  [
    [
      'adaptationLayerType',
      choice(
        [
          ['nonStandard', () => NonStandardParameter],
          ['al1Framed', NULL],
          ['al1NotFramed', NULL],
          ['al2WithoutSequenceNumbers', NULL],
          ['al2WithSequenceNumbers', NULL],
          ['al3', sequence([['controlFieldOctets', integer(0, 2)], ['sendBufferSize', integer(0, 16777215)]])],
        ],
        [['al1M', () => H223AL1MParameters], ['al2M', () => H223AL2MParameters], ['al3M', () => H223AL3MParameters]],
      ),
    ],
    ['segmentableFlag', BOOLEAN],
  ],
  [],
);

export interface H223AL1MParameters {
  transferMode: { type: 'framed' } | { type: 'unframed' } | UnknownAlternative;
  headerFEC: { type: 'sebch16-7' } | { type: 'golay24-12' } | UnknownAlternative;
  crcLength: 
    | { type: 'crc4bit' }
    | { type: 'crc12bit' }
    | { type: 'crc20bit' }
    | { type: 'crc28bit' }
    | { type: 'crc8bit' }
    | { type: 'crc16bit' }
    | { type: 'crc32bit' }
    | { type: 'crcNotUsed' }
    | UnknownAlternative;
  rcpcCodeRate: number /* 8..32 */;
  arqType: 
    | { type: 'noArq' }
    | { type: 'typeIArq'; value: H223AnnexCArqParameters }
    | { type: 'typeIIArq'; value: H223AnnexCArqParameters }
    | UnknownAlternative;
  alpduInterleaving: boolean;
  alsduSplitting: boolean;
  rsCodeCorrection?: number /* 0..127 */;
  '...'?: Extension;
}
export const H223AL1MParameters: Type<H223AL1MParameters> = sequence(
  [
    ['transferMode', choice([['framed', NULL], ['unframed', NULL]], [])],
    ['headerFEC', choice([['sebch16-7', NULL], ['golay24-12', NULL]], [])],
    [
      'crcLength',
      choice(
        [['crc4bit', NULL], ['crc12bit', NULL], ['crc20bit', NULL], ['crc28bit', NULL]],
        [['crc8bit', NULL], ['crc16bit', NULL], ['crc32bit', NULL], ['crcNotUsed', NULL]],
      ),
    ],
    ['rcpcCodeRate', integer(8, 32)],
    [
      'arqType',
      choice([['noArq', NULL], ['typeIArq', () => H223AnnexCArqParameters], ['typeIIArq', () => H223AnnexCArqParameters]], []),
    ],
    ['alpduInterleaving', BOOLEAN],
    ['alsduSplitting', BOOLEAN],
  ],
  [['rsCodeCorrection', integer(0, 127), OPTIONAL]],
);

export interface H223AL2MParameters {
  headerFEC: { type: 'sebch16-5' } | { type: 'golay24-12' } | UnknownAlternative;
  alpduInterleaving: boolean;
  '...'?: Extension;
}
export const H223AL2MParameters: Type<H223AL2MParameters> = sequence([['headerFEC', choice([['sebch16-5', NULL], ['golay24-12', NULL]], [])], ['alpduInterleaving', BOOLEAN]], []);

export interface H223AL3MParameters {
  headerFormat: { type: 'sebch16-7' } | { type: 'golay24-12' } | UnknownAlternative;
  crcLength: 
    | { type: 'crc4bit' }
    | { type: 'crc12bit' }
    | { type: 'crc20bit' }
    | { type: 'crc28bit' }
    | { type: 'crc8bit' }
    | { type: 'crc16bit' }
    | { type: 'crc32bit' }
    | { type: 'crcNotUsed' }
    | UnknownAlternative;
  rcpcCodeRate: number /* 8..32 */;
  arqType: 
    | { type: 'noArq' }
    | { type: 'typeIArq'; value: H223AnnexCArqParameters }
    | { type: 'typeIIArq'; value: H223AnnexCArqParameters }
    | UnknownAlternative;
  alpduInterleaving: boolean;
  rsCodeCorrection?: number /* 0..127 */;
  '...'?: Extension;
}
export const H223AL3MParameters: Type<H223AL3MParameters> = sequence(
  [
    ['headerFormat', choice([['sebch16-7', NULL], ['golay24-12', NULL]], [])],
    [
      'crcLength',
      choice(
        [['crc4bit', NULL], ['crc12bit', NULL], ['crc20bit', NULL], ['crc28bit', NULL]],
        [['crc8bit', NULL], ['crc16bit', NULL], ['crc32bit', NULL], ['crcNotUsed', NULL]],
      ),
    ],
    ['rcpcCodeRate', integer(8, 32)],
    [
      'arqType',
      choice([['noArq', NULL], ['typeIArq', () => H223AnnexCArqParameters], ['typeIIArq', () => H223AnnexCArqParameters]], []),
    ],
    ['alpduInterleaving', BOOLEAN],
  ],
  [['rsCodeCorrection', integer(0, 127), OPTIONAL]],
);

export interface H223AnnexCArqParameters {
  numberOfRetransmissions: { type: 'finite'; value: number /* 0..16 */ } | { type: 'infinite' } | UnknownAlternative;
  sendBufferSize: number /* 0..16777215 */;
  '...'?: Extension;
}
export const H223AnnexCArqParameters: Type<H223AnnexCArqParameters> = sequence(
  [
    ['numberOfRetransmissions', choice([['finite', integer(0, 16)], ['infinite', NULL]], [])],
    ['sendBufferSize', integer(0, 16777215)],
  ],
  [],
);

export interface V76LogicalChannelParameters {
  hdlcParameters: V76HDLCParameters;
  suspendResume: 
    | { type: 'noSuspendResume' }
    | { type: 'suspendResumewAddress' }
    | { type: 'suspendResumewoAddress' }
    | UnknownAlternative;
  uIH: boolean;
  mode: 
    | { type: 'eRM'; value: {
      windowSize: number /* 1..127 */;
      recovery: { type: 'rej' } | { type: 'sREJ' } | { type: 'mSREJ' } | UnknownAlternative;
      '...'?: Extension;
    } }
    | { type: 'uNERM' }
    | UnknownAlternative;
  v75Parameters: V75Parameters;
  '...'?: Extension;
}
export const V76LogicalChannelParameters: Type<V76LogicalChannelParameters> = sequence(
  [
    ['hdlcParameters', () => V76HDLCParameters],
    [
      'suspendResume',
      choice([['noSuspendResume', NULL], ['suspendResumewAddress', NULL], ['suspendResumewoAddress', NULL]], []),
    ],
    ['uIH', BOOLEAN],
    [
      'mode',
      choice(
        [
          [
            'eRM',
            sequence(
              [['windowSize', integer(1, 127)], ['recovery', choice([['rej', NULL], ['sREJ', NULL], ['mSREJ', NULL]], [])]],
              [],
            ),
          ],
          ['uNERM', NULL],
        ],
        [],
      ),
    ],
    ['v75Parameters', () => V75Parameters],
  ],
  [],
);

export interface V76HDLCParameters {
  crcLength: CRCLength;
  n401: number /* 1..4095 */;
  loopbackTestProcedure: boolean;
  '...'?: Extension;
}
export const V76HDLCParameters: Type<V76HDLCParameters> = sequence([['crcLength', () => CRCLength], ['n401', integer(1, 4095)], ['loopbackTestProcedure', BOOLEAN]], []);

export type CRCLength =
  | { type: 'crc8bit' }
  | { type: 'crc16bit' }
  | { type: 'crc32bit' }
  | UnknownAlternative;
export const CRCLength: Type<CRCLength> = choice([['crc8bit', NULL], ['crc16bit', NULL], ['crc32bit', NULL]], []);

export interface H2250LogicalChannelParameters {
  nonStandard?: readonly NonStandardParameter[];
  sessionID: number /* 0..255 */;
  associatedSessionID?: number /* 1..255 */;
  mediaChannel?: TransportAddress;
  mediaGuaranteedDelivery?: boolean;
  mediaControlChannel?: TransportAddress;
  mediaControlGuaranteedDelivery?: boolean;
  silenceSuppression?: boolean;
  destination?: TerminalLabel;
  dynamicRTPPayloadType?: number /* 96..127 */;
  mediaPacketization?: 
    | { type: 'h261aVideoPacketization' }
    | { type: 'rtpPayloadType'; value: RTPPayloadType }
    | UnknownAlternative;
  transportCapability?: TransportCapability;
  redundancyEncoding?: RedundancyEncoding;
  source?: TerminalLabel;
  '...'?: Extension;
}
export const H2250LogicalChannelParameters: Type<H2250LogicalChannelParameters> = sequence(
  [
    ['nonStandard', sequenceOf(() => NonStandardParameter), OPTIONAL],
    ['sessionID', integer(0, 255)],
    ['associatedSessionID', integer(1, 255), OPTIONAL],
    ['mediaChannel', () => TransportAddress, OPTIONAL],
    ['mediaGuaranteedDelivery', BOOLEAN, OPTIONAL],
    ['mediaControlChannel', () => TransportAddress, OPTIONAL],
    ['mediaControlGuaranteedDelivery', BOOLEAN, OPTIONAL],
    ['silenceSuppression', BOOLEAN, OPTIONAL],
    ['destination', () => TerminalLabel, OPTIONAL],
    ['dynamicRTPPayloadType', integer(96, 127), OPTIONAL],
    [
      'mediaPacketization',
      choice([['h261aVideoPacketization', NULL]], [['rtpPayloadType', () => RTPPayloadType]]),
      OPTIONAL,
    ],
  ],
  [
    ['transportCapability', () => TransportCapability, OPTIONAL],
    ['redundancyEncoding', () => RedundancyEncoding, OPTIONAL],
    ['source', () => TerminalLabel, OPTIONAL],
  ],
);

export interface RTPPayloadType {
  payloadDescriptor: 
    | { type: 'nonStandardIdentifier'; value: NonStandardParameter }
    | { type: 'rfc-number'; value: number | bigint /* 1..32768, ... */ }
    | { type: 'oid'; value: string /* OBJECT IDENTIFIER */ }
    | UnknownAlternative;
  payloadType?: number /* 0..127 */;
  '...'?: Extension;
}
export const RTPPayloadType: Type<RTPPayloadType> = sequence(
  [
    [
      'payloadDescriptor',
      choice(
        [
          ['nonStandardIdentifier', () => NonStandardParameter],
          ['rfc-number', integer(1, 32768, true)],
          ['oid', OBJECT_IDENTIFIER],
        ],
        [],
      ),
    ],
    ['payloadType', integer(0, 127), OPTIONAL],
  ],
  [],
);

export interface RedundancyEncoding {
  redundancyEncodingMethod: RedundancyEncodingMethod;
  secondaryEncoding?: DataType;
  rtpRedundancyEncoding?: { primary?: RedundancyEncodingElement; secondary?: readonly RedundancyEncodingElement[]; '...'?: Extension };
  '...'?: Extension;
}
export const RedundancyEncoding: Type<RedundancyEncoding> = sequence(
  [['redundancyEncodingMethod', () => RedundancyEncodingMethod], ['secondaryEncoding', () => DataType, OPTIONAL]],
  [
    [
      'rtpRedundancyEncoding',
      sequence(
        [
          ['primary', () => RedundancyEncodingElement, OPTIONAL],
          ['secondary', sequenceOf(() => RedundancyEncodingElement), OPTIONAL],
        ],
        [],
      ),
      OPTIONAL,
    ],
  ],
);

export interface RedundancyEncodingElement {
  dataType: DataType;
  payloadType?: number /* 0..127 */;
  '...'?: Extension;
}
export const RedundancyEncodingElement: Type<RedundancyEncodingElement> = sequence([['dataType', () => DataType], ['payloadType', integer(0, 127), OPTIONAL]], []);

export interface MultiplePayloadStream {
  elements: readonly MultiplePayloadStreamElement[];
  '...'?: Extension;
}
export const MultiplePayloadStream: Type<MultiplePayloadStream> = sequence([['elements', sequenceOf(() => MultiplePayloadStreamElement)]], []);

export interface MultiplePayloadStreamElement {
  dataType: DataType;
  payloadType?: number /* 0..127 */;
  '...'?: Extension;
}
export const MultiplePayloadStreamElement: Type<MultiplePayloadStreamElement> = sequence([['dataType', () => DataType], ['payloadType', integer(0, 127), OPTIONAL]], []);

export type DepFECData =
  | { type: 'rfc2733'; value: {
    mode: 
      | { type: 'redundancyEncoding' }
      | { type: 'separateStream'; value: 
        | { type: 'differentPort'; value: { protectedSessionID: number /* 1..255 */; protectedPayloadType?: number /* 0..127 */; '...'?: Extension } }
        | { type: 'samePort'; value: { protectedPayloadType: number /* 0..127 */; '...'?: Extension } }
        | UnknownAlternative }
      | UnknownAlternative;
    '...'?: Extension;
  } };
export const DepFECData: Type<DepFECData> = choice(
  [
    [
      'rfc2733',
      sequence(
        [
          [
            'mode',
            choice(
              [
                ['redundancyEncoding', NULL],
                [
                  'separateStream',
                  choice(
                    [
                      [
                        'differentPort',
                        sequence([['protectedSessionID', integer(1, 255)], ['protectedPayloadType', integer(0, 127), OPTIONAL]], []),
                      ],
                      ['samePort', sequence([['protectedPayloadType', integer(0, 127)]], [])],
                    ],
                    [],
                  ),
                ],
              ],
              [],
            ),
          ],
        ],
        [],
      ),
    ],
  ],
);

export type FECData =
  | { type: 'rfc2733'; value: {
    protectedPayloadType: number /* 0..127 */;
    fecScheme?: string /* OBJECT IDENTIFIER */;
    pktMode: 
      | { type: 'rfc2198coding' }
      | { type: 'rfc2733sameport'; value: { '...'?: Extension } }
      | { type: 'rfc2733diffport'; value: { protectedChannel: LogicalChannelNumber; '...'?: Extension } }
      | UnknownAlternative;
    '...'?: Extension;
  } }
  | UnknownAlternative;
export const FECData: Type<FECData> = choice(
  [
    [
      'rfc2733',
      sequence(
        [
          ['protectedPayloadType', integer(0, 127)],
          ['fecScheme', OBJECT_IDENTIFIER, OPTIONAL],
          [
            'pktMode',
            choice(
              [
                ['rfc2198coding', NULL],
                ['rfc2733sameport', sequence([], [])],
                ['rfc2733diffport', sequence([['protectedChannel', () => LogicalChannelNumber]], [])],
              ],
              [],
            ),
          ],
        ],
        [],
      ),
    ],
  ],
  [],
);

export type TransportAddress =
  | { type: 'unicastAddress'; value: UnicastAddress }
  | { type: 'multicastAddress'; value: MulticastAddress }
  | UnknownAlternative;
export const TransportAddress: Type<TransportAddress> = choice([['unicastAddress', () => UnicastAddress], ['multicastAddress', () => MulticastAddress]], []);

export type UnicastAddress =
  | { type: 'iPAddress'; value: { network: Uint8Array /* SIZE (4) */; tsapIdentifier: number /* 0..65535 */; '...'?: Extension } }
  | { type: 'iPXAddress'; value: {
    node: Uint8Array /* SIZE (6) */;
    netnum: Uint8Array /* SIZE (4) */;
    tsapIdentifier: Uint8Array /* SIZE (2) */;
    '...'?: Extension;
  } }
  | { type: 'iP6Address'; value: { network: Uint8Array /* SIZE (16) */; tsapIdentifier: number /* 0..65535 */; '...'?: Extension } }
  | { type: 'netBios'; value: Uint8Array /* SIZE (16) */ }
  | { type: 'iPSourceRouteAddress'; value: {
    routing: { type: 'strict' } | { type: 'loose' };
    network: Uint8Array /* SIZE (4) */;
    tsapIdentifier: number /* 0..65535 */;
    route: readonly (Uint8Array /* SIZE (4) */)[];
    '...'?: Extension;
  } }
  | { type: 'nsap'; value: Uint8Array /* SIZE (1..20) */ }
  | { type: 'nonStandardAddress'; value: NonStandardParameter }
  | UnknownAlternative;
export const UnicastAddress: Type<UnicastAddress> = choice(
  [
    ['iPAddress', sequence([['network', octetString(size(4))], ['tsapIdentifier', integer(0, 65535)]], [])],
    [
      'iPXAddress',
      sequence(
        [['node', octetString(size(6))], ['netnum', octetString(size(4))], ['tsapIdentifier', octetString(size(2))]],
        [],
      ),
    ],
    ['iP6Address', sequence([['network', octetString(size(16))], ['tsapIdentifier', integer(0, 65535)]], [])],
    ['netBios', octetString(size(16))],
    [
      'iPSourceRouteAddress',
      sequence(
        [
          ['routing', choice([['strict', NULL], ['loose', NULL]])],
          ['network', octetString(size(4))],
          ['tsapIdentifier', integer(0, 65535)],
          ['route', sequenceOf(octetString(size(4)))],
        ],
        [],
      ),
    ],
  ],
  [['nsap', octetString(size(1, 20))], ['nonStandardAddress', () => NonStandardParameter]],
);

export type MulticastAddress =
  | { type: 'iPAddress'; value: { network: Uint8Array /* SIZE (4) */; tsapIdentifier: number /* 0..65535 */; '...'?: Extension } }
  | { type: 'iP6Address'; value: { network: Uint8Array /* SIZE (16) */; tsapIdentifier: number /* 0..65535 */; '...'?: Extension } }
  | { type: 'nsap'; value: Uint8Array /* SIZE (1..20) */ }
  | { type: 'nonStandardAddress'; value: NonStandardParameter }
  | UnknownAlternative;
export const MulticastAddress: Type<MulticastAddress> = choice(
  [
    ['iPAddress', sequence([['network', octetString(size(4))], ['tsapIdentifier', integer(0, 65535)]], [])],
    ['iP6Address', sequence([['network', octetString(size(16))], ['tsapIdentifier', integer(0, 65535)]], [])],
  ],
  [['nsap', octetString(size(1, 20))], ['nonStandardAddress', () => NonStandardParameter]],
);

export interface EncryptionSync {
  nonStandard?: NonStandardParameter;
  synchFlag: number /* 0..255 */;
  h235Key: Uint8Array /* SIZE (1..65535) */;
  escrowentry?: readonly EscrowData[] /* SIZE (1..256) */;
  genericParameter?: GenericParameter;
  '...'?: Extension;
}
export const EncryptionSync: Type<EncryptionSync> = sequence(
  [
    ['nonStandard', () => NonStandardParameter, OPTIONAL],
    ['synchFlag', integer(0, 255)],
    ['h235Key', octetString(size(1, 65535))],
    ['escrowentry', sequenceOf(() => EscrowData, size(1, 256)), OPTIONAL],
  ],
  [['genericParameter', () => GenericParameter, OPTIONAL]],
);

export interface EscrowData {
  escrowID: string /* OBJECT IDENTIFIER */;
  escrowValue: BitString /* SIZE (1..65535) */;
  '...'?: Extension;
}
export const EscrowData: Type<EscrowData> = sequence([['escrowID', OBJECT_IDENTIFIER], ['escrowValue', bitString(size(1, 65535))]], []);

export interface OpenLogicalChannelAck {
  forwardLogicalChannelNumber: LogicalChannelNumber;
  reverseLogicalChannelParameters?: {
    reverseLogicalChannelNumber: LogicalChannelNumber;
    portNumber?: number /* 0..65535 */;
    multiplexParameters?: 
      | { type: 'h222LogicalChannelParameters'; value: H222LogicalChannelParameters }
      | { type: 'h2250LogicalChannelParameters'; value: H2250LogicalChannelParameters }
      | UnknownAlternative;
    replacementFor?: LogicalChannelNumber;
    '...'?: Extension;
  };
  separateStack?: NetworkAccessParameters;
  forwardMultiplexAckParameters?: 
    | { type: 'h2250LogicalChannelAckParameters'; value: H2250LogicalChannelAckParameters }
    | UnknownAlternative;
  encryptionSync?: EncryptionSync;
  genericInformation?: readonly GenericInformation[];
  '...'?: Extension;
}
export const OpenLogicalChannelAck: Type<OpenLogicalChannelAck> = sequence(
  [
    ['forwardLogicalChannelNumber', () => LogicalChannelNumber],
    [
      'reverseLogicalChannelParameters',
      sequence(
        [
          ['reverseLogicalChannelNumber', () => LogicalChannelNumber],
          ['portNumber', integer(0, 65535), OPTIONAL],
          [
            'multiplexParameters',
            choice(
              [['h222LogicalChannelParameters', () => H222LogicalChannelParameters]],
              [['h2250LogicalChannelParameters', () => H2250LogicalChannelParameters]],
            ),
            OPTIONAL,
          ],
        ],
        [['replacementFor', () => LogicalChannelNumber, OPTIONAL]],
      ),
      OPTIONAL,
    ],
  ],
  [
    ['separateStack', () => NetworkAccessParameters, OPTIONAL],
    [
      'forwardMultiplexAckParameters',
      choice([['h2250LogicalChannelAckParameters', () => H2250LogicalChannelAckParameters]], []),
      OPTIONAL,
    ],
    ['encryptionSync', () => EncryptionSync, OPTIONAL],
    ['genericInformation', sequenceOf(() => GenericInformation), OPTIONAL],
  ],
);

export interface OpenLogicalChannelReject {
  forwardLogicalChannelNumber: LogicalChannelNumber;
  cause: 
    | { type: 'unspecified' }
    | { type: 'unsuitableReverseParameters' }
    | { type: 'dataTypeNotSupported' }
    | { type: 'dataTypeNotAvailable' }
    | { type: 'unknownDataType' }
    | { type: 'dataTypeALCombinationNotSupported' }
    | { type: 'multicastChannelNotAllowed' }
    | { type: 'insufficientBandwidth' }
    | { type: 'separateStackEstablishmentFailed' }
    | { type: 'invalidSessionID' }
    | { type: 'masterSlaveConflict' }
    | { type: 'waitForCommunicationMode' }
    | { type: 'invalidDependentChannel' }
    | { type: 'replacementForRejected' }
    | { type: 'securityDenied' }
    | { type: 'qoSControlNotSupported' }
    | UnknownAlternative;
  genericInformation?: readonly GenericInformation[];
  '...'?: Extension;
}
export const OpenLogicalChannelReject: Type<OpenLogicalChannelReject> = sequence(
  [
    ['forwardLogicalChannelNumber', () => LogicalChannelNumber],
    [
      'cause',
      choice(
        [
          ['unspecified', NULL],
          ['unsuitableReverseParameters', NULL],
          ['dataTypeNotSupported', NULL],
          ['dataTypeNotAvailable', NULL],
          ['unknownDataType', NULL],
          ['dataTypeALCombinationNotSupported', NULL],
        ],
        [
          ['multicastChannelNotAllowed', NULL],
          ['insufficientBandwidth', NULL],
          ['separateStackEstablishmentFailed', NULL],
          ['invalidSessionID', NULL],
          ['masterSlaveConflict', NULL],
          ['waitForCommunicationMode', NULL],
          ['invalidDependentChannel', NULL],
          ['replacementForRejected', NULL],
          ['securityDenied', NULL],
          ['qoSControlNotSupported', NULL],
        ],
      ),
    ],
  ],
  [['genericInformation', sequenceOf(() => GenericInformation), OPTIONAL]],
);

export interface OpenLogicalChannelConfirm {
  forwardLogicalChannelNumber: LogicalChannelNumber;
  genericInformation?: readonly GenericInformation[];
  '...'?: Extension;
}
export const OpenLogicalChannelConfirm: Type<OpenLogicalChannelConfirm> = sequence(
  [['forwardLogicalChannelNumber', () => LogicalChannelNumber]],
  [['genericInformation', sequenceOf(() => GenericInformation), OPTIONAL]],
);

export interface H2250LogicalChannelAckParameters {
  nonStandard?: readonly NonStandardParameter[];
  sessionID?: number /* 1..255 */;
  mediaChannel?: TransportAddress;
  mediaControlChannel?: TransportAddress;
  dynamicRTPPayloadType?: number /* 96..127 */;
  flowControlToZero?: boolean;
  portNumber?: number /* 0..65535 */;
  '...'?: Extension;
}
export const H2250LogicalChannelAckParameters: Type<H2250LogicalChannelAckParameters> = sequence(
  [
    ['nonStandard', sequenceOf(() => NonStandardParameter), OPTIONAL],
    ['sessionID', integer(1, 255), OPTIONAL],
    ['mediaChannel', () => TransportAddress, OPTIONAL],
    ['mediaControlChannel', () => TransportAddress, OPTIONAL],
    ['dynamicRTPPayloadType', integer(96, 127), OPTIONAL],
  ],
  [['flowControlToZero', BOOLEAN], ['portNumber', integer(0, 65535), OPTIONAL]],
);

export interface CloseLogicalChannel {
  forwardLogicalChannelNumber: LogicalChannelNumber;
  source: { type: 'user' } | { type: 'lcse' };
  reason?: 
    | { type: 'unknown' }
    | { type: 'reopen' }
    | { type: 'reservationFailure' }
    | { type: 'networkErrorCode'; value: number /* 0..255 */ }
    | UnknownAlternative;
  '...'?: Extension;
}
export const CloseLogicalChannel: Type<CloseLogicalChannel> = sequence(
  [['forwardLogicalChannelNumber', () => LogicalChannelNumber], ['source', choice([['user', NULL], ['lcse', NULL]])]],
  [
    [
      'reason',
      choice([['unknown', NULL], ['reopen', NULL], ['reservationFailure', NULL]], [['networkErrorCode', integer(0, 255)]]),
    ],
  ],
);

export interface CloseLogicalChannelAck {
  forwardLogicalChannelNumber: LogicalChannelNumber;
  '...'?: Extension;
}
export const CloseLogicalChannelAck: Type<CloseLogicalChannelAck> = sequence([['forwardLogicalChannelNumber', () => LogicalChannelNumber]], []);

export interface RequestChannelClose {
  forwardLogicalChannelNumber: LogicalChannelNumber;
  qosCapability?: QOSCapability;
  reason?: 
    | { type: 'unknown' }
    | { type: 'normal' }
    | { type: 'reopen' }
    | { type: 'reservationFailure' }
    | { type: 'networkErrorCode'; value: number /* 0..255 */ }
    | UnknownAlternative;
  '...'?: Extension;
}
export const RequestChannelClose: Type<RequestChannelClose> = sequence(
  [['forwardLogicalChannelNumber', () => LogicalChannelNumber]],
  [
    ['qosCapability', () => QOSCapability, OPTIONAL],
    [
      'reason',
      choice(
        [['unknown', NULL], ['normal', NULL], ['reopen', NULL], ['reservationFailure', NULL]],
        [['networkErrorCode', integer(0, 255)]],
      ),
    ],
  ],
);

export interface RequestChannelCloseAck {
  forwardLogicalChannelNumber: LogicalChannelNumber;
  '...'?: Extension;
}
export const RequestChannelCloseAck: Type<RequestChannelCloseAck> = sequence([['forwardLogicalChannelNumber', () => LogicalChannelNumber]], []);

export interface RequestChannelCloseReject {
  forwardLogicalChannelNumber: LogicalChannelNumber;
  cause: { type: 'unspecified' } | UnknownAlternative;
  '...'?: Extension;
}
export const RequestChannelCloseReject: Type<RequestChannelCloseReject> = sequence(
  [['forwardLogicalChannelNumber', () => LogicalChannelNumber], ['cause', choice([['unspecified', NULL]], [])]],
  [],
);

export interface RequestChannelCloseRelease {
  forwardLogicalChannelNumber: LogicalChannelNumber;
  '...'?: Extension;
}
export const RequestChannelCloseRelease: Type<RequestChannelCloseRelease> = sequence([['forwardLogicalChannelNumber', () => LogicalChannelNumber]], []);

export interface MultiplexEntrySend {
  sequenceNumber: SequenceNumber;
  multiplexEntryDescriptors: readonly MultiplexEntryDescriptor[] /* SIZE (1..15) */;
  '...'?: Extension;
}
export const MultiplexEntrySend: Type<MultiplexEntrySend> = sequence(
  [
    ['sequenceNumber', () => SequenceNumber],
    ['multiplexEntryDescriptors', sequenceOf(() => MultiplexEntryDescriptor, size(1, 15))],
  ],
  [],
);

export interface MultiplexEntryDescriptor {
  multiplexTableEntryNumber: MultiplexTableEntryNumber;
  elementList?: readonly MultiplexElement[] /* SIZE (1..256) */;
}
export const MultiplexEntryDescriptor: Type<MultiplexEntryDescriptor> = sequence(
  [
    ['multiplexTableEntryNumber', () => MultiplexTableEntryNumber],
    ['elementList', sequenceOf(() => MultiplexElement, size(1, 256)), OPTIONAL],
  ],
);

export interface MultiplexElement {
  type: 
    | { type: 'logicalChannelNumber'; value: number /* 0..65535 */ }
    | { type: 'subElementList'; value: readonly MultiplexElement[] /* SIZE (2..255) */ };
  repeatCount: { type: 'finite'; value: number /* 1..65535 */ } | { type: 'untilClosingFlag' };
}
export const MultiplexElement: Type<MultiplexElement> = sequence(
  [
    [
      'type',
      choice(
        [['logicalChannelNumber', integer(0, 65535)], ['subElementList', sequenceOf(() => MultiplexElement, size(2, 255))]],
      ),
    ],
    ['repeatCount', choice([['finite', integer(1, 65535)], ['untilClosingFlag', NULL]])],
  ],
);

export type MultiplexTableEntryNumber = number /* 1..15 */;
export const MultiplexTableEntryNumber: Type<MultiplexTableEntryNumber> = integer(1, 15);

export interface MultiplexEntrySendAck {
  sequenceNumber: SequenceNumber;
  multiplexTableEntryNumber: readonly MultiplexTableEntryNumber[] /* SIZE (1..15) */;
  '...'?: Extension;
}
export const MultiplexEntrySendAck: Type<MultiplexEntrySendAck> = sequence(
  [
    ['sequenceNumber', () => SequenceNumber],
    ['multiplexTableEntryNumber', sequenceOf(() => MultiplexTableEntryNumber, size(1, 15))],
  ],
  [],
);

export interface MultiplexEntrySendReject {
  sequenceNumber: SequenceNumber;
  rejectionDescriptions: readonly MultiplexEntryRejectionDescriptions[] /* SIZE (1..15) */;
  '...'?: Extension;
}
export const MultiplexEntrySendReject: Type<MultiplexEntrySendReject> = sequence(
  [
    ['sequenceNumber', () => SequenceNumber],
    ['rejectionDescriptions', sequenceOf(() => MultiplexEntryRejectionDescriptions, size(1, 15))],
  ],
  [],
);

export interface MultiplexEntryRejectionDescriptions {
  multiplexTableEntryNumber: MultiplexTableEntryNumber;
  cause: { type: 'unspecifiedCause' } | { type: 'descriptorTooComplex' } | UnknownAlternative;
  '...'?: Extension;
}
export const MultiplexEntryRejectionDescriptions: Type<MultiplexEntryRejectionDescriptions> = sequence(
  [
    ['multiplexTableEntryNumber', () => MultiplexTableEntryNumber],
    ['cause', choice([['unspecifiedCause', NULL], ['descriptorTooComplex', NULL]], [])],
  ],
  [],
);

export interface MultiplexEntrySendRelease {
  multiplexTableEntryNumber: readonly MultiplexTableEntryNumber[] /* SIZE (1..15) */;
  '...'?: Extension;
}
export const MultiplexEntrySendRelease: Type<MultiplexEntrySendRelease> = sequence([['multiplexTableEntryNumber', sequenceOf(() => MultiplexTableEntryNumber, size(1, 15))]], []);

export interface RequestMultiplexEntry {
  entryNumbers: readonly MultiplexTableEntryNumber[] /* SIZE (1..15) */;
  '...'?: Extension;
}
export const RequestMultiplexEntry: Type<RequestMultiplexEntry> = sequence([['entryNumbers', sequenceOf(() => MultiplexTableEntryNumber, size(1, 15))]], []);

export interface RequestMultiplexEntryAck {
  entryNumbers: readonly MultiplexTableEntryNumber[] /* SIZE (1..15) */;
  '...'?: Extension;
}
export const RequestMultiplexEntryAck: Type<RequestMultiplexEntryAck> = sequence([['entryNumbers', sequenceOf(() => MultiplexTableEntryNumber, size(1, 15))]], []);

export interface RequestMultiplexEntryReject {
  entryNumbers: readonly MultiplexTableEntryNumber[] /* SIZE (1..15) */;
  rejectionDescriptions: readonly RequestMultiplexEntryRejectionDescriptions[] /* SIZE (1..15) */;
  '...'?: Extension;
}
export const RequestMultiplexEntryReject: Type<RequestMultiplexEntryReject> = sequence(
  [
    ['entryNumbers', sequenceOf(() => MultiplexTableEntryNumber, size(1, 15))],
    ['rejectionDescriptions', sequenceOf(() => RequestMultiplexEntryRejectionDescriptions, size(1, 15))],
  ],
  [],
);

export interface RequestMultiplexEntryRejectionDescriptions {
  multiplexTableEntryNumber: MultiplexTableEntryNumber;
  cause: { type: 'unspecifiedCause' } | UnknownAlternative;
  '...'?: Extension;
}
export const RequestMultiplexEntryRejectionDescriptions: Type<RequestMultiplexEntryRejectionDescriptions> = sequence(
  [['multiplexTableEntryNumber', () => MultiplexTableEntryNumber], ['cause', choice([['unspecifiedCause', NULL]], [])]],
  [],
);

export interface RequestMultiplexEntryRelease {
  entryNumbers: readonly MultiplexTableEntryNumber[] /* SIZE (1..15) */;
  '...'?: Extension;
}
export const RequestMultiplexEntryRelease: Type<RequestMultiplexEntryRelease> = sequence([['entryNumbers', sequenceOf(() => MultiplexTableEntryNumber, size(1, 15))]], []);

export interface RequestMode {
  sequenceNumber: SequenceNumber;
  requestedModes: readonly ModeDescription[] /* SIZE (1..256) */;
  '...'?: Extension;
}
export const RequestMode: Type<RequestMode> = sequence(
  [['sequenceNumber', () => SequenceNumber], ['requestedModes', sequenceOf(() => ModeDescription, size(1, 256))]],
  [],
);

export interface RequestModeAck {
  sequenceNumber: SequenceNumber;
  response: 
    | { type: 'willTransmitMostPreferredMode' }
    | { type: 'willTransmitLessPreferredMode' }
    | UnknownAlternative;
  '...'?: Extension;
}
export const RequestModeAck: Type<RequestModeAck> = sequence(
  [
    ['sequenceNumber', () => SequenceNumber],
    ['response', choice([['willTransmitMostPreferredMode', NULL], ['willTransmitLessPreferredMode', NULL]], [])],
  ],
  [],
);

export interface RequestModeReject {
  sequenceNumber: SequenceNumber;
  cause: 
    | { type: 'modeUnavailable' }
    | { type: 'multipointConstraint' }
    | { type: 'requestDenied' }
    | UnknownAlternative;
  '...'?: Extension;
}
export const RequestModeReject: Type<RequestModeReject> = sequence(
  [
    ['sequenceNumber', () => SequenceNumber],
    ['cause', choice([['modeUnavailable', NULL], ['multipointConstraint', NULL], ['requestDenied', NULL]], [])],
  ],
  [],
);

export interface RequestModeRelease {
  '...'?: Extension;
}
export const RequestModeRelease: Type<RequestModeRelease> = sequence([], []);

export type ModeDescription = readonly ModeElement[] /* SIZE (1..256) */;
export const ModeDescription: Type<ModeDescription> = sequenceOf(() => ModeElement, size(1, 256));

export type ModeElementType =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'videoMode'; value: VideoMode }
  | { type: 'audioMode'; value: AudioMode }
  | { type: 'dataMode'; value: DataMode }
  | { type: 'encryptionMode'; value: EncryptionMode }
  | { type: 'h235Mode'; value: H235Mode }
  | { type: 'multiplexedStreamMode'; value: MultiplexedStreamParameter }
  | { type: 'redundancyEncodingDTMode'; value: RedundancyEncodingDTMode }
  | { type: 'multiplePayloadStreamMode'; value: MultiplePayloadStreamMode }
  | { type: 'depFecMode'; value: DepFECMode }
  | { type: 'fecMode'; value: FECMode }
  | UnknownAlternative;
export const ModeElementType: Type<ModeElementType> = choice(
  [
    ['nonStandard', () => NonStandardParameter],
    ['videoMode', () => VideoMode],
    ['audioMode', () => AudioMode],
    ['dataMode', () => DataMode],
    ['encryptionMode', () => EncryptionMode],
  ],
  [
    ['h235Mode', () => H235Mode],
    ['multiplexedStreamMode', () => MultiplexedStreamParameter],
    ['redundancyEncodingDTMode', () => RedundancyEncodingDTMode],
    ['multiplePayloadStreamMode', () => MultiplePayloadStreamMode],
    ['depFecMode', () => DepFECMode],
    ['fecMode', () => FECMode],
  ],
);

export interface ModeElement {
  type: ModeElementType;
  h223ModeParameters?: H223ModeParameters;
  v76ModeParameters?: V76ModeParameters;
  h2250ModeParameters?: H2250ModeParameters;
  genericModeParameters?: GenericCapability;
  multiplexedStreamModeParameters?: MultiplexedStreamModeParameters;
  logicalChannelNumber?: LogicalChannelNumber;
  '...'?: Extension;
}
export const ModeElement: Type<ModeElement> = sequence(
  [['type', () => ModeElementType], ['h223ModeParameters', () => H223ModeParameters, OPTIONAL]],
  [
    ['v76ModeParameters', () => V76ModeParameters, OPTIONAL],
    ['h2250ModeParameters', () => H2250ModeParameters, OPTIONAL],
    ['genericModeParameters', () => GenericCapability, OPTIONAL],
    ['multiplexedStreamModeParameters', () => MultiplexedStreamModeParameters, OPTIONAL],
    ['logicalChannelNumber', () => LogicalChannelNumber, OPTIONAL],
  ],
);

export interface H235Mode {
  encryptionAuthenticationAndIntegrity: EncryptionAuthenticationAndIntegrity;
  mediaMode: 
    | { type: 'nonStandard'; value: NonStandardParameter }
    | { type: 'videoMode'; value: VideoMode }
    | { type: 'audioMode'; value: AudioMode }
    | { type: 'dataMode'; value: DataMode }
    | UnknownAlternative;
  '...'?: Extension;
}
export const H235Mode: Type<H235Mode> = sequence(
  [
    ['encryptionAuthenticationAndIntegrity', () => EncryptionAuthenticationAndIntegrity],
    [
      'mediaMode',
      choice(
        [
          ['nonStandard', () => NonStandardParameter],
          ['videoMode', () => VideoMode],
          ['audioMode', () => AudioMode],
          ['dataMode', () => DataMode],
        ],
        [],
      ),
    ],
  ],
  [],
);

export interface MultiplexedStreamModeParameters {
  logicalChannelNumber: LogicalChannelNumber;
  '...'?: Extension;
}
export const MultiplexedStreamModeParameters: Type<MultiplexedStreamModeParameters> = sequence([['logicalChannelNumber', () => LogicalChannelNumber]], []);

export interface RedundancyEncodingDTMode {
  redundancyEncodingMethod: RedundancyEncodingMethod;
  primary: RedundancyEncodingDTModeElement;
  secondary: readonly RedundancyEncodingDTModeElement[];
  '...'?: Extension;
}
export const RedundancyEncodingDTMode: Type<RedundancyEncodingDTMode> = sequence(
  [
    ['redundancyEncodingMethod', () => RedundancyEncodingMethod],
    ['primary', () => RedundancyEncodingDTModeElement],
    ['secondary', sequenceOf(() => RedundancyEncodingDTModeElement)],
  ],
  [],
);

export interface RedundancyEncodingDTModeElement {
  type: 
    | { type: 'nonStandard'; value: NonStandardParameter }
    | { type: 'videoMode'; value: VideoMode }
    | { type: 'audioMode'; value: AudioMode }
    | { type: 'dataMode'; value: DataMode }
    | { type: 'encryptionMode'; value: EncryptionMode }
    | { type: 'h235Mode'; value: H235Mode }
    | { type: 'fecMode'; value: FECMode }
    | UnknownAlternative;
  '...'?: Extension;
}
export const RedundancyEncodingDTModeElement: Type<RedundancyEncodingDTModeElement> = sequence(
  [
    [
      'type',
      choice(
        [
          ['nonStandard', () => NonStandardParameter],
          ['videoMode', () => VideoMode],
          ['audioMode', () => AudioMode],
          ['dataMode', () => DataMode],
          ['encryptionMode', () => EncryptionMode],
          ['h235Mode', () => H235Mode],
        ],
        [['fecMode', () => FECMode]],
      ),
    ],
  ],
  [],
);

export interface MultiplePayloadStreamMode {
  elements: readonly MultiplePayloadStreamElementMode[];
  '...'?: Extension;
}
export const MultiplePayloadStreamMode: Type<MultiplePayloadStreamMode> = sequence([['elements', sequenceOf(() => MultiplePayloadStreamElementMode)]], []);

export interface MultiplePayloadStreamElementMode {
  type: ModeElementType;
  '...'?: Extension;
}
export const MultiplePayloadStreamElementMode: Type<MultiplePayloadStreamElementMode> = sequence([['type', () => ModeElementType]], []);

export type DepFECMode =
  | { type: 'rfc2733Mode'; value: {
    mode: 
      | { type: 'redundancyEncoding' }
      | { type: 'separateStream'; value: 
        | { type: 'differentPort'; value: { protectedSessionID: number /* 1..255 */; protectedPayloadType?: number /* 0..127 */; '...'?: Extension } }
        | { type: 'samePort'; value: { protectedType: ModeElementType; '...'?: Extension } }
        | UnknownAlternative }
      | UnknownAlternative;
    '...'?: Extension;
  } }
  | UnknownAlternative;
export const DepFECMode: Type<DepFECMode> = choice(
  [
    [
      'rfc2733Mode',
      sequence(
        [
          [
            'mode',
            choice(
              [
                ['redundancyEncoding', NULL],
                [
                  'separateStream',
                  choice(
                    [
                      [
                        'differentPort',
                        sequence([['protectedSessionID', integer(1, 255)], ['protectedPayloadType', integer(0, 127), OPTIONAL]], []),
                      ],
                      ['samePort', sequence([['protectedType', () => ModeElementType]], [])],
                    ],
                    [],
                  ),
                ],
              ],
              [],
            ),
          ],
        ],
        [],
      ),
    ],
  ],
  [],
);

export interface FECMode {
  protectedElement: ModeElementType;
  fecScheme?: string /* OBJECT IDENTIFIER */;
  rfc2733Format?: 
    | { type: 'rfc2733rfc2198'; value: MaxRedundancy }
    | { type: 'rfc2733sameport'; value: MaxRedundancy }
    | { type: 'rfc2733diffport'; value: MaxRedundancy };
  '...'?: Extension;
}
export const FECMode: Type<FECMode> = sequence(
  [
    ['protectedElement', () => ModeElementType],
    ['fecScheme', OBJECT_IDENTIFIER, OPTIONAL],
    [
      'rfc2733Format',
      choice(
        [
          ['rfc2733rfc2198', () => MaxRedundancy],
          ['rfc2733sameport', () => MaxRedundancy],
          ['rfc2733diffport', () => MaxRedundancy],
        ],
      ),
      OPTIONAL,
    ],
  ],
  [],
);

export interface H223ModeParameters {
  adaptationLayerType: 
    | { type: 'nonStandard'; value: NonStandardParameter }
    | { type: 'al1Framed' }
    | { type: 'al1NotFramed' }
    | { type: 'al2WithoutSequenceNumbers' }
    | { type: 'al2WithSequenceNumbers' }
    | { type: 'al3'; value: { controlFieldOctets: number /* 0..2 */; sendBufferSize: number /* 0..16777215 */ } }
    | { type: 'al1M'; value: H223AL1MParameters }
    | { type: 'al2M'; value: H223AL2MParameters }
    | { type: 'al3M'; value: H223AL3MParameters }
    | UnknownAlternative;
  segmentableFlag: boolean;
  '...'?: Extension;
}
export const H223ModeParameters: Type<H223ModeParameters> = sequence(
  [
    [
      'adaptationLayerType',
      choice(
        [
          ['nonStandard', () => NonStandardParameter],
          ['al1Framed', NULL],
          ['al1NotFramed', NULL],
          ['al2WithoutSequenceNumbers', NULL],
          ['al2WithSequenceNumbers', NULL],
          ['al3', sequence([['controlFieldOctets', integer(0, 2)], ['sendBufferSize', integer(0, 16777215)]])],
        ],
        [['al1M', () => H223AL1MParameters], ['al2M', () => H223AL2MParameters], ['al3M', () => H223AL3MParameters]],
      ),
    ],
    ['segmentableFlag', BOOLEAN],
  ],
  [],
);

export type V76ModeParameters =
  | { type: 'suspendResumewAddress' }
  | { type: 'suspendResumewoAddress' }
  | UnknownAlternative;
export const V76ModeParameters: Type<V76ModeParameters> = choice([['suspendResumewAddress', NULL], ['suspendResumewoAddress', NULL]], []);

export interface H2250ModeParameters {
  redundancyEncodingMode?: RedundancyEncodingMode;
  '...'?: Extension;
}
export const H2250ModeParameters: Type<H2250ModeParameters> = sequence([['redundancyEncodingMode', () => RedundancyEncodingMode, OPTIONAL]], []);

export interface RedundancyEncodingMode {
  redundancyEncodingMethod: RedundancyEncodingMethod;
  secondaryEncoding?: 
    | { type: 'nonStandard'; value: NonStandardParameter }
    | { type: 'audioData'; value: AudioMode }
    | UnknownAlternative;
  '...'?: Extension;
}
export const RedundancyEncodingMode: Type<RedundancyEncodingMode> = sequence(
  [
    ['redundancyEncodingMethod', () => RedundancyEncodingMethod],
    [
      'secondaryEncoding',
      choice([['nonStandard', () => NonStandardParameter], ['audioData', () => AudioMode]], []),
      OPTIONAL,
    ],
  ],
  [],
);

export type VideoMode =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'h261VideoMode'; value: H261VideoMode }
  | { type: 'h262VideoMode'; value: H262VideoMode }
  | { type: 'h263VideoMode'; value: H263VideoMode }
  | { type: 'is11172VideoMode'; value: IS11172VideoMode }
  | { type: 'genericVideoMode'; value: GenericCapability }
  | UnknownAlternative;
export const VideoMode: Type<VideoMode> = choice(
  [
    ['nonStandard', () => NonStandardParameter],
    ['h261VideoMode', () => H261VideoMode],
    ['h262VideoMode', () => H262VideoMode],
    ['h263VideoMode', () => H263VideoMode],
    ['is11172VideoMode', () => IS11172VideoMode],
  ],
  [['genericVideoMode', () => GenericCapability]],
);

export interface H261VideoMode {
  resolution: { type: 'qcif' } | { type: 'cif' };
  bitRate: number /* 1..19200 */;
  stillImageTransmission: boolean;
  '...'?: Extension;
}
export const H261VideoMode: Type<H261VideoMode> = sequence(
  [
    ['resolution', choice([['qcif', NULL], ['cif', NULL]])],
    ['bitRate', integer(1, 19200)],
    ['stillImageTransmission', BOOLEAN],
  ],
  [],
);

export interface H262VideoMode {
  profileAndLevel: 
    | { type: 'profileAndLevel-SPatML' }
    | { type: 'profileAndLevel-MPatLL' }
    | { type: 'profileAndLevel-MPatML' }
    | { type: 'profileAndLevel-MPatH-14' }
    | { type: 'profileAndLevel-MPatHL' }
    | { type: 'profileAndLevel-SNRatLL' }
    | { type: 'profileAndLevel-SNRatML' }
    | { type: 'profileAndLevel-SpatialatH-14' }
    | { type: 'profileAndLevel-HPatML' }
    | { type: 'profileAndLevel-HPatH-14' }
    | { type: 'profileAndLevel-HPatHL' }
    | UnknownAlternative;
  videoBitRate?: number /* 0..1073741823 */;
  vbvBufferSize?: number /* 0..262143 */;
  samplesPerLine?: number /* 0..16383 */;
  linesPerFrame?: number /* 0..16383 */;
  framesPerSecond?: number /* 0..15 */;
  luminanceSampleRate?: number /* 0..4294967295 */;
  '...'?: Extension;
}
export const H262VideoMode: Type<H262VideoMode> = sequence(
  [
    [
      'profileAndLevel',
      choice(
        [
          ['profileAndLevel-SPatML', NULL],
          ['profileAndLevel-MPatLL', NULL],
          ['profileAndLevel-MPatML', NULL],
          ['profileAndLevel-MPatH-14', NULL],
          ['profileAndLevel-MPatHL', NULL],
          ['profileAndLevel-SNRatLL', NULL],
          ['profileAndLevel-SNRatML', NULL],
          ['profileAndLevel-SpatialatH-14', NULL],
          ['profileAndLevel-HPatML', NULL],
          ['profileAndLevel-HPatH-14', NULL],
          ['profileAndLevel-HPatHL', NULL],
        ],
        [],
      ),
    ],
    ['videoBitRate', integer(0, 1073741823), OPTIONAL],
    ['vbvBufferSize', integer(0, 262143), OPTIONAL],
    ['samplesPerLine', integer(0, 16383), OPTIONAL],
    ['linesPerFrame', integer(0, 16383), OPTIONAL],
    ['framesPerSecond', integer(0, 15), OPTIONAL],
    ['luminanceSampleRate', integer(0, 4294967295), OPTIONAL],
  ],
  [],
);

export interface H263VideoMode {
  resolution: 
    | { type: 'sqcif' }
    | { type: 'qcif' }
    | { type: 'cif' }
    | { type: 'cif4' }
    | { type: 'cif16' }
    | { type: 'custom' }
    | UnknownAlternative;
  bitRate: number /* 1..19200 */;
  unrestrictedVector: boolean;
  arithmeticCoding: boolean;
  advancedPrediction: boolean;
  pbFrames: boolean;
  errorCompensation?: boolean;
  enhancementLayerInfo?: EnhancementLayerInfo;
  h263Options?: H263Options;
  '...'?: Extension;
}
export const H263VideoMode: Type<H263VideoMode> = sequence(
  [
    [
      'resolution',
      choice([['sqcif', NULL], ['qcif', NULL], ['cif', NULL], ['cif4', NULL], ['cif16', NULL]], [['custom', NULL]]),
    ],
    ['bitRate', integer(1, 19200)],
    ['unrestrictedVector', BOOLEAN],
    ['arithmeticCoding', BOOLEAN],
    ['advancedPrediction', BOOLEAN],
    ['pbFrames', BOOLEAN],
  ],
  [
    ['errorCompensation', BOOLEAN],
    ['enhancementLayerInfo', () => EnhancementLayerInfo, OPTIONAL],
    ['h263Options', () => H263Options, OPTIONAL],
  ],
);

export interface IS11172VideoMode {
  constrainedBitstream: boolean;
  videoBitRate?: number /* 0..1073741823 */;
  vbvBufferSize?: number /* 0..262143 */;
  samplesPerLine?: number /* 0..16383 */;
  linesPerFrame?: number /* 0..16383 */;
  pictureRate?: number /* 0..15 */;
  luminanceSampleRate?: number /* 0..4294967295 */;
  '...'?: Extension;
}
export const IS11172VideoMode: Type<IS11172VideoMode> = sequence(
  [
    ['constrainedBitstream', BOOLEAN],
    ['videoBitRate', integer(0, 1073741823), OPTIONAL],
    ['vbvBufferSize', integer(0, 262143), OPTIONAL],
    ['samplesPerLine', integer(0, 16383), OPTIONAL],
    ['linesPerFrame', integer(0, 16383), OPTIONAL],
    ['pictureRate', integer(0, 15), OPTIONAL],
    ['luminanceSampleRate', integer(0, 4294967295), OPTIONAL],
  ],
  [],
);

export type AudioMode =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'g711Alaw64k' }
  | { type: 'g711Alaw56k' }
  | { type: 'g711Ulaw64k' }
  | { type: 'g711Ulaw56k' }
  | { type: 'g722-64k' }
  | { type: 'g722-56k' }
  | { type: 'g722-48k' }
  | { type: 'g728' }
  | { type: 'g729' }
  | { type: 'g729AnnexA' }
  | { type: 'g7231'; value: 
    | { type: 'noSilenceSuppressionLowRate' }
    | { type: 'noSilenceSuppressionHighRate' }
    | { type: 'silenceSuppressionLowRate' }
    | { type: 'silenceSuppressionHighRate' } }
  | { type: 'is11172AudioMode'; value: IS11172AudioMode }
  | { type: 'is13818AudioMode'; value: IS13818AudioMode }
  | { type: 'g729wAnnexB'; value: number /* 1..256 */ }
  | { type: 'g729AnnexAwAnnexB'; value: number /* 1..256 */ }
  | { type: 'g7231AnnexCMode'; value: G7231AnnexCMode }
  | { type: 'gsmFullRate'; value: GSMAudioCapability }
  | { type: 'gsmHalfRate'; value: GSMAudioCapability }
  | { type: 'gsmEnhancedFullRate'; value: GSMAudioCapability }
  | { type: 'genericAudioMode'; value: GenericCapability }
  | { type: 'g729Extensions'; value: G729Extensions }
  | { type: 'vbd'; value: VBDMode }
  | UnknownAlternative;
export const AudioMode: Type<AudioMode> = choice(
  [
    ['nonStandard', () => NonStandardParameter],
    ['g711Alaw64k', NULL],
    ['g711Alaw56k', NULL],
    ['g711Ulaw64k', NULL],
    ['g711Ulaw56k', NULL],
    ['g722-64k', NULL],
    ['g722-56k', NULL],
    ['g722-48k', NULL],
    ['g728', NULL],
    ['g729', NULL],
    ['g729AnnexA', NULL],
    [
      'g7231',
      choice(
        [
          ['noSilenceSuppressionLowRate', NULL],
          ['noSilenceSuppressionHighRate', NULL],
          ['silenceSuppressionLowRate', NULL],
          ['silenceSuppressionHighRate', NULL],
        ],
      ),
    ],
    ['is11172AudioMode', () => IS11172AudioMode],
    ['is13818AudioMode', () => IS13818AudioMode],
  ],
  [
    ['g729wAnnexB', integer(1, 256)],
    ['g729AnnexAwAnnexB', integer(1, 256)],
    ['g7231AnnexCMode', () => G7231AnnexCMode],
    ['gsmFullRate', () => GSMAudioCapability],
    ['gsmHalfRate', () => GSMAudioCapability],
    ['gsmEnhancedFullRate', () => GSMAudioCapability],
    ['genericAudioMode', () => GenericCapability],
    ['g729Extensions', () => G729Extensions],
    ['vbd', () => VBDMode],
  ],
);

export interface IS11172AudioMode {
  audioLayer: { type: 'audioLayer1' } | { type: 'audioLayer2' } | { type: 'audioLayer3' };
  audioSampling: { type: 'audioSampling32k' } | { type: 'audioSampling44k1' } | { type: 'audioSampling48k' };
  multichannelType: { type: 'singleChannel' } | { type: 'twoChannelStereo' } | { type: 'twoChannelDual' };
  bitRate: number /* 1..448 */;
  '...'?: Extension;
}
export const IS11172AudioMode: Type<IS11172AudioMode> = sequence(
  [
    ['audioLayer', choice([['audioLayer1', NULL], ['audioLayer2', NULL], ['audioLayer3', NULL]])],
    ['audioSampling', choice([['audioSampling32k', NULL], ['audioSampling44k1', NULL], ['audioSampling48k', NULL]])],
    ['multichannelType', choice([['singleChannel', NULL], ['twoChannelStereo', NULL], ['twoChannelDual', NULL]])],
    ['bitRate', integer(1, 448)],
  ],
  [],
);

export interface IS13818AudioMode {
  audioLayer: { type: 'audioLayer1' } | { type: 'audioLayer2' } | { type: 'audioLayer3' };
  audioSampling: 
    | { type: 'audioSampling16k' }
    | { type: 'audioSampling22k05' }
    | { type: 'audioSampling24k' }
    | { type: 'audioSampling32k' }
    | { type: 'audioSampling44k1' }
    | { type: 'audioSampling48k' };
  multichannelType: 
    | { type: 'singleChannel' }
    | { type: 'twoChannelStereo' }
    | { type: 'twoChannelDual' }
    | { type: 'threeChannels2-1' }
    | { type: 'threeChannels3-0' }
    | { type: 'fourChannels2-0-2-0' }
    | { type: 'fourChannels2-2' }
    | { type: 'fourChannels3-1' }
    | { type: 'fiveChannels3-0-2-0' }
    | { type: 'fiveChannels3-2' };
  lowFrequencyEnhancement: boolean;
  multilingual: boolean;
  bitRate: number /* 1..1130 */;
  '...'?: Extension;
}
export const IS13818AudioMode: Type<IS13818AudioMode> = sequence(
  [
    ['audioLayer', choice([['audioLayer1', NULL], ['audioLayer2', NULL], ['audioLayer3', NULL]])],
    [
      'audioSampling',
      choice(
        [
          ['audioSampling16k', NULL],
          ['audioSampling22k05', NULL],
          ['audioSampling24k', NULL],
          ['audioSampling32k', NULL],
          ['audioSampling44k1', NULL],
          ['audioSampling48k', NULL],
        ],
      ),
    ],
    [
      'multichannelType',
      choice(
        [
          ['singleChannel', NULL],
          ['twoChannelStereo', NULL],
          ['twoChannelDual', NULL],
          ['threeChannels2-1', NULL],
          ['threeChannels3-0', NULL],
          ['fourChannels2-0-2-0', NULL],
          ['fourChannels2-2', NULL],
          ['fourChannels3-1', NULL],
          ['fiveChannels3-0-2-0', NULL],
          ['fiveChannels3-2', NULL],
        ],
      ),
    ],
    ['lowFrequencyEnhancement', BOOLEAN],
    ['multilingual', BOOLEAN],
    ['bitRate', integer(1, 1130)],
  ],
  [],
);

export interface G7231AnnexCMode {
  maxAlSduAudioFrames: number /* 1..256 */;
  silenceSuppression: boolean;
  g723AnnexCAudioMode: {
    highRateMode0: number /* 27..78 */;
    highRateMode1: number /* 27..78 */;
    lowRateMode0: number /* 23..66 */;
    lowRateMode1: number /* 23..66 */;
    sidMode0: number /* 6..17 */;
    sidMode1: number /* 6..17 */;
    '...'?: Extension;
  };
  '...'?: Extension;
}
export const G7231AnnexCMode: Type<G7231AnnexCMode> = sequence(
  [
    ['maxAlSduAudioFrames', integer(1, 256)],
    ['silenceSuppression', BOOLEAN],
    [
      'g723AnnexCAudioMode',
      sequence(
        [
          ['highRateMode0', integer(27, 78)],
          ['highRateMode1', integer(27, 78)],
          ['lowRateMode0', integer(23, 66)],
          ['lowRateMode1', integer(23, 66)],
          ['sidMode0', integer(6, 17)],
          ['sidMode1', integer(6, 17)],
        ],
        [],
      ),
    ],
  ],
  [],
);

export interface VBDMode {
  type: AudioMode;
  '...'?: Extension;
}
export const VBDMode: Type<VBDMode> = sequence([['type', () => AudioMode]], []);

export interface DataMode {
  application: 
    | { type: 'nonStandard'; value: NonStandardParameter }
    | { type: 't120'; value: DataProtocolCapability }
    | { type: 'dsm-cc'; value: DataProtocolCapability }
    | { type: 'userData'; value: DataProtocolCapability }
    | { type: 't84'; value: DataProtocolCapability }
    | { type: 't434'; value: DataProtocolCapability }
    | { type: 'h224'; value: DataProtocolCapability }
    | { type: 'nlpid'; value: { nlpidProtocol: DataProtocolCapability; nlpidData: Uint8Array } }
    | { type: 'dsvdControl' }
    | { type: 'h222DataPartitioning'; value: DataProtocolCapability }
    | { type: 't30fax'; value: DataProtocolCapability }
    | { type: 't140'; value: DataProtocolCapability }
    | { type: 't38fax'; value: { t38FaxProtocol: DataProtocolCapability; t38FaxProfile: T38FaxProfile } }
    | { type: 'genericDataMode'; value: GenericCapability }
    | UnknownAlternative;
  bitRate: number /* 0..4294967295 */;
  '...'?: Extension;
}
export const DataMode: Type<DataMode> = sequence(
  [
    [
      'application',
      choice(
        [
          ['nonStandard', () => NonStandardParameter],
          ['t120', () => DataProtocolCapability],
          ['dsm-cc', () => DataProtocolCapability],
          ['userData', () => DataProtocolCapability],
          ['t84', () => DataProtocolCapability],
          ['t434', () => DataProtocolCapability],
          ['h224', () => DataProtocolCapability],
          ['nlpid', sequence([['nlpidProtocol', () => DataProtocolCapability], ['nlpidData', octetString()]])],
          ['dsvdControl', NULL],
          ['h222DataPartitioning', () => DataProtocolCapability],
        ],
        [
          ['t30fax', () => DataProtocolCapability],
          ['t140', () => DataProtocolCapability],
          ['t38fax', sequence([['t38FaxProtocol', () => DataProtocolCapability], ['t38FaxProfile', () => T38FaxProfile]])],
          ['genericDataMode', () => GenericCapability],
        ],
      ),
    ],
    ['bitRate', integer(0, 4294967295)],
  ],
  [],
);

export type EncryptionMode =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'h233Encryption' }
  | UnknownAlternative;
export const EncryptionMode: Type<EncryptionMode> = choice([['nonStandard', () => NonStandardParameter], ['h233Encryption', NULL]], []);

export interface RoundTripDelayRequest {
  sequenceNumber: SequenceNumber;
  '...'?: Extension;
}
export const RoundTripDelayRequest: Type<RoundTripDelayRequest> = sequence([['sequenceNumber', () => SequenceNumber]], []);

export interface RoundTripDelayResponse {
  sequenceNumber: SequenceNumber;
  '...'?: Extension;
}
export const RoundTripDelayResponse: Type<RoundTripDelayResponse> = sequence([['sequenceNumber', () => SequenceNumber]], []);

export interface MaintenanceLoopRequest {
  type: 
    | { type: 'systemLoop' }
    | { type: 'mediaLoop'; value: LogicalChannelNumber }
    | { type: 'logicalChannelLoop'; value: LogicalChannelNumber }
    | UnknownAlternative;
  '...'?: Extension;
}
export const MaintenanceLoopRequest: Type<MaintenanceLoopRequest> = sequence(
  [
    [
      'type',
      choice(
        [['systemLoop', NULL], ['mediaLoop', () => LogicalChannelNumber], ['logicalChannelLoop', () => LogicalChannelNumber]],
        [],
      ),
    ],
  ],
  [],
);

export interface MaintenanceLoopAck {
  type: 
    | { type: 'systemLoop' }
    | { type: 'mediaLoop'; value: LogicalChannelNumber }
    | { type: 'logicalChannelLoop'; value: LogicalChannelNumber }
    | UnknownAlternative;
  '...'?: Extension;
}
export const MaintenanceLoopAck: Type<MaintenanceLoopAck> = sequence(
  [
    [
      'type',
      choice(
        [['systemLoop', NULL], ['mediaLoop', () => LogicalChannelNumber], ['logicalChannelLoop', () => LogicalChannelNumber]],
        [],
      ),
    ],
  ],
  [],
);

export interface MaintenanceLoopReject {
  type: 
    | { type: 'systemLoop' }
    | { type: 'mediaLoop'; value: LogicalChannelNumber }
    | { type: 'logicalChannelLoop'; value: LogicalChannelNumber }
    | UnknownAlternative;
  cause: { type: 'canNotPerformLoop' } | UnknownAlternative;
  '...'?: Extension;
}
export const MaintenanceLoopReject: Type<MaintenanceLoopReject> = sequence(
  [
    [
      'type',
      choice(
        [['systemLoop', NULL], ['mediaLoop', () => LogicalChannelNumber], ['logicalChannelLoop', () => LogicalChannelNumber]],
        [],
      ),
    ],
    ['cause', choice([['canNotPerformLoop', NULL]], [])],
  ],
  [],
);

export interface MaintenanceLoopOffCommand {
  '...'?: Extension;
}
export const MaintenanceLoopOffCommand: Type<MaintenanceLoopOffCommand> = sequence([], []);

export interface CommunicationModeCommand {
  communicationModeTable: readonly CommunicationModeTableEntry[] /* SIZE (1..256) */;
  '...'?: Extension;
}
export const CommunicationModeCommand: Type<CommunicationModeCommand> = sequence([['communicationModeTable', sequenceOf(() => CommunicationModeTableEntry, size(1, 256))]], []);

export interface CommunicationModeRequest {
  '...'?: Extension;
}
export const CommunicationModeRequest: Type<CommunicationModeRequest> = sequence([], []);

export type CommunicationModeResponse =
  | { type: 'communicationModeTable'; value: readonly CommunicationModeTableEntry[] /* SIZE (1..256) */ }
  | UnknownAlternative;
export const CommunicationModeResponse: Type<CommunicationModeResponse> = choice([['communicationModeTable', sequenceOf(() => CommunicationModeTableEntry, size(1, 256))]], []);

export interface CommunicationModeTableEntry {
  nonStandard?: readonly NonStandardParameter[];
  sessionID: number /* 1..255 */;
  associatedSessionID?: number /* 1..255 */;
  terminalLabel?: TerminalLabel;
  sessionDescription: string /* BMPString SIZE (1..128) */;
  dataType: 
    | { type: 'videoData'; value: VideoCapability }
    | { type: 'audioData'; value: AudioCapability }
    | { type: 'data'; value: DataApplicationCapability }
    | UnknownAlternative;
  mediaChannel?: TransportAddress;
  mediaGuaranteedDelivery?: boolean;
  mediaControlChannel?: TransportAddress;
  mediaControlGuaranteedDelivery?: boolean;
  redundancyEncoding?: RedundancyEncoding;
  sessionDependency?: number /* 1..255 */;
  destination?: TerminalLabel;
  '...'?: Extension;
}
export const CommunicationModeTableEntry: Type<CommunicationModeTableEntry> = sequence(
  [
    ['nonStandard', sequenceOf(() => NonStandardParameter), OPTIONAL],
    ['sessionID', integer(1, 255)],
    ['associatedSessionID', integer(1, 255), OPTIONAL],
    ['terminalLabel', () => TerminalLabel, OPTIONAL],
    ['sessionDescription', characterString('BMPString', size(1, 128))],
    [
      'dataType',
      choice(
        [['videoData', () => VideoCapability], ['audioData', () => AudioCapability], ['data', () => DataApplicationCapability]],
        [],
      ),
    ],
    ['mediaChannel', () => TransportAddress, OPTIONAL],
    ['mediaGuaranteedDelivery', BOOLEAN, OPTIONAL],
    ['mediaControlChannel', () => TransportAddress, OPTIONAL],
    ['mediaControlGuaranteedDelivery', BOOLEAN, OPTIONAL],
  ],
  [
    ['redundancyEncoding', () => RedundancyEncoding, OPTIONAL],
    ['sessionDependency', integer(1, 255), OPTIONAL],
    ['destination', () => TerminalLabel, OPTIONAL],
  ],
);

export type ConferenceRequest =
  | { type: 'terminalListRequest' }
  | { type: 'makeMeChair' }
  | { type: 'cancelMakeMeChair' }
  | { type: 'dropTerminal'; value: TerminalLabel }
  | { type: 'requestTerminalID'; value: TerminalLabel }
  | { type: 'enterH243Password' }
  | { type: 'enterH243TerminalID' }
  | { type: 'enterH243ConferenceID' }
  | { type: 'enterExtensionAddress' }
  | { type: 'requestChairTokenOwner' }
  | { type: 'requestTerminalCertificate'; value: {
    terminalLabel?: TerminalLabel;
    certSelectionCriteria?: CertSelectionCriteria;
    sRandom?: number /* 1..4294967295 */;
    '...'?: Extension;
  } }
  | { type: 'broadcastMyLogicalChannel'; value: LogicalChannelNumber }
  | { type: 'makeTerminalBroadcaster'; value: TerminalLabel }
  | { type: 'sendThisSource'; value: TerminalLabel }
  | { type: 'requestAllTerminalIDs' }
  | { type: 'remoteMCRequest'; value: RemoteMCRequest }
  | UnknownAlternative;
export const ConferenceRequest: Type<ConferenceRequest> = choice(
  [
    ['terminalListRequest', NULL],
    ['makeMeChair', NULL],
    ['cancelMakeMeChair', NULL],
    ['dropTerminal', () => TerminalLabel],
    ['requestTerminalID', () => TerminalLabel],
    ['enterH243Password', NULL],
    ['enterH243TerminalID', NULL],
    ['enterH243ConferenceID', NULL],
  ],
  [
    ['enterExtensionAddress', NULL],
    ['requestChairTokenOwner', NULL],
    [
      'requestTerminalCertificate',
      sequence(
        [
          ['terminalLabel', () => TerminalLabel, OPTIONAL],
          ['certSelectionCriteria', () => CertSelectionCriteria, OPTIONAL],
          ['sRandom', integer(1, 4294967295), OPTIONAL],
        ],
        [],
      ),
    ],
    ['broadcastMyLogicalChannel', () => LogicalChannelNumber],
    ['makeTerminalBroadcaster', () => TerminalLabel],
    ['sendThisSource', () => TerminalLabel],
    ['requestAllTerminalIDs', NULL],
    ['remoteMCRequest', () => RemoteMCRequest],
  ],
);

export type CertSelectionCriteria = readonly Criteria[] /* SIZE (1..16) */;
export const CertSelectionCriteria: Type<CertSelectionCriteria> = sequenceOf(() => Criteria, size(1, 16));

export interface Criteria {
  field: string /* OBJECT IDENTIFIER */;
  value: Uint8Array /* SIZE (1..65535) */;
  '...'?: Extension;
}
export const Criteria: Type<Criteria> = sequence([['field', OBJECT_IDENTIFIER], ['value', octetString(size(1, 65535))]], []);

export interface TerminalLabel {
  mcuNumber: McuNumber;
  terminalNumber: TerminalNumber;
  '...'?: Extension;
}
export const TerminalLabel: Type<TerminalLabel> = sequence([['mcuNumber', () => McuNumber], ['terminalNumber', () => TerminalNumber]], []);

export type McuNumber = number /* 0..192 */;
export const McuNumber: Type<McuNumber> = integer(0, 192);

export type TerminalNumber = number /* 0..192 */;
export const TerminalNumber: Type<TerminalNumber> = integer(0, 192);

export type ConferenceResponse =
  | { type: 'mCTerminalIDResponse'; value: { terminalLabel: TerminalLabel; terminalID: TerminalID; '...'?: Extension } }
  | { type: 'terminalIDResponse'; value: { terminalLabel: TerminalLabel; terminalID: TerminalID; '...'?: Extension } }
  | { type: 'conferenceIDResponse'; value: { terminalLabel: TerminalLabel; conferenceID: ConferenceID; '...'?: Extension } }
  | { type: 'passwordResponse'; value: { terminalLabel: TerminalLabel; password: Password; '...'?: Extension } }
  | { type: 'terminalListResponse'; value: readonly TerminalLabel[] /* SIZE (1..256) */ }
  | { type: 'videoCommandReject' }
  | { type: 'terminalDropReject' }
  | { type: 'makeMeChairResponse'; value: { type: 'grantedChairToken' } | { type: 'deniedChairToken' } | UnknownAlternative }
  | { type: 'extensionAddressResponse'; value: { extensionAddress: TerminalID; '...'?: Extension } }
  | { type: 'chairTokenOwnerResponse'; value: { terminalLabel: TerminalLabel; terminalID: TerminalID; '...'?: Extension } }
  | { type: 'terminalCertificateResponse'; value: { terminalLabel?: TerminalLabel; certificateResponse?: Uint8Array /* SIZE (1..65535) */; '...'?: Extension } }
  | { type: 'broadcastMyLogicalChannelResponse'; value: 
    | { type: 'grantedBroadcastMyLogicalChannel' }
    | { type: 'deniedBroadcastMyLogicalChannel' }
    | UnknownAlternative }
  | { type: 'makeTerminalBroadcasterResponse'; value: 
    | { type: 'grantedMakeTerminalBroadcaster' }
    | { type: 'deniedMakeTerminalBroadcaster' }
    | UnknownAlternative }
  | { type: 'sendThisSourceResponse'; value: { type: 'grantedSendThisSource' } | { type: 'deniedSendThisSource' } | UnknownAlternative }
  | { type: 'requestAllTerminalIDsResponse'; value: RequestAllTerminalIDsResponse }
  | { type: 'remoteMCResponse'; value: RemoteMCResponse }
  | UnknownAlternative;
export const ConferenceResponse: Type<ConferenceResponse> = choice(
  [
    ['mCTerminalIDResponse', sequence([['terminalLabel', () => TerminalLabel], ['terminalID', () => TerminalID]], [])],
    ['terminalIDResponse', sequence([['terminalLabel', () => TerminalLabel], ['terminalID', () => TerminalID]], [])],
    ['conferenceIDResponse', sequence([['terminalLabel', () => TerminalLabel], ['conferenceID', () => ConferenceID]], [])],
    ['passwordResponse', sequence([['terminalLabel', () => TerminalLabel], ['password', () => Password]], [])],
    ['terminalListResponse', sequenceOf(() => TerminalLabel, size(1, 256))],
    ['videoCommandReject', NULL],
    ['terminalDropReject', NULL],
    ['makeMeChairResponse', choice([['grantedChairToken', NULL], ['deniedChairToken', NULL]], [])],
  ],
  [
    ['extensionAddressResponse', sequence([['extensionAddress', () => TerminalID]], [])],
    ['chairTokenOwnerResponse', sequence([['terminalLabel', () => TerminalLabel], ['terminalID', () => TerminalID]], [])],
    [
      'terminalCertificateResponse',
      sequence(
        [['terminalLabel', () => TerminalLabel, OPTIONAL], ['certificateResponse', octetString(size(1, 65535)), OPTIONAL]],
        [],
      ),
    ],
    [
      'broadcastMyLogicalChannelResponse',
      choice([['grantedBroadcastMyLogicalChannel', NULL], ['deniedBroadcastMyLogicalChannel', NULL]], []),
    ],
    [
      'makeTerminalBroadcasterResponse',
      choice([['grantedMakeTerminalBroadcaster', NULL], ['deniedMakeTerminalBroadcaster', NULL]], []),
    ],
    ['sendThisSourceResponse', choice([['grantedSendThisSource', NULL], ['deniedSendThisSource', NULL]], [])],
    ['requestAllTerminalIDsResponse', () => RequestAllTerminalIDsResponse],
    ['remoteMCResponse', () => RemoteMCResponse],
  ],
);

export type TerminalID = Uint8Array /* SIZE (1..128) */;
export const TerminalID: Type<TerminalID> = octetString(size(1, 128));

export type ConferenceID = Uint8Array /* SIZE (1..32) */;
export const ConferenceID: Type<ConferenceID> = octetString(size(1, 32));

export type Password = Uint8Array /* SIZE (1..32) */;
export const Password: Type<Password> = octetString(size(1, 32));

export interface RequestAllTerminalIDsResponse {
  terminalInformation: readonly TerminalInformation[];
  '...'?: Extension;
}
export const RequestAllTerminalIDsResponse: Type<RequestAllTerminalIDsResponse> = sequence([['terminalInformation', sequenceOf(() => TerminalInformation)]], []);

export interface TerminalInformation {
  terminalLabel: TerminalLabel;
  terminalID: TerminalID;
  '...'?: Extension;
}
export const TerminalInformation: Type<TerminalInformation> = sequence([['terminalLabel', () => TerminalLabel], ['terminalID', () => TerminalID]], []);

export type RemoteMCRequest =
  | { type: 'masterActivate' }
  | { type: 'slaveActivate' }
  | { type: 'deActivate' }
  | UnknownAlternative;
export const RemoteMCRequest: Type<RemoteMCRequest> = choice([['masterActivate', NULL], ['slaveActivate', NULL], ['deActivate', NULL]], []);

export type RemoteMCResponse =
  | { type: 'accept' }
  | { type: 'reject'; value: { type: 'unspecified' } | { type: 'functionNotSupported' } | UnknownAlternative }
  | UnknownAlternative;
export const RemoteMCResponse: Type<RemoteMCResponse> = choice([['accept', NULL], ['reject', choice([['unspecified', NULL], ['functionNotSupported', NULL]], [])]], []);

export type MultilinkRequest =
  | { type: 'nonStandard'; value: NonStandardMessage }
  | { type: 'callInformation'; value: { maxNumberOfAdditionalConnections: number /* 1..65535 */; '...'?: Extension } }
  | { type: 'addConnection'; value: { sequenceNumber: SequenceNumber; dialingInformation: DialingInformation; '...'?: Extension } }
  | { type: 'removeConnection'; value: { connectionIdentifier: ConnectionIdentifier; '...'?: Extension } }
  | { type: 'maximumHeaderInterval'; value: {
    requestType: 
      | { type: 'currentIntervalInformation' }
      | { type: 'requestedInterval'; value: number /* 0..65535 */ }
      | UnknownAlternative;
    '...'?: Extension;
  } }
  | UnknownAlternative;
export const MultilinkRequest: Type<MultilinkRequest> = choice(
  [
    ['nonStandard', () => NonStandardMessage],
    ['callInformation', sequence([['maxNumberOfAdditionalConnections', integer(1, 65535)]], [])],
    [
      'addConnection',
      sequence([['sequenceNumber', () => SequenceNumber], ['dialingInformation', () => DialingInformation]], []),
    ],
    ['removeConnection', sequence([['connectionIdentifier', () => ConnectionIdentifier]], [])],
    [
      'maximumHeaderInterval',
      sequence(
        [['requestType', choice([['currentIntervalInformation', NULL], ['requestedInterval', integer(0, 65535)]], [])]],
        [],
      ),
    ],
  ],
  [],
);

export type MultilinkResponse =
  | { type: 'nonStandard'; value: NonStandardMessage }
  | { type: 'callInformation'; value: { dialingInformation: DialingInformation; callAssociationNumber: number /* 0..4294967295 */; '...'?: Extension } }
  | { type: 'addConnection'; value: {
    sequenceNumber: SequenceNumber;
    responseCode: 
      | { type: 'accepted' }
      | { type: 'rejected'; value: { type: 'connectionsNotAvailable' } | { type: 'userRejected' } | UnknownAlternative }
      | UnknownAlternative;
    '...'?: Extension;
  } }
  | { type: 'removeConnection'; value: { connectionIdentifier: ConnectionIdentifier; '...'?: Extension } }
  | { type: 'maximumHeaderInterval'; value: { currentInterval: number /* 0..65535 */; '...'?: Extension } }
  | UnknownAlternative;
export const MultilinkResponse: Type<MultilinkResponse> = choice(
  [
    ['nonStandard', () => NonStandardMessage],
    [
      'callInformation',
      sequence([['dialingInformation', () => DialingInformation], ['callAssociationNumber', integer(0, 4294967295)]], []),
    ],
    [
      'addConnection',
      sequence(
        [
          ['sequenceNumber', () => SequenceNumber],
          [
            'responseCode',
            choice([['accepted', NULL], ['rejected', choice([['connectionsNotAvailable', NULL], ['userRejected', NULL]], [])]], []),
          ],
        ],
        [],
      ),
    ],
    ['removeConnection', sequence([['connectionIdentifier', () => ConnectionIdentifier]], [])],
    ['maximumHeaderInterval', sequence([['currentInterval', integer(0, 65535)]], [])],
  ],
  [],
);

export type MultilinkIndication =
  | { type: 'nonStandard'; value: NonStandardMessage }
  | { type: 'crcDesired'; value: { '...'?: Extension } }
  | { type: 'excessiveError'; value: { connectionIdentifier: ConnectionIdentifier; '...'?: Extension } }
  | UnknownAlternative;
export const MultilinkIndication: Type<MultilinkIndication> = choice(
  [
    ['nonStandard', () => NonStandardMessage],
    ['crcDesired', sequence([], [])],
    ['excessiveError', sequence([['connectionIdentifier', () => ConnectionIdentifier]], [])],
  ],
  [],
);

export type DialingInformation =
  | { type: 'nonStandard'; value: NonStandardMessage }
  | { type: 'differential'; value: readonly DialingInformationNumber[] /* SIZE (1..65535) */ }
  | { type: 'infoNotAvailable'; value: number /* 1..65535 */ }
  | UnknownAlternative;
export const DialingInformation: Type<DialingInformation> = choice(
  [
    ['nonStandard', () => NonStandardMessage],
    ['differential', sequenceOf(() => DialingInformationNumber, size(1, 65535))],
    ['infoNotAvailable', integer(1, 65535)],
  ],
  [],
);

export interface DialingInformationNumber {
  networkAddress: string /* NumericString SIZE (0..40) */;
  subAddress?: string /* IA5String SIZE (1..40) */;
  networkType: readonly DialingInformationNetworkType[] /* SIZE (1..255) */;
  '...'?: Extension;
}
export const DialingInformationNumber: Type<DialingInformationNumber> = sequence(
  [
    ['networkAddress', characterString('NumericString', size(0, 40))],
    ['subAddress', characterString('IA5String', size(1, 40)), OPTIONAL],
    ['networkType', sequenceOf(() => DialingInformationNetworkType, size(1, 255))],
  ],
  [],
);

export type DialingInformationNetworkType =
  | { type: 'nonStandard'; value: NonStandardMessage }
  | { type: 'n-isdn' }
  | { type: 'gstn' }
  | { type: 'mobile' }
  | UnknownAlternative;
export const DialingInformationNetworkType: Type<DialingInformationNetworkType> = choice([['nonStandard', () => NonStandardMessage], ['n-isdn', NULL], ['gstn', NULL]], [['mobile', NULL]]);

export interface ConnectionIdentifier {
  channelTag: number /* 0..4294967295 */;
  sequenceNumber: number /* 0..4294967295 */;
  '...'?: Extension;
}
export const ConnectionIdentifier: Type<ConnectionIdentifier> = sequence([['channelTag', integer(0, 4294967295)], ['sequenceNumber', integer(0, 4294967295)]], []);

export type MaximumBitRate = number /* 0..4294967295 */;
export const MaximumBitRate: Type<MaximumBitRate> = integer(0, 4294967295);

export interface LogicalChannelRateRequest {
  sequenceNumber: SequenceNumber;
  logicalChannelNumber: LogicalChannelNumber;
  maximumBitRate: MaximumBitRate;
  '...'?: Extension;
}
export const LogicalChannelRateRequest: Type<LogicalChannelRateRequest> = sequence(
  [
    ['sequenceNumber', () => SequenceNumber],
    ['logicalChannelNumber', () => LogicalChannelNumber],
    ['maximumBitRate', () => MaximumBitRate],
  ],
  [],
);

export interface LogicalChannelRateAcknowledge {
  sequenceNumber: SequenceNumber;
  logicalChannelNumber: LogicalChannelNumber;
  maximumBitRate: MaximumBitRate;
  '...'?: Extension;
}
export const LogicalChannelRateAcknowledge: Type<LogicalChannelRateAcknowledge> = sequence(
  [
    ['sequenceNumber', () => SequenceNumber],
    ['logicalChannelNumber', () => LogicalChannelNumber],
    ['maximumBitRate', () => MaximumBitRate],
  ],
  [],
);

export interface LogicalChannelRateReject {
  sequenceNumber: SequenceNumber;
  logicalChannelNumber: LogicalChannelNumber;
  rejectReason: LogicalChannelRateRejectReason;
  currentMaximumBitRate?: MaximumBitRate;
  '...'?: Extension;
}
export const LogicalChannelRateReject: Type<LogicalChannelRateReject> = sequence(
  [
    ['sequenceNumber', () => SequenceNumber],
    ['logicalChannelNumber', () => LogicalChannelNumber],
    ['rejectReason', () => LogicalChannelRateRejectReason],
    ['currentMaximumBitRate', () => MaximumBitRate, OPTIONAL],
  ],
  [],
);

export type LogicalChannelRateRejectReason =
  | { type: 'undefinedReason' }
  | { type: 'insufficientResources' }
  | UnknownAlternative;
export const LogicalChannelRateRejectReason: Type<LogicalChannelRateRejectReason> = choice([['undefinedReason', NULL], ['insufficientResources', NULL]], []);

export interface LogicalChannelRateRelease {
  '...'?: Extension;
}
export const LogicalChannelRateRelease: Type<LogicalChannelRateRelease> = sequence([], []);

export type SendTerminalCapabilitySet =
  | { type: 'specificRequest'; value: {
    multiplexCapability: boolean;
    capabilityTableEntryNumbers?: readonly CapabilityTableEntryNumber[] /* SIZE (1..65535) */;
    capabilityDescriptorNumbers?: readonly CapabilityDescriptorNumber[] /* SIZE (1..256) */;
    '...'?: Extension;
  } }
  | { type: 'genericRequest' }
  | UnknownAlternative;
export const SendTerminalCapabilitySet: Type<SendTerminalCapabilitySet> = choice(
  [
    [
      'specificRequest',
      sequence(
        [
          ['multiplexCapability', BOOLEAN],
          ['capabilityTableEntryNumbers', sequenceOf(() => CapabilityTableEntryNumber, size(1, 65535)), OPTIONAL],
          ['capabilityDescriptorNumbers', sequenceOf(() => CapabilityDescriptorNumber, size(1, 256)), OPTIONAL],
        ],
        [],
      ),
    ],
    ['genericRequest', NULL],
  ],
  [],
);

export type EncryptionCommand =
  | { type: 'encryptionSE'; value: Uint8Array }
  | { type: 'encryptionIVRequest' }
  | { type: 'encryptionAlgorithmID'; value: { h233AlgorithmIdentifier: SequenceNumber; associatedAlgorithm: NonStandardParameter } }
  | UnknownAlternative;
export const EncryptionCommand: Type<EncryptionCommand> = choice(
  [
    ['encryptionSE', octetString()],
    ['encryptionIVRequest', NULL],
    [
      'encryptionAlgorithmID',
      sequence([['h233AlgorithmIdentifier', () => SequenceNumber], ['associatedAlgorithm', () => NonStandardParameter]]),
    ],
  ],
  [],
);

export interface FlowControlCommand {
  scope: 
    | { type: 'logicalChannelNumber'; value: LogicalChannelNumber }
    | { type: 'resourceID'; value: number /* 0..65535 */ }
    | { type: 'wholeMultiplex' };
  restriction: { type: 'maximumBitRate'; value: number /* 0..16777215 */ } | { type: 'noRestriction' };
  '...'?: Extension;
}
export const FlowControlCommand: Type<FlowControlCommand> = sequence(
  [
    [
      'scope',
      choice(
        [['logicalChannelNumber', () => LogicalChannelNumber], ['resourceID', integer(0, 65535)], ['wholeMultiplex', NULL]],
      ),
    ],
    ['restriction', choice([['maximumBitRate', integer(0, 16777215)], ['noRestriction', NULL]])],
  ],
  [],
);

export type EndSessionCommand =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'disconnect' }
  | { type: 'gstnOptions'; value: 
    | { type: 'telephonyMode' }
    | { type: 'v8bis' }
    | { type: 'v34DSVD' }
    | { type: 'v34DuplexFAX' }
    | { type: 'v34H324' }
    | UnknownAlternative }
  | { type: 'isdnOptions'; value: { type: 'telephonyMode' } | { type: 'v140' } | { type: 'terminalOnHold' } | UnknownAlternative }
  | { type: 'genericInformation'; value: readonly GenericInformation[] }
  | UnknownAlternative;
export const EndSessionCommand: Type<EndSessionCommand> = choice(
  [
    ['nonStandard', () => NonStandardParameter],
    ['disconnect', NULL],
    [
      'gstnOptions',
      choice([['telephonyMode', NULL], ['v8bis', NULL], ['v34DSVD', NULL], ['v34DuplexFAX', NULL], ['v34H324', NULL]], []),
    ],
  ],
  [
    ['isdnOptions', choice([['telephonyMode', NULL], ['v140', NULL], ['terminalOnHold', NULL]], [])],
    ['genericInformation', sequenceOf(() => GenericInformation)],
  ],
);

export type ConferenceCommand =
  | { type: 'broadcastMyLogicalChannel'; value: LogicalChannelNumber }
  | { type: 'cancelBroadcastMyLogicalChannel'; value: LogicalChannelNumber }
  | { type: 'makeTerminalBroadcaster'; value: TerminalLabel }
  | { type: 'cancelMakeTerminalBroadcaster' }
  | { type: 'sendThisSource'; value: TerminalLabel }
  | { type: 'cancelSendThisSource' }
  | { type: 'dropConference' }
  | { type: 'substituteConferenceIDCommand'; value: SubstituteConferenceIDCommand }
  | UnknownAlternative;
export const ConferenceCommand: Type<ConferenceCommand> = choice(
  [
    ['broadcastMyLogicalChannel', () => LogicalChannelNumber],
    ['cancelBroadcastMyLogicalChannel', () => LogicalChannelNumber],
    ['makeTerminalBroadcaster', () => TerminalLabel],
    ['cancelMakeTerminalBroadcaster', NULL],
    ['sendThisSource', () => TerminalLabel],
    ['cancelSendThisSource', NULL],
    ['dropConference', NULL],
  ],
  [['substituteConferenceIDCommand', () => SubstituteConferenceIDCommand]],
);

export interface SubstituteConferenceIDCommand {
  conferenceIdentifier: Uint8Array /* SIZE (16) */;
  '...'?: Extension;
}
export const SubstituteConferenceIDCommand: Type<SubstituteConferenceIDCommand> = sequence([['conferenceIdentifier', octetString(size(16))]], []);

export type EncryptionUpdateDirection =
  | { type: 'masterToSlave' }
  | { type: 'slaveToMaster' }
  | UnknownAlternative;
export const EncryptionUpdateDirection: Type<EncryptionUpdateDirection> = choice([['masterToSlave', NULL], ['slaveToMaster', NULL]], []);

export interface MiscellaneousCommand {
  logicalChannelNumber: LogicalChannelNumber;
  type: 
    | { type: 'equaliseDelay' }
    | { type: 'zeroDelay' }
    | { type: 'multipointModeCommand' }
    | { type: 'cancelMultipointModeCommand' }
    | { type: 'videoFreezePicture' }
    | { type: 'videoFastUpdatePicture' }
    | { type: 'videoFastUpdateGOB'; value: { firstGOB: number /* 0..17 */; numberOfGOBs: number /* 1..18 */ } }
    | { type: 'videoTemporalSpatialTradeOff'; value: number /* 0..31 */ }
    | { type: 'videoSendSyncEveryGOB' }
    | { type: 'videoSendSyncEveryGOBCancel' }
    | { type: 'videoFastUpdateMB'; value: { firstGOB?: number /* 0..255 */; firstMB?: number /* 1..8192 */; numberOfMBs: number /* 1..8192 */; '...'?: Extension } }
    | { type: 'maxH223MUXPDUsize'; value: number /* 1..65535 */ }
    | { type: 'encryptionUpdate'; value: EncryptionSync }
    | { type: 'encryptionUpdateRequest'; value: EncryptionUpdateRequest }
    | { type: 'switchReceiveMediaOff' }
    | { type: 'switchReceiveMediaOn' }
    | { type: 'progressiveRefinementStart'; value: {
      repeatCount: 
        | { type: 'doOneProgression' }
        | { type: 'doContinuousProgressions' }
        | { type: 'doOneIndependentProgression' }
        | { type: 'doContinuousIndependentProgressions' }
        | UnknownAlternative;
      '...'?: Extension;
    } }
    | { type: 'progressiveRefinementAbortOne' }
    | { type: 'progressiveRefinementAbortContinuous' }
    | { type: 'videoBadMBs'; value: {
      firstMB: number /* 1..9216 */;
      numberOfMBs: number /* 1..9216 */;
      temporalReference: number /* 0..1023 */;
      '...'?: Extension;
    } }
    | { type: 'lostPicture'; value: readonly PictureReference[] }
    | { type: 'lostPartialPicture'; value: {
      pictureReference: PictureReference;
      firstMB: number /* 1..9216 */;
      numberOfMBs: number /* 1..9216 */;
      '...'?: Extension;
    } }
    | { type: 'recoveryReferencePicture'; value: readonly PictureReference[] }
    | { type: 'encryptionUpdateCommand'; value: { encryptionSync: EncryptionSync; multiplePayloadStream?: MultiplePayloadStream; '...'?: Extension } }
    | { type: 'encryptionUpdateAck'; value: { synchFlag: number /* 0..255 */; '...'?: Extension } }
    | UnknownAlternative;
  direction?: EncryptionUpdateDirection;
  '...'?: Extension;
}
export const MiscellaneousCommand: Type<MiscellaneousCommand> = sequence(
  [
    ['logicalChannelNumber', () => LogicalChannelNumber],
    [
      'type',
      choice(
        [
          ['equaliseDelay', NULL],
          ['zeroDelay', NULL],
          ['multipointModeCommand', NULL],
          ['cancelMultipointModeCommand', NULL],
          ['videoFreezePicture', NULL],
          ['videoFastUpdatePicture', NULL],
          ['videoFastUpdateGOB', sequence([['firstGOB', integer(0, 17)], ['numberOfGOBs', integer(1, 18)]])],
          ['videoTemporalSpatialTradeOff', integer(0, 31)],
          ['videoSendSyncEveryGOB', NULL],
          ['videoSendSyncEveryGOBCancel', NULL],
        ],
        [
          [
            'videoFastUpdateMB',
            sequence(
              [['firstGOB', integer(0, 255), OPTIONAL], ['firstMB', integer(1, 8192), OPTIONAL], ['numberOfMBs', integer(1, 8192)]],
              [],
            ),
          ],
          ['maxH223MUXPDUsize', integer(1, 65535)],
          ['encryptionUpdate', () => EncryptionSync],
          ['encryptionUpdateRequest', () => EncryptionUpdateRequest],
          ['switchReceiveMediaOff', NULL],
          ['switchReceiveMediaOn', NULL],
          [
            'progressiveRefinementStart',
            sequence(
              [
                [
                  'repeatCount',
                  choice(
                    [
                      ['doOneProgression', NULL],
                      ['doContinuousProgressions', NULL],
                      ['doOneIndependentProgression', NULL],
                      ['doContinuousIndependentProgressions', NULL],
                    ],
                    [],
                  ),
                ],
              ],
              [],
            ),
          ],
          ['progressiveRefinementAbortOne', NULL],
          ['progressiveRefinementAbortContinuous', NULL],
          [
            'videoBadMBs',
            sequence(
              [['firstMB', integer(1, 9216)], ['numberOfMBs', integer(1, 9216)], ['temporalReference', integer(0, 1023)]],
              [],
            ),
          ],
          ['lostPicture', sequenceOf(() => PictureReference)],
          [
            'lostPartialPicture',
            sequence(
              [['pictureReference', () => PictureReference], ['firstMB', integer(1, 9216)], ['numberOfMBs', integer(1, 9216)]],
              [],
            ),
          ],
          ['recoveryReferencePicture', sequenceOf(() => PictureReference)],
          [
            'encryptionUpdateCommand',
            sequence(
              [['encryptionSync', () => EncryptionSync], ['multiplePayloadStream', () => MultiplePayloadStream, OPTIONAL]],
              [],
            ),
          ],
          ['encryptionUpdateAck', sequence([['synchFlag', integer(0, 255)]], [])],
        ],
      ),
    ],
  ],
  [['direction', () => EncryptionUpdateDirection, OPTIONAL]],
);

export interface KeyProtectionMethod {
  secureChannel: boolean;
  sharedSecret: boolean;
  certProtectedKey: boolean;
  '...'?: Extension;
}
export const KeyProtectionMethod: Type<KeyProtectionMethod> = sequence([['secureChannel', BOOLEAN], ['sharedSecret', BOOLEAN], ['certProtectedKey', BOOLEAN]], []);

export interface EncryptionUpdateRequest {
  keyProtectionMethod?: KeyProtectionMethod;
  synchFlag?: number /* 0..255 */;
  '...'?: Extension;
}
export const EncryptionUpdateRequest: Type<EncryptionUpdateRequest> = sequence([['keyProtectionMethod', () => KeyProtectionMethod, OPTIONAL]], [['synchFlag', integer(0, 255), OPTIONAL]]);

export type PictureReference =
  | { type: 'pictureNumber'; value: number /* 0..1023 */ }
  | { type: 'longTermPictureIndex'; value: number /* 0..255 */ }
  | UnknownAlternative;
export const PictureReference: Type<PictureReference> = choice([['pictureNumber', integer(0, 1023)], ['longTermPictureIndex', integer(0, 255)]], []);

export type H223MultiplexReconfiguration =
  | { type: 'h223ModeChange'; value: 
    | { type: 'toLevel0' }
    | { type: 'toLevel1' }
    | { type: 'toLevel2' }
    | { type: 'toLevel2withOptionalHeader' }
    | UnknownAlternative }
  | { type: 'h223AnnexADoubleFlag'; value: { type: 'start' } | { type: 'stop' } | UnknownAlternative }
  | UnknownAlternative;
export const H223MultiplexReconfiguration: Type<H223MultiplexReconfiguration> = choice(
  [
    [
      'h223ModeChange',
      choice([['toLevel0', NULL], ['toLevel1', NULL], ['toLevel2', NULL], ['toLevel2withOptionalHeader', NULL]], []),
    ],
    ['h223AnnexADoubleFlag', choice([['start', NULL], ['stop', NULL]], [])],
  ],
  [],
);

export interface NewATMVCCommand {
  resourceID: number /* 0..65535 */;
  bitRate: number /* 1..65535 */;
  bitRateLockedToPCRClock: boolean;
  bitRateLockedToNetworkClock: boolean;
  aal: 
    | { type: 'aal1'; value: {
      clockRecovery: 
        | { type: 'nullClockRecovery' }
        | { type: 'srtsClockRecovery' }
        | { type: 'adaptiveClockRecovery' }
        | UnknownAlternative;
      errorCorrection: 
        | { type: 'nullErrorCorrection' }
        | { type: 'longInterleaver' }
        | { type: 'shortInterleaver' }
        | { type: 'errorCorrectionOnly' }
        | UnknownAlternative;
      structuredDataTransfer: boolean;
      partiallyFilledCells: boolean;
      '...'?: Extension;
    } }
    | { type: 'aal5'; value: { forwardMaximumSDUSize: number /* 0..65535 */; backwardMaximumSDUSize: number /* 0..65535 */; '...'?: Extension } }
    | UnknownAlternative;
  multiplex: 
    | { type: 'noMultiplex' }
    | { type: 'transportStream' }
    | { type: 'programStream' }
    | UnknownAlternative;
  reverseParameters: {
    bitRate: number /* 1..65535 */;
    bitRateLockedToPCRClock: boolean;
    bitRateLockedToNetworkClock: boolean;
    multiplex: 
      | { type: 'noMultiplex' }
      | { type: 'transportStream' }
      | { type: 'programStream' }
      | UnknownAlternative;
    '...'?: Extension;
  };
  '...'?: Extension;
}
export const NewATMVCCommand: Type<NewATMVCCommand> = sequence(
  [
    ['resourceID', integer(0, 65535)],
    ['bitRate', integer(1, 65535)],
    ['bitRateLockedToPCRClock', BOOLEAN],
    ['bitRateLockedToNetworkClock', BOOLEAN],
    [
      'aal',
      choice(
        [
          [
            'aal1',
            sequence(
              [
                [
                  'clockRecovery',
                  choice([['nullClockRecovery', NULL], ['srtsClockRecovery', NULL], ['adaptiveClockRecovery', NULL]], []),
                ],
                [
                  'errorCorrection',
                  choice(
                    [['nullErrorCorrection', NULL], ['longInterleaver', NULL], ['shortInterleaver', NULL], ['errorCorrectionOnly', NULL]],
                    [],
                  ),
                ],
                ['structuredDataTransfer', BOOLEAN],
                ['partiallyFilledCells', BOOLEAN],
              ],
              [],
            ),
          ],
          ['aal5', sequence([['forwardMaximumSDUSize', integer(0, 65535)], ['backwardMaximumSDUSize', integer(0, 65535)]], [])],
        ],
        [],
      ),
    ],
    ['multiplex', choice([['noMultiplex', NULL], ['transportStream', NULL], ['programStream', NULL]], [])],
    [
      'reverseParameters',
      sequence(
        [
          ['bitRate', integer(1, 65535)],
          ['bitRateLockedToPCRClock', BOOLEAN],
          ['bitRateLockedToNetworkClock', BOOLEAN],
          ['multiplex', choice([['noMultiplex', NULL], ['transportStream', NULL], ['programStream', NULL]], [])],
        ],
        [],
      ),
    ],
  ],
  [],
);

export interface MobileMultilinkReconfigurationCommand {
  sampleSize: number /* 1..255 */;
  samplesPerFrame: number /* 1..255 */;
  status: { type: 'synchronized' } | { type: 'reconfiguration' } | UnknownAlternative;
  '...'?: Extension;
}
export const MobileMultilinkReconfigurationCommand: Type<MobileMultilinkReconfigurationCommand> = sequence(
  [
    ['sampleSize', integer(1, 255)],
    ['samplesPerFrame', integer(1, 255)],
    ['status', choice([['synchronized', NULL], ['reconfiguration', NULL]], [])],
  ],
  [],
);

export type FunctionNotUnderstood =
  | { type: 'request'; value: RequestMessage }
  | { type: 'response'; value: ResponseMessage }
  | { type: 'command'; value: CommandMessage };
export const FunctionNotUnderstood: Type<FunctionNotUnderstood> = choice([['request', () => RequestMessage], ['response', () => ResponseMessage], ['command', () => CommandMessage]]);

export interface FunctionNotSupported {
  cause: 
    | { type: 'syntaxError' }
    | { type: 'semanticError' }
    | { type: 'unknownFunction' }
    | UnknownAlternative;
  returnedFunction?: Uint8Array;
  '...'?: Extension;
}
export const FunctionNotSupported: Type<FunctionNotSupported> = sequence(
  [
    ['cause', choice([['syntaxError', NULL], ['semanticError', NULL], ['unknownFunction', NULL]], [])],
    ['returnedFunction', octetString(), OPTIONAL],
  ],
  [],
);

export type ConferenceIndication =
  | { type: 'sbeNumber'; value: number /* 0..9 */ }
  | { type: 'terminalNumberAssign'; value: TerminalLabel }
  | { type: 'terminalJoinedConference'; value: TerminalLabel }
  | { type: 'terminalLeftConference'; value: TerminalLabel }
  | { type: 'seenByAtLeastOneOther' }
  | { type: 'cancelSeenByAtLeastOneOther' }
  | { type: 'seenByAll' }
  | { type: 'cancelSeenByAll' }
  | { type: 'terminalYouAreSeeing'; value: TerminalLabel }
  | { type: 'requestForFloor' }
  | { type: 'withdrawChairToken' }
  | { type: 'floorRequested'; value: TerminalLabel }
  | { type: 'terminalYouAreSeeingInSubPictureNumber'; value: TerminalYouAreSeeingInSubPictureNumber }
  | { type: 'videoIndicateCompose'; value: VideoIndicateCompose }
  | { type: 'masterMCU' }
  | { type: 'cancelMasterMCU' }
  | UnknownAlternative;
export const ConferenceIndication: Type<ConferenceIndication> = choice(
  [
    ['sbeNumber', integer(0, 9)],
    ['terminalNumberAssign', () => TerminalLabel],
    ['terminalJoinedConference', () => TerminalLabel],
    ['terminalLeftConference', () => TerminalLabel],
    ['seenByAtLeastOneOther', NULL],
    ['cancelSeenByAtLeastOneOther', NULL],
    ['seenByAll', NULL],
    ['cancelSeenByAll', NULL],
    ['terminalYouAreSeeing', () => TerminalLabel],
    ['requestForFloor', NULL],
  ],
  [
    ['withdrawChairToken', NULL],
    ['floorRequested', () => TerminalLabel],
    ['terminalYouAreSeeingInSubPictureNumber', () => TerminalYouAreSeeingInSubPictureNumber],
    ['videoIndicateCompose', () => VideoIndicateCompose],
    ['masterMCU', NULL],
    ['cancelMasterMCU', NULL],
  ],
);

export interface TerminalYouAreSeeingInSubPictureNumber {
  terminalNumber: TerminalNumber;
  subPictureNumber: number /* 0..255 */;
  mcuNumber?: McuNumber;
  '...'?: Extension;
}
export const TerminalYouAreSeeingInSubPictureNumber: Type<TerminalYouAreSeeingInSubPictureNumber> = sequence(
  [['terminalNumber', () => TerminalNumber], ['subPictureNumber', integer(0, 255)]],
  [['mcuNumber', () => McuNumber]],
);

export interface VideoIndicateCompose {
  compositionNumber: number /* 0..255 */;
  '...'?: Extension;
}
export const VideoIndicateCompose: Type<VideoIndicateCompose> = sequence([['compositionNumber', integer(0, 255)]], []);

export interface MiscellaneousIndication {
  logicalChannelNumber: LogicalChannelNumber;
  type: 
    | { type: 'logicalChannelActive' }
    | { type: 'logicalChannelInactive' }
    | { type: 'multipointConference' }
    | { type: 'cancelMultipointConference' }
    | { type: 'multipointZeroComm' }
    | { type: 'cancelMultipointZeroComm' }
    | { type: 'multipointSecondaryStatus' }
    | { type: 'cancelMultipointSecondaryStatus' }
    | { type: 'videoIndicateReadyToActivate' }
    | { type: 'videoTemporalSpatialTradeOff'; value: number /* 0..31 */ }
    | { type: 'videoNotDecodedMBs'; value: {
      firstMB: number /* 1..8192 */;
      numberOfMBs: number /* 1..8192 */;
      temporalReference: number /* 0..255 */;
      '...'?: Extension;
    } }
    | { type: 'transportCapability'; value: TransportCapability }
    | UnknownAlternative;
  '...'?: Extension;
}
export const MiscellaneousIndication: Type<MiscellaneousIndication> = sequence(
  [
    ['logicalChannelNumber', () => LogicalChannelNumber],
    [
      'type',
      choice(
        [
          ['logicalChannelActive', NULL],
          ['logicalChannelInactive', NULL],
          ['multipointConference', NULL],
          ['cancelMultipointConference', NULL],
          ['multipointZeroComm', NULL],
          ['cancelMultipointZeroComm', NULL],
          ['multipointSecondaryStatus', NULL],
          ['cancelMultipointSecondaryStatus', NULL],
          ['videoIndicateReadyToActivate', NULL],
          ['videoTemporalSpatialTradeOff', integer(0, 31)],
        ],
        [
          [
            'videoNotDecodedMBs',
            sequence([['firstMB', integer(1, 8192)], ['numberOfMBs', integer(1, 8192)], ['temporalReference', integer(0, 255)]], []),
          ],
          ['transportCapability', () => TransportCapability],
        ],
      ),
    ],
  ],
  [],
);

export interface JitterIndication {
  scope: 
    | { type: 'logicalChannelNumber'; value: LogicalChannelNumber }
    | { type: 'resourceID'; value: number /* 0..65535 */ }
    | { type: 'wholeMultiplex' };
  estimatedReceivedJitterMantissa: number /* 0..3 */;
  estimatedReceivedJitterExponent: number /* 0..7 */;
  skippedFrameCount?: number /* 0..15 */;
  additionalDecoderBuffer?: number /* 0..262143 */;
  '...'?: Extension;
}
export const JitterIndication: Type<JitterIndication> = sequence(
  [
    [
      'scope',
      choice(
        [['logicalChannelNumber', () => LogicalChannelNumber], ['resourceID', integer(0, 65535)], ['wholeMultiplex', NULL]],
      ),
    ],
    ['estimatedReceivedJitterMantissa', integer(0, 3)],
    ['estimatedReceivedJitterExponent', integer(0, 7)],
    ['skippedFrameCount', integer(0, 15), OPTIONAL],
    ['additionalDecoderBuffer', integer(0, 262143), OPTIONAL],
  ],
  [],
);

export interface H223SkewIndication {
  logicalChannelNumber1: LogicalChannelNumber;
  logicalChannelNumber2: LogicalChannelNumber;
  skew: number /* 0..4095 */;
  '...'?: Extension;
}
export const H223SkewIndication: Type<H223SkewIndication> = sequence(
  [
    ['logicalChannelNumber1', () => LogicalChannelNumber],
    ['logicalChannelNumber2', () => LogicalChannelNumber],
    ['skew', integer(0, 4095)],
  ],
  [],
);

export interface H2250MaximumSkewIndication {
  logicalChannelNumber1: LogicalChannelNumber;
  logicalChannelNumber2: LogicalChannelNumber;
  maximumSkew: number /* 0..4095 */;
  '...'?: Extension;
}
export const H2250MaximumSkewIndication: Type<H2250MaximumSkewIndication> = sequence(
  [
    ['logicalChannelNumber1', () => LogicalChannelNumber],
    ['logicalChannelNumber2', () => LogicalChannelNumber],
    ['maximumSkew', integer(0, 4095)],
  ],
  [],
);

export interface MCLocationIndication {
  signalAddress: TransportAddress;
  '...'?: Extension;
}
export const MCLocationIndication: Type<MCLocationIndication> = sequence([['signalAddress', () => TransportAddress]], []);

export interface VendorIdentification {
  vendor: NonStandardIdentifier;
  productNumber?: Uint8Array /* SIZE (1..256) */;
  versionNumber?: Uint8Array /* SIZE (1..256) */;
  '...'?: Extension;
}
export const VendorIdentification: Type<VendorIdentification> = sequence(
  [
    ['vendor', () => NonStandardIdentifier],
    ['productNumber', octetString(size(1, 256)), OPTIONAL],
    ['versionNumber', octetString(size(1, 256)), OPTIONAL],
  ],
  [],
);

export interface NewATMVCIndication {
  resourceID: number /* 0..65535 */;
  bitRate: number /* 1..65535 */;
  bitRateLockedToPCRClock: boolean;
  bitRateLockedToNetworkClock: boolean;
  aal: 
    | { type: 'aal1'; value: {
      clockRecovery: 
        | { type: 'nullClockRecovery' }
        | { type: 'srtsClockRecovery' }
        | { type: 'adaptiveClockRecovery' }
        | UnknownAlternative;
      errorCorrection: 
        | { type: 'nullErrorCorrection' }
        | { type: 'longInterleaver' }
        | { type: 'shortInterleaver' }
        | { type: 'errorCorrectionOnly' }
        | UnknownAlternative;
      structuredDataTransfer: boolean;
      partiallyFilledCells: boolean;
      '...'?: Extension;
    } }
    | { type: 'aal5'; value: { forwardMaximumSDUSize: number /* 0..65535 */; backwardMaximumSDUSize: number /* 0..65535 */; '...'?: Extension } }
    | UnknownAlternative;
  multiplex: 
    | { type: 'noMultiplex' }
    | { type: 'transportStream' }
    | { type: 'programStream' }
    | UnknownAlternative;
  reverseParameters?: {
    bitRate: number /* 1..65535 */;
    bitRateLockedToPCRClock: boolean;
    bitRateLockedToNetworkClock: boolean;
    multiplex: 
      | { type: 'noMultiplex' }
      | { type: 'transportStream' }
      | { type: 'programStream' }
      | UnknownAlternative;
    '...'?: Extension;
  };
  '...'?: Extension;
}
export const NewATMVCIndication: Type<NewATMVCIndication> = sequence(
  [
    ['resourceID', integer(0, 65535)],
    ['bitRate', integer(1, 65535)],
    ['bitRateLockedToPCRClock', BOOLEAN],
    ['bitRateLockedToNetworkClock', BOOLEAN],
    [
      'aal',
      choice(
        [
          [
            'aal1',
            sequence(
              [
                [
                  'clockRecovery',
                  choice([['nullClockRecovery', NULL], ['srtsClockRecovery', NULL], ['adaptiveClockRecovery', NULL]], []),
                ],
                [
                  'errorCorrection',
                  choice(
                    [['nullErrorCorrection', NULL], ['longInterleaver', NULL], ['shortInterleaver', NULL], ['errorCorrectionOnly', NULL]],
                    [],
                  ),
                ],
                ['structuredDataTransfer', BOOLEAN],
                ['partiallyFilledCells', BOOLEAN],
              ],
              [],
            ),
          ],
          ['aal5', sequence([['forwardMaximumSDUSize', integer(0, 65535)], ['backwardMaximumSDUSize', integer(0, 65535)]], [])],
        ],
        [],
      ),
    ],
    ['multiplex', choice([['noMultiplex', NULL], ['transportStream', NULL], ['programStream', NULL]], [])],
  ],
  [
    [
      'reverseParameters',
      sequence(
        [
          ['bitRate', integer(1, 65535)],
          ['bitRateLockedToPCRClock', BOOLEAN],
          ['bitRateLockedToNetworkClock', BOOLEAN],
          ['multiplex', choice([['noMultiplex', NULL], ['transportStream', NULL], ['programStream', NULL]], [])],
        ],
        [],
      ),
    ],
  ],
);

export type IV8 = Uint8Array /* SIZE (8) */;
export const IV8: Type<IV8> = octetString(size(8));

export type IV16 = Uint8Array /* SIZE (16) */;
export const IV16: Type<IV16> = octetString(size(16));

export interface Params {
  iv8?: IV8;
  iv16?: IV16;
  iv?: Uint8Array;
  '...'?: Extension;
}
export const Params: Type<Params> = sequence([['iv8', () => IV8, OPTIONAL], ['iv16', () => IV16, OPTIONAL], ['iv', octetString(), OPTIONAL]], []);

export type UserInputIndication =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'alphanumeric'; value: string /* GeneralString */ }
  | { type: 'userInputSupportIndication'; value: 
    | { type: 'nonStandard'; value: NonStandardParameter }
    | { type: 'basicString' }
    | { type: 'iA5String' }
    | { type: 'generalString' }
    | { type: 'encryptedBasicString' }
    | { type: 'encryptedIA5String' }
    | { type: 'encryptedGeneralString' }
    | UnknownAlternative }
  | { type: 'signal'; value: {
    signalType: string /* IA5String SIZE (1) FROM ("0123456789#*ABCD!") */;
    duration?: number /* 1..65535 */;
    rtp?: {
      timestamp?: number /* 0..4294967295 */;
      expirationTime?: number /* 0..4294967295 */;
      logicalChannelNumber: LogicalChannelNumber;
      '...'?: Extension;
    };
    rtpPayloadIndication?: null;
    paramS?: Params;
    encryptedSignalType?: Uint8Array /* SIZE (1) */;
    algorithmOID?: string /* OBJECT IDENTIFIER */;
    '...'?: Extension;
  } }
  | { type: 'signalUpdate'; value: {
    duration: number /* 1..65535 */;
    rtp?: { logicalChannelNumber: LogicalChannelNumber; '...'?: Extension };
    '...'?: Extension;
  } }
  | { type: 'extendedAlphanumeric'; value: {
    alphanumeric: string /* GeneralString */;
    rtpPayloadIndication?: null;
    encryptedAlphanumeric?: { algorithmOID: string /* OBJECT IDENTIFIER */; paramS?: Params; encrypted: Uint8Array; '...'?: Extension };
    '...'?: Extension;
  } }
  | { type: 'encryptedAlphanumeric'; value: { algorithmOID: string /* OBJECT IDENTIFIER */; paramS?: Params; encrypted: Uint8Array; '...'?: Extension } }
  | { type: 'genericInformation'; value: readonly GenericInformation[] }
  | UnknownAlternative;
export const UserInputIndication: Type<UserInputIndication> = choice(
  [['nonStandard', () => NonStandardParameter], ['alphanumeric', characterString('GeneralString')]],
  [
    [
      'userInputSupportIndication',
      choice(
        [['nonStandard', () => NonStandardParameter], ['basicString', NULL], ['iA5String', NULL], ['generalString', NULL]],
        [['encryptedBasicString', NULL], ['encryptedIA5String', NULL], ['encryptedGeneralString', NULL]],
      ),
    ],
    [
      'signal',
      sequence(
        [
          ['signalType', characterString('IA5String', size(1), "0123456789#*ABCD!")],
          ['duration', integer(1, 65535), OPTIONAL],
          [
            'rtp',
            sequence(
              [
                ['timestamp', integer(0, 4294967295), OPTIONAL],
                ['expirationTime', integer(0, 4294967295), OPTIONAL],
                ['logicalChannelNumber', () => LogicalChannelNumber],
              ],
              [],
            ),
            OPTIONAL,
          ],
        ],
        [
          ['rtpPayloadIndication', NULL, OPTIONAL],
          ['paramS', () => Params, OPTIONAL],
          ['encryptedSignalType', octetString(size(1)), OPTIONAL],
          ['algorithmOID', OBJECT_IDENTIFIER, OPTIONAL],
        ],
      ),
    ],
    [
      'signalUpdate',
      sequence(
        [
          ['duration', integer(1, 65535)],
          ['rtp', sequence([['logicalChannelNumber', () => LogicalChannelNumber]], []), OPTIONAL],
        ],
        [],
      ),
    ],
    [
      'extendedAlphanumeric',
      sequence(
        [['alphanumeric', characterString('GeneralString')], ['rtpPayloadIndication', NULL, OPTIONAL]],
        [
          [
            'encryptedAlphanumeric',
            sequence([['algorithmOID', OBJECT_IDENTIFIER], ['paramS', () => Params, OPTIONAL], ['encrypted', octetString()]], []),
            OPTIONAL,
          ],
        ],
      ),
    ],
    [
      'encryptedAlphanumeric',
      sequence([['algorithmOID', OBJECT_IDENTIFIER], ['paramS', () => Params, OPTIONAL], ['encrypted', octetString()]], []),
    ],
    ['genericInformation', sequenceOf(() => GenericInformation)],
  ],
);

export interface FlowControlIndication {
  scope: 
    | { type: 'logicalChannelNumber'; value: LogicalChannelNumber }
    | { type: 'resourceID'; value: number /* 0..65535 */ }
    | { type: 'wholeMultiplex' };
  restriction: { type: 'maximumBitRate'; value: number /* 0..16777215 */ } | { type: 'noRestriction' };
  '...'?: Extension;
}
export const FlowControlIndication: Type<FlowControlIndication> = sequence(
  [
    [
      'scope',
      choice(
        [['logicalChannelNumber', () => LogicalChannelNumber], ['resourceID', integer(0, 65535)], ['wholeMultiplex', NULL]],
      ),
    ],
    ['restriction', choice([['maximumBitRate', integer(0, 16777215)], ['noRestriction', NULL]])],
  ],
  [],
);

export interface MobileMultilinkReconfigurationIndication {
  sampleSize: number /* 1..255 */;
  samplesPerFrame: number /* 1..255 */;
  '...'?: Extension;
}
export const MobileMultilinkReconfigurationIndication: Type<MobileMultilinkReconfigurationIndication> = sequence([['sampleSize', integer(1, 255)], ['samplesPerFrame', integer(1, 255)]], []);

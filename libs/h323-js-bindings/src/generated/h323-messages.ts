// Generated from the ASN.1 module H323-MESSAGES by src/generator. Do not edit.
// biome-ignore-all format: generated
// biome-ignore-all lint: generated
// biome-ignore-all assist: generated
import { BOOLEAN, NULL, OBJECT_IDENTIFIER, OPTIONAL, bitString, characterString, choice, enumerated, integer, octetString, openType, sequence, sequenceOf, size } from '../asn1/builders.ts';
import type { Type } from '../asn1/type.ts';
import type { BitString, Extension, OpenType, UnknownAlternative, UnknownEnumeration } from '../asn1/value.ts';
import { AuthenticationMechanism, ClearToken, CryptoToken, EncodedPwdCertToken, Params, TimeStamp } from './h235-security-messages.ts';
import { DataProtocolCapability, QOSCapability, T38FaxProfile } from './multimedia-system-control.ts';

/** `H323-UserInformation` */
export interface H323UserInformation {
  h323UuPdu: H323UUPDU;
  userData?: { protocolDiscriminator: number /* 0..255 */; userInformation: Uint8Array /* SIZE (1..131) */; '...'?: Extension };
  '...'?: Extension;
}
export const H323UserInformation: Type<H323UserInformation> = sequence(
  [
    ['h323UuPdu', () => H323UUPDU],
    [
      'userData',
      sequence([['protocolDiscriminator', integer(0, 255)], ['userInformation', octetString(size(1, 131))]], []),
      OPTIONAL,
    ],
  ],
  [],
);

/** `H323-UU-PDU` */
export interface H323UUPDU {
  h323MessageBody: 
    | { type: 'setup'; value: SetupUUIE }
    | { type: 'callProceeding'; value: CallProceedingUUIE }
    | { type: 'connect'; value: ConnectUUIE }
    | { type: 'alerting'; value: AlertingUUIE }
    | { type: 'information'; value: InformationUUIE }
    | { type: 'releaseComplete'; value: ReleaseCompleteUUIE }
    | { type: 'facility'; value: FacilityUUIE }
    | { type: 'progress'; value: ProgressUUIE }
    | { type: 'empty' }
    | { type: 'status'; value: StatusUUIE }
    | { type: 'statusInquiry'; value: StatusInquiryUUIE }
    | { type: 'setupAcknowledge'; value: SetupAcknowledgeUUIE }
    | { type: 'notify'; value: NotifyUUIE }
    | UnknownAlternative;
  nonStandardData?: NonStandardParameter;
  h4501SupplementaryService?: readonly Uint8Array[];
  h245Tunnelling?: boolean;
  h245Control?: readonly Uint8Array[];
  nonStandardControl?: readonly NonStandardParameter[];
  callLinkage?: CallLinkage;
  tunnelledSignallingMessage?: {
    tunnelledProtocolID: TunnelledProtocol;
    messageContent: readonly Uint8Array[];
    tunnellingRequired?: null;
    nonStandardData?: NonStandardParameter;
    '...'?: Extension;
  };
  provisionalRespToH245Tunnelling?: null;
  stimulusControl?: StimulusControl;
  genericData?: readonly GenericData[];
  '...'?: Extension;
}
export const H323UUPDU: Type<H323UUPDU> = sequence(
  [
    [
      'h323MessageBody',
      choice(
        [
          ['setup', () => SetupUUIE],
          ['callProceeding', () => CallProceedingUUIE],
          ['connect', () => ConnectUUIE],
          ['alerting', () => AlertingUUIE],
          ['information', () => InformationUUIE],
          ['releaseComplete', () => ReleaseCompleteUUIE],
          ['facility', () => FacilityUUIE],
        ],
        [
          ['progress', () => ProgressUUIE],
          ['empty', NULL],
          ['status', () => StatusUUIE],
          ['statusInquiry', () => StatusInquiryUUIE],
          ['setupAcknowledge', () => SetupAcknowledgeUUIE],
          ['notify', () => NotifyUUIE],
        ],
      ),
    ],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
  ],
  [
    ['h4501SupplementaryService', sequenceOf(octetString()), OPTIONAL],
    ['h245Tunnelling', BOOLEAN],
    ['h245Control', sequenceOf(octetString()), OPTIONAL],
    ['nonStandardControl', sequenceOf(() => NonStandardParameter), OPTIONAL],
    ['callLinkage', () => CallLinkage, OPTIONAL],
    [
      'tunnelledSignallingMessage',
      sequence(
        [
          ['tunnelledProtocolID', () => TunnelledProtocol],
          ['messageContent', sequenceOf(octetString())],
          ['tunnellingRequired', NULL, OPTIONAL],
          ['nonStandardData', () => NonStandardParameter, OPTIONAL],
        ],
        [],
      ),
      OPTIONAL,
    ],
    ['provisionalRespToH245Tunnelling', NULL, OPTIONAL],
    ['stimulusControl', () => StimulusControl, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
  ],
);

export interface StimulusControl {
  nonStandard?: NonStandardParameter;
  isText?: null;
  h248Message?: Uint8Array;
  '...'?: Extension;
}
export const StimulusControl: Type<StimulusControl> = sequence(
  [
    ['nonStandard', () => NonStandardParameter, OPTIONAL],
    ['isText', NULL, OPTIONAL],
    ['h248Message', octetString(), OPTIONAL],
  ],
  [],
);

/** `Alerting-UUIE` */
export interface AlertingUUIE {
  protocolIdentifier: ProtocolIdentifier;
  destinationInfo: EndpointType;
  h245Address?: TransportAddress;
  callIdentifier?: CallIdentifier;
  h245SecurityMode?: H245Security;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  fastStart?: readonly Uint8Array[];
  multipleCalls?: boolean;
  maintainConnection?: boolean;
  alertingAddress?: readonly AliasAddress[];
  presentationIndicator?: PresentationIndicator;
  screeningIndicator?: ScreeningIndicator;
  fastConnectRefused?: null;
  serviceControl?: readonly ServiceControlSession[];
  capacity?: CallCapacity;
  featureSet?: FeatureSet;
  displayName?: readonly DisplayName[];
  '...'?: Extension;
}
export const AlertingUUIE: Type<AlertingUUIE> = sequence(
  [
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['destinationInfo', () => EndpointType],
    ['h245Address', () => TransportAddress, OPTIONAL],
  ],
  [
    ['callIdentifier', () => CallIdentifier],
    ['h245SecurityMode', () => H245Security, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['fastStart', sequenceOf(octetString()), OPTIONAL],
    ['multipleCalls', BOOLEAN],
    ['maintainConnection', BOOLEAN],
    ['alertingAddress', sequenceOf(() => AliasAddress), OPTIONAL],
    ['presentationIndicator', () => PresentationIndicator, OPTIONAL],
    ['screeningIndicator', () => ScreeningIndicator, OPTIONAL],
    ['fastConnectRefused', NULL, OPTIONAL],
    ['serviceControl', sequenceOf(() => ServiceControlSession), OPTIONAL],
    ['capacity', () => CallCapacity, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['displayName', sequenceOf(() => DisplayName), OPTIONAL],
  ],
);

/** `CallProceeding-UUIE` */
export interface CallProceedingUUIE {
  protocolIdentifier: ProtocolIdentifier;
  destinationInfo: EndpointType;
  h245Address?: TransportAddress;
  callIdentifier?: CallIdentifier;
  h245SecurityMode?: H245Security;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  fastStart?: readonly Uint8Array[];
  multipleCalls?: boolean;
  maintainConnection?: boolean;
  fastConnectRefused?: null;
  featureSet?: FeatureSet;
  '...'?: Extension;
}
export const CallProceedingUUIE: Type<CallProceedingUUIE> = sequence(
  [
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['destinationInfo', () => EndpointType],
    ['h245Address', () => TransportAddress, OPTIONAL],
  ],
  [
    ['callIdentifier', () => CallIdentifier],
    ['h245SecurityMode', () => H245Security, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['fastStart', sequenceOf(octetString()), OPTIONAL],
    ['multipleCalls', BOOLEAN],
    ['maintainConnection', BOOLEAN],
    ['fastConnectRefused', NULL, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
  ],
);

/** `Connect-UUIE` */
export interface ConnectUUIE {
  protocolIdentifier: ProtocolIdentifier;
  h245Address?: TransportAddress;
  destinationInfo: EndpointType;
  conferenceID: ConferenceIdentifier;
  callIdentifier?: CallIdentifier;
  h245SecurityMode?: H245Security;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  fastStart?: readonly Uint8Array[];
  multipleCalls?: boolean;
  maintainConnection?: boolean;
  language?: readonly (string /* IA5String SIZE (1..32) */)[];
  connectedAddress?: readonly AliasAddress[];
  presentationIndicator?: PresentationIndicator;
  screeningIndicator?: ScreeningIndicator;
  fastConnectRefused?: null;
  serviceControl?: readonly ServiceControlSession[];
  capacity?: CallCapacity;
  featureSet?: FeatureSet;
  displayName?: readonly DisplayName[];
  '...'?: Extension;
}
export const ConnectUUIE: Type<ConnectUUIE> = sequence(
  [
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['h245Address', () => TransportAddress, OPTIONAL],
    ['destinationInfo', () => EndpointType],
    ['conferenceID', () => ConferenceIdentifier],
  ],
  [
    ['callIdentifier', () => CallIdentifier],
    ['h245SecurityMode', () => H245Security, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['fastStart', sequenceOf(octetString()), OPTIONAL],
    ['multipleCalls', BOOLEAN],
    ['maintainConnection', BOOLEAN],
    ['language', sequenceOf(characterString('IA5String', size(1, 32))), OPTIONAL],
    ['connectedAddress', sequenceOf(() => AliasAddress), OPTIONAL],
    ['presentationIndicator', () => PresentationIndicator, OPTIONAL],
    ['screeningIndicator', () => ScreeningIndicator, OPTIONAL],
    ['fastConnectRefused', NULL, OPTIONAL],
    ['serviceControl', sequenceOf(() => ServiceControlSession), OPTIONAL],
    ['capacity', () => CallCapacity, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['displayName', sequenceOf(() => DisplayName), OPTIONAL],
  ],
);

/** `Information-UUIE` */
export interface InformationUUIE {
  protocolIdentifier: ProtocolIdentifier;
  callIdentifier?: CallIdentifier;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  fastStart?: readonly Uint8Array[];
  fastConnectRefused?: null;
  circuitInfo?: CircuitInfo;
  '...'?: Extension;
}
export const InformationUUIE: Type<InformationUUIE> = sequence(
  [['protocolIdentifier', () => ProtocolIdentifier]],
  [
    ['callIdentifier', () => CallIdentifier],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['fastStart', sequenceOf(octetString()), OPTIONAL],
    ['fastConnectRefused', NULL, OPTIONAL],
    ['circuitInfo', () => CircuitInfo, OPTIONAL],
  ],
);

/** `ReleaseComplete-UUIE` */
export interface ReleaseCompleteUUIE {
  protocolIdentifier: ProtocolIdentifier;
  reason?: ReleaseCompleteReason;
  callIdentifier?: CallIdentifier;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  busyAddress?: readonly AliasAddress[];
  presentationIndicator?: PresentationIndicator;
  screeningIndicator?: ScreeningIndicator;
  capacity?: CallCapacity;
  serviceControl?: readonly ServiceControlSession[];
  featureSet?: FeatureSet;
  destinationInfo?: EndpointType;
  displayName?: readonly DisplayName[];
  '...'?: Extension;
}
export const ReleaseCompleteUUIE: Type<ReleaseCompleteUUIE> = sequence(
  [['protocolIdentifier', () => ProtocolIdentifier], ['reason', () => ReleaseCompleteReason, OPTIONAL]],
  [
    ['callIdentifier', () => CallIdentifier],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['busyAddress', sequenceOf(() => AliasAddress), OPTIONAL],
    ['presentationIndicator', () => PresentationIndicator, OPTIONAL],
    ['screeningIndicator', () => ScreeningIndicator, OPTIONAL],
    ['capacity', () => CallCapacity, OPTIONAL],
    ['serviceControl', sequenceOf(() => ServiceControlSession), OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['destinationInfo', () => EndpointType, OPTIONAL],
    ['displayName', sequenceOf(() => DisplayName), OPTIONAL],
  ],
);

export type ReleaseCompleteReason =
  | { type: 'noBandwidth' }
  | { type: 'gatekeeperResources' }
  | { type: 'unreachableDestination' }
  | { type: 'destinationRejection' }
  | { type: 'invalidRevision' }
  | { type: 'noPermission' }
  | { type: 'unreachableGatekeeper' }
  | { type: 'gatewayResources' }
  | { type: 'badFormatAddress' }
  | { type: 'adaptiveBusy' }
  | { type: 'inConf' }
  | { type: 'undefinedReason' }
  | { type: 'facilityCallDeflection' }
  | { type: 'securityDenied' }
  | { type: 'calledPartyNotRegistered' }
  | { type: 'callerNotRegistered' }
  | { type: 'newConnectionNeeded' }
  | { type: 'nonStandardReason'; value: NonStandardParameter }
  | { type: 'replaceWithConferenceInvite'; value: ConferenceIdentifier }
  | { type: 'genericDataReason' }
  | { type: 'neededFeatureNotSupported' }
  | { type: 'tunnelledSignallingRejected' }
  | { type: 'invalidCID' }
  | { type: 'securityError'; value: SecurityErrors }
  | { type: 'hopCountExceeded' }
  | UnknownAlternative;
export const ReleaseCompleteReason: Type<ReleaseCompleteReason> = choice(
  [
    ['noBandwidth', NULL],
    ['gatekeeperResources', NULL],
    ['unreachableDestination', NULL],
    ['destinationRejection', NULL],
    ['invalidRevision', NULL],
    ['noPermission', NULL],
    ['unreachableGatekeeper', NULL],
    ['gatewayResources', NULL],
    ['badFormatAddress', NULL],
    ['adaptiveBusy', NULL],
    ['inConf', NULL],
    ['undefinedReason', NULL],
  ],
  [
    ['facilityCallDeflection', NULL],
    ['securityDenied', NULL],
    ['calledPartyNotRegistered', NULL],
    ['callerNotRegistered', NULL],
    ['newConnectionNeeded', NULL],
    ['nonStandardReason', () => NonStandardParameter],
    ['replaceWithConferenceInvite', () => ConferenceIdentifier],
    ['genericDataReason', NULL],
    ['neededFeatureNotSupported', NULL],
    ['tunnelledSignallingRejected', NULL],
    ['invalidCID', NULL],
    ['securityError', () => SecurityErrors],
    ['hopCountExceeded', NULL],
  ],
);

/** `Setup-UUIE` */
export interface SetupUUIE {
  protocolIdentifier: ProtocolIdentifier;
  h245Address?: TransportAddress;
  sourceAddress?: readonly AliasAddress[];
  sourceInfo: EndpointType;
  destinationAddress?: readonly AliasAddress[];
  destCallSignalAddress?: TransportAddress;
  destExtraCallInfo?: readonly AliasAddress[];
  destExtraCRV?: readonly CallReferenceValue[];
  activeMC: boolean;
  conferenceID: ConferenceIdentifier;
  conferenceGoal: 
    | { type: 'create' }
    | { type: 'join' }
    | { type: 'invite' }
    | { type: 'capability-negotiation' }
    | { type: 'callIndependentSupplementaryService' }
    | UnknownAlternative;
  callServices?: QseriesOptions;
  callType: CallType;
  sourceCallSignalAddress?: TransportAddress;
  remoteExtensionAddress?: AliasAddress;
  callIdentifier?: CallIdentifier;
  h245SecurityCapability?: readonly H245Security[];
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  fastStart?: readonly Uint8Array[];
  mediaWaitForConnect?: boolean;
  canOverlapSend?: boolean;
  endpointIdentifier?: EndpointIdentifier;
  multipleCalls?: boolean;
  maintainConnection?: boolean;
  connectionParameters?: {
    connectionType: ScnConnectionType;
    numberOfScnConnections: number /* 0..65535 */;
    connectionAggregation: ScnConnectionAggregation;
    '...'?: Extension;
  };
  language?: readonly (string /* IA5String SIZE (1..32) */)[];
  presentationIndicator?: PresentationIndicator;
  screeningIndicator?: ScreeningIndicator;
  serviceControl?: readonly ServiceControlSession[];
  symmetricOperationRequired?: null;
  capacity?: CallCapacity;
  circuitInfo?: CircuitInfo;
  desiredProtocols?: readonly SupportedProtocols[];
  neededFeatures?: readonly FeatureDescriptor[];
  desiredFeatures?: readonly FeatureDescriptor[];
  supportedFeatures?: readonly FeatureDescriptor[];
  parallelH245Control?: readonly Uint8Array[];
  additionalSourceAddresses?: readonly ExtendedAliasAddress[];
  hopCount?: number /* 1..31 */;
  displayName?: readonly DisplayName[];
  '...'?: Extension;
}
export const SetupUUIE: Type<SetupUUIE> = sequence(
  [
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['h245Address', () => TransportAddress, OPTIONAL],
    ['sourceAddress', sequenceOf(() => AliasAddress), OPTIONAL],
    ['sourceInfo', () => EndpointType],
    ['destinationAddress', sequenceOf(() => AliasAddress), OPTIONAL],
    ['destCallSignalAddress', () => TransportAddress, OPTIONAL],
    ['destExtraCallInfo', sequenceOf(() => AliasAddress), OPTIONAL],
    ['destExtraCRV', sequenceOf(() => CallReferenceValue), OPTIONAL],
    ['activeMC', BOOLEAN],
    ['conferenceID', () => ConferenceIdentifier],
    [
      'conferenceGoal',
      choice(
        [['create', NULL], ['join', NULL], ['invite', NULL]],
        [['capability-negotiation', NULL], ['callIndependentSupplementaryService', NULL]],
      ),
    ],
    ['callServices', () => QseriesOptions, OPTIONAL],
    ['callType', () => CallType],
  ],
  [
    ['sourceCallSignalAddress', () => TransportAddress, OPTIONAL],
    ['remoteExtensionAddress', () => AliasAddress, OPTIONAL],
    ['callIdentifier', () => CallIdentifier],
    ['h245SecurityCapability', sequenceOf(() => H245Security), OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['fastStart', sequenceOf(octetString()), OPTIONAL],
    ['mediaWaitForConnect', BOOLEAN],
    ['canOverlapSend', BOOLEAN],
    ['endpointIdentifier', () => EndpointIdentifier, OPTIONAL],
    ['multipleCalls', BOOLEAN],
    ['maintainConnection', BOOLEAN],
    [
      'connectionParameters',
      sequence(
        [
          ['connectionType', () => ScnConnectionType],
          ['numberOfScnConnections', integer(0, 65535)],
          ['connectionAggregation', () => ScnConnectionAggregation],
        ],
        [],
      ),
      OPTIONAL,
    ],
    ['language', sequenceOf(characterString('IA5String', size(1, 32))), OPTIONAL],
    ['presentationIndicator', () => PresentationIndicator, OPTIONAL],
    ['screeningIndicator', () => ScreeningIndicator, OPTIONAL],
    ['serviceControl', sequenceOf(() => ServiceControlSession), OPTIONAL],
    ['symmetricOperationRequired', NULL, OPTIONAL],
    ['capacity', () => CallCapacity, OPTIONAL],
    ['circuitInfo', () => CircuitInfo, OPTIONAL],
    ['desiredProtocols', sequenceOf(() => SupportedProtocols), OPTIONAL],
    ['neededFeatures', sequenceOf(() => FeatureDescriptor), OPTIONAL],
    ['desiredFeatures', sequenceOf(() => FeatureDescriptor), OPTIONAL],
    ['supportedFeatures', sequenceOf(() => FeatureDescriptor), OPTIONAL],
    ['parallelH245Control', sequenceOf(octetString()), OPTIONAL],
    ['additionalSourceAddresses', sequenceOf(() => ExtendedAliasAddress), OPTIONAL],
    ['hopCount', integer(1, 31), OPTIONAL],
    ['displayName', sequenceOf(() => DisplayName), OPTIONAL],
  ],
);

export type ScnConnectionType =
  | { type: 'unknown' }
  | { type: 'bChannel' }
  | { type: 'hybrid2x64' }
  | { type: 'hybrid384' }
  | { type: 'hybrid1536' }
  | { type: 'hybrid1920' }
  | { type: 'multirate' }
  | UnknownAlternative;
export const ScnConnectionType: Type<ScnConnectionType> = choice(
  [
    ['unknown', NULL],
    ['bChannel', NULL],
    ['hybrid2x64', NULL],
    ['hybrid384', NULL],
    ['hybrid1536', NULL],
    ['hybrid1920', NULL],
    ['multirate', NULL],
  ],
  [],
);

export type ScnConnectionAggregation =
  | { type: 'auto' }
  | { type: 'none' }
  | { type: 'h221' }
  | { type: 'bonded-mode1' }
  | { type: 'bonded-mode2' }
  | { type: 'bonded-mode3' }
  | UnknownAlternative;
export const ScnConnectionAggregation: Type<ScnConnectionAggregation> = choice(
  [['auto', NULL], ['none', NULL], ['h221', NULL], ['bonded-mode1', NULL], ['bonded-mode2', NULL], ['bonded-mode3', NULL]],
  [],
);

export type PresentationIndicator =
  | { type: 'presentationAllowed' }
  | { type: 'presentationRestricted' }
  | { type: 'addressNotAvailable' }
  | UnknownAlternative;
export const PresentationIndicator: Type<PresentationIndicator> = choice([['presentationAllowed', NULL], ['presentationRestricted', NULL], ['addressNotAvailable', NULL]], []);

export type ScreeningIndicator = 'userProvidedNotScreened' | 'userProvidedVerifiedAndPassed' | 'userProvidedVerifiedAndFailed' | 'networkProvided' | UnknownEnumeration;
export const ScreeningIndicator: Type<ScreeningIndicator> = enumerated(
  ['userProvidedNotScreened', 'userProvidedVerifiedAndPassed', 'userProvidedVerifiedAndFailed', 'networkProvided'],
  [],
);

/** `Facility-UUIE` */
export interface FacilityUUIE {
  protocolIdentifier: ProtocolIdentifier;
  alternativeAddress?: TransportAddress;
  alternativeAliasAddress?: readonly AliasAddress[];
  conferenceID?: ConferenceIdentifier;
  reason: FacilityReason;
  callIdentifier?: CallIdentifier;
  destExtraCallInfo?: readonly AliasAddress[];
  remoteExtensionAddress?: AliasAddress;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  conferences?: readonly ConferenceList[];
  h245Address?: TransportAddress;
  fastStart?: readonly Uint8Array[];
  multipleCalls?: boolean;
  maintainConnection?: boolean;
  fastConnectRefused?: null;
  serviceControl?: readonly ServiceControlSession[];
  circuitInfo?: CircuitInfo;
  featureSet?: FeatureSet;
  destinationInfo?: EndpointType;
  h245SecurityMode?: H245Security;
  '...'?: Extension;
}
export const FacilityUUIE: Type<FacilityUUIE> = sequence(
  [
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['alternativeAddress', () => TransportAddress, OPTIONAL],
    ['alternativeAliasAddress', sequenceOf(() => AliasAddress), OPTIONAL],
    ['conferenceID', () => ConferenceIdentifier, OPTIONAL],
    ['reason', () => FacilityReason],
  ],
  [
    ['callIdentifier', () => CallIdentifier],
    ['destExtraCallInfo', sequenceOf(() => AliasAddress), OPTIONAL],
    ['remoteExtensionAddress', () => AliasAddress, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['conferences', sequenceOf(() => ConferenceList), OPTIONAL],
    ['h245Address', () => TransportAddress, OPTIONAL],
    ['fastStart', sequenceOf(octetString()), OPTIONAL],
    ['multipleCalls', BOOLEAN],
    ['maintainConnection', BOOLEAN],
    ['fastConnectRefused', NULL, OPTIONAL],
    ['serviceControl', sequenceOf(() => ServiceControlSession), OPTIONAL],
    ['circuitInfo', () => CircuitInfo, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['destinationInfo', () => EndpointType, OPTIONAL],
    ['h245SecurityMode', () => H245Security, OPTIONAL],
  ],
);

export interface ConferenceList {
  conferenceID?: ConferenceIdentifier;
  conferenceAlias?: AliasAddress;
  nonStandardData?: NonStandardParameter;
  '...'?: Extension;
}
export const ConferenceList: Type<ConferenceList> = sequence(
  [
    ['conferenceID', () => ConferenceIdentifier, OPTIONAL],
    ['conferenceAlias', () => AliasAddress, OPTIONAL],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
  ],
  [],
);

export type FacilityReason =
  | { type: 'routeCallToGatekeeper' }
  | { type: 'callForwarded' }
  | { type: 'routeCallToMC' }
  | { type: 'undefinedReason' }
  | { type: 'conferenceListChoice' }
  | { type: 'startH245' }
  | { type: 'noH245' }
  | { type: 'newTokens' }
  | { type: 'featureSetUpdate' }
  | { type: 'forwardedElements' }
  | { type: 'transportedInformation' }
  | UnknownAlternative;
export const FacilityReason: Type<FacilityReason> = choice(
  [['routeCallToGatekeeper', NULL], ['callForwarded', NULL], ['routeCallToMC', NULL], ['undefinedReason', NULL]],
  [
    ['conferenceListChoice', NULL],
    ['startH245', NULL],
    ['noH245', NULL],
    ['newTokens', NULL],
    ['featureSetUpdate', NULL],
    ['forwardedElements', NULL],
    ['transportedInformation', NULL],
  ],
);

/** `Progress-UUIE` */
export interface ProgressUUIE {
  protocolIdentifier: ProtocolIdentifier;
  destinationInfo: EndpointType;
  h245Address?: TransportAddress;
  callIdentifier: CallIdentifier;
  h245SecurityMode?: H245Security;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  fastStart?: readonly Uint8Array[];
  multipleCalls?: boolean;
  maintainConnection?: boolean;
  fastConnectRefused?: null;
  '...'?: Extension;
}
export const ProgressUUIE: Type<ProgressUUIE> = sequence(
  [
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['destinationInfo', () => EndpointType],
    ['h245Address', () => TransportAddress, OPTIONAL],
    ['callIdentifier', () => CallIdentifier],
    ['h245SecurityMode', () => H245Security, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['fastStart', sequenceOf(octetString()), OPTIONAL],
  ],
  [['multipleCalls', BOOLEAN], ['maintainConnection', BOOLEAN], ['fastConnectRefused', NULL, OPTIONAL]],
);

export type TransportAddress =
  | { type: 'ipAddress'; value: { ip: Uint8Array /* SIZE (4) */; port: number /* 0..65535 */ } }
  | { type: 'ipSourceRoute'; value: {
    ip: Uint8Array /* SIZE (4) */;
    port: number /* 0..65535 */;
    route: readonly (Uint8Array /* SIZE (4) */)[];
    routing: { type: 'strict' } | { type: 'loose' } | UnknownAlternative;
    '...'?: Extension;
  } }
  | { type: 'ipxAddress'; value: { node: Uint8Array /* SIZE (6) */; netnum: Uint8Array /* SIZE (4) */; port: Uint8Array /* SIZE (2) */ } }
  | { type: 'ip6Address'; value: { ip: Uint8Array /* SIZE (16) */; port: number /* 0..65535 */; '...'?: Extension } }
  | { type: 'netBios'; value: Uint8Array /* SIZE (16) */ }
  | { type: 'nsap'; value: Uint8Array /* SIZE (1..20) */ }
  | { type: 'nonStandardAddress'; value: NonStandardParameter }
  | UnknownAlternative;
export const TransportAddress: Type<TransportAddress> = choice(
  [
    ['ipAddress', sequence([['ip', octetString(size(4))], ['port', integer(0, 65535)]])],
    [
      'ipSourceRoute',
      sequence(
        [
          ['ip', octetString(size(4))],
          ['port', integer(0, 65535)],
          ['route', sequenceOf(octetString(size(4)))],
          ['routing', choice([['strict', NULL], ['loose', NULL]], [])],
        ],
        [],
      ),
    ],
    [
      'ipxAddress',
      sequence([['node', octetString(size(6))], ['netnum', octetString(size(4))], ['port', octetString(size(2))]]),
    ],
    ['ip6Address', sequence([['ip', octetString(size(16))], ['port', integer(0, 65535)]], [])],
    ['netBios', octetString(size(16))],
    ['nsap', octetString(size(1, 20))],
    ['nonStandardAddress', () => NonStandardParameter],
  ],
  [],
);

/** `Status-UUIE` */
export interface StatusUUIE {
  protocolIdentifier: ProtocolIdentifier;
  callIdentifier: CallIdentifier;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  '...'?: Extension;
}
export const StatusUUIE: Type<StatusUUIE> = sequence(
  [
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['callIdentifier', () => CallIdentifier],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
  ],
  [],
);

/** `StatusInquiry-UUIE` */
export interface StatusInquiryUUIE {
  protocolIdentifier: ProtocolIdentifier;
  callIdentifier: CallIdentifier;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  '...'?: Extension;
}
export const StatusInquiryUUIE: Type<StatusInquiryUUIE> = sequence(
  [
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['callIdentifier', () => CallIdentifier],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
  ],
  [],
);

/** `SetupAcknowledge-UUIE` */
export interface SetupAcknowledgeUUIE {
  protocolIdentifier: ProtocolIdentifier;
  callIdentifier: CallIdentifier;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  '...'?: Extension;
}
export const SetupAcknowledgeUUIE: Type<SetupAcknowledgeUUIE> = sequence(
  [
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['callIdentifier', () => CallIdentifier],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
  ],
  [],
);

/** `Notify-UUIE` */
export interface NotifyUUIE {
  protocolIdentifier: ProtocolIdentifier;
  callIdentifier: CallIdentifier;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  connectedAddress?: readonly AliasAddress[];
  presentationIndicator?: PresentationIndicator;
  screeningIndicator?: ScreeningIndicator;
  destinationInfo?: EndpointType;
  displayName?: readonly DisplayName[];
  '...'?: Extension;
}
export const NotifyUUIE: Type<NotifyUUIE> = sequence(
  [
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['callIdentifier', () => CallIdentifier],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
  ],
  [
    ['connectedAddress', sequenceOf(() => AliasAddress), OPTIONAL],
    ['presentationIndicator', () => PresentationIndicator, OPTIONAL],
    ['screeningIndicator', () => ScreeningIndicator, OPTIONAL],
    ['destinationInfo', () => EndpointType, OPTIONAL],
    ['displayName', sequenceOf(() => DisplayName), OPTIONAL],
  ],
);

export interface EndpointType {
  nonStandardData?: NonStandardParameter;
  vendor?: VendorIdentifier;
  gatekeeper?: GatekeeperInfo;
  gateway?: GatewayInfo;
  mcu?: McuInfo;
  terminal?: TerminalInfo;
  mc: boolean;
  undefinedNode: boolean;
  set?: BitString /* SIZE (32) */;
  supportedTunnelledProtocols?: readonly TunnelledProtocol[];
  '...'?: Extension;
}
export const EndpointType: Type<EndpointType> = sequence(
  [
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['vendor', () => VendorIdentifier, OPTIONAL],
    ['gatekeeper', () => GatekeeperInfo, OPTIONAL],
    ['gateway', () => GatewayInfo, OPTIONAL],
    ['mcu', () => McuInfo, OPTIONAL],
    ['terminal', () => TerminalInfo, OPTIONAL],
    ['mc', BOOLEAN],
    ['undefinedNode', BOOLEAN],
  ],
  [['set', bitString(size(32)), OPTIONAL], ['supportedTunnelledProtocols', sequenceOf(() => TunnelledProtocol), OPTIONAL]],
);

export interface GatewayInfo {
  protocol?: readonly SupportedProtocols[];
  nonStandardData?: NonStandardParameter;
  '...'?: Extension;
}
export const GatewayInfo: Type<GatewayInfo> = sequence(
  [
    ['protocol', sequenceOf(() => SupportedProtocols), OPTIONAL],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
  ],
  [],
);

export type SupportedProtocols =
  | { type: 'nonStandardData'; value: NonStandardParameter }
  | { type: 'h310'; value: H310Caps }
  | { type: 'h320'; value: H320Caps }
  | { type: 'h321'; value: H321Caps }
  | { type: 'h322'; value: H322Caps }
  | { type: 'h323'; value: H323Caps }
  | { type: 'h324'; value: H324Caps }
  | { type: 'voice'; value: VoiceCaps }
  | { type: 't120-only'; value: T120OnlyCaps }
  | { type: 'nonStandardProtocol'; value: NonStandardProtocol }
  | { type: 't38FaxAnnexbOnly'; value: T38FaxAnnexbOnlyCaps }
  | { type: 'sip'; value: SIPCaps }
  | UnknownAlternative;
export const SupportedProtocols: Type<SupportedProtocols> = choice(
  [
    ['nonStandardData', () => NonStandardParameter],
    ['h310', () => H310Caps],
    ['h320', () => H320Caps],
    ['h321', () => H321Caps],
    ['h322', () => H322Caps],
    ['h323', () => H323Caps],
    ['h324', () => H324Caps],
    ['voice', () => VoiceCaps],
    ['t120-only', () => T120OnlyCaps],
  ],
  [
    ['nonStandardProtocol', () => NonStandardProtocol],
    ['t38FaxAnnexbOnly', () => T38FaxAnnexbOnlyCaps],
    ['sip', () => SIPCaps],
  ],
);

export interface H310Caps {
  nonStandardData?: NonStandardParameter;
  dataRatesSupported?: readonly DataRate[];
  supportedPrefixes?: readonly SupportedPrefix[];
  '...'?: Extension;
}
export const H310Caps: Type<H310Caps> = sequence(
  [['nonStandardData', () => NonStandardParameter, OPTIONAL]],
  [['dataRatesSupported', sequenceOf(() => DataRate), OPTIONAL], ['supportedPrefixes', sequenceOf(() => SupportedPrefix)]],
);

export interface H320Caps {
  nonStandardData?: NonStandardParameter;
  dataRatesSupported?: readonly DataRate[];
  supportedPrefixes?: readonly SupportedPrefix[];
  '...'?: Extension;
}
export const H320Caps: Type<H320Caps> = sequence(
  [['nonStandardData', () => NonStandardParameter, OPTIONAL]],
  [['dataRatesSupported', sequenceOf(() => DataRate), OPTIONAL], ['supportedPrefixes', sequenceOf(() => SupportedPrefix)]],
);

export interface H321Caps {
  nonStandardData?: NonStandardParameter;
  dataRatesSupported?: readonly DataRate[];
  supportedPrefixes?: readonly SupportedPrefix[];
  '...'?: Extension;
}
export const H321Caps: Type<H321Caps> = sequence(
  [['nonStandardData', () => NonStandardParameter, OPTIONAL]],
  [['dataRatesSupported', sequenceOf(() => DataRate), OPTIONAL], ['supportedPrefixes', sequenceOf(() => SupportedPrefix)]],
);

export interface H322Caps {
  nonStandardData?: NonStandardParameter;
  dataRatesSupported?: readonly DataRate[];
  supportedPrefixes?: readonly SupportedPrefix[];
  '...'?: Extension;
}
export const H322Caps: Type<H322Caps> = sequence(
  [['nonStandardData', () => NonStandardParameter, OPTIONAL]],
  [['dataRatesSupported', sequenceOf(() => DataRate), OPTIONAL], ['supportedPrefixes', sequenceOf(() => SupportedPrefix)]],
);

export interface H323Caps {
  nonStandardData?: NonStandardParameter;
  dataRatesSupported?: readonly DataRate[];
  supportedPrefixes?: readonly SupportedPrefix[];
  '...'?: Extension;
}
export const H323Caps: Type<H323Caps> = sequence(
  [['nonStandardData', () => NonStandardParameter, OPTIONAL]],
  [['dataRatesSupported', sequenceOf(() => DataRate), OPTIONAL], ['supportedPrefixes', sequenceOf(() => SupportedPrefix)]],
);

export interface H324Caps {
  nonStandardData?: NonStandardParameter;
  dataRatesSupported?: readonly DataRate[];
  supportedPrefixes?: readonly SupportedPrefix[];
  '...'?: Extension;
}
export const H324Caps: Type<H324Caps> = sequence(
  [['nonStandardData', () => NonStandardParameter, OPTIONAL]],
  [['dataRatesSupported', sequenceOf(() => DataRate), OPTIONAL], ['supportedPrefixes', sequenceOf(() => SupportedPrefix)]],
);

export interface VoiceCaps {
  nonStandardData?: NonStandardParameter;
  dataRatesSupported?: readonly DataRate[];
  supportedPrefixes?: readonly SupportedPrefix[];
  '...'?: Extension;
}
export const VoiceCaps: Type<VoiceCaps> = sequence(
  [['nonStandardData', () => NonStandardParameter, OPTIONAL]],
  [['dataRatesSupported', sequenceOf(() => DataRate), OPTIONAL], ['supportedPrefixes', sequenceOf(() => SupportedPrefix)]],
);

export interface T120OnlyCaps {
  nonStandardData?: NonStandardParameter;
  dataRatesSupported?: readonly DataRate[];
  supportedPrefixes?: readonly SupportedPrefix[];
  '...'?: Extension;
}
export const T120OnlyCaps: Type<T120OnlyCaps> = sequence(
  [['nonStandardData', () => NonStandardParameter, OPTIONAL]],
  [['dataRatesSupported', sequenceOf(() => DataRate), OPTIONAL], ['supportedPrefixes', sequenceOf(() => SupportedPrefix)]],
);

export interface NonStandardProtocol {
  nonStandardData?: NonStandardParameter;
  dataRatesSupported?: readonly DataRate[];
  supportedPrefixes: readonly SupportedPrefix[];
  '...'?: Extension;
}
export const NonStandardProtocol: Type<NonStandardProtocol> = sequence(
  [
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['dataRatesSupported', sequenceOf(() => DataRate), OPTIONAL],
    ['supportedPrefixes', sequenceOf(() => SupportedPrefix)],
  ],
  [],
);

export interface T38FaxAnnexbOnlyCaps {
  nonStandardData?: NonStandardParameter;
  dataRatesSupported?: readonly DataRate[];
  supportedPrefixes: readonly SupportedPrefix[];
  t38FaxProtocol: DataProtocolCapability;
  t38FaxProfile: T38FaxProfile;
  '...'?: Extension;
}
export const T38FaxAnnexbOnlyCaps: Type<T38FaxAnnexbOnlyCaps> = sequence(
  [
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['dataRatesSupported', sequenceOf(() => DataRate), OPTIONAL],
    ['supportedPrefixes', sequenceOf(() => SupportedPrefix)],
    ['t38FaxProtocol', () => DataProtocolCapability],
    ['t38FaxProfile', () => T38FaxProfile],
  ],
  [],
);

export interface SIPCaps {
  nonStandardData?: NonStandardParameter;
  dataRatesSupported?: readonly DataRate[];
  supportedPrefixes?: readonly SupportedPrefix[];
  '...'?: Extension;
}
export const SIPCaps: Type<SIPCaps> = sequence(
  [
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['dataRatesSupported', sequenceOf(() => DataRate), OPTIONAL],
    ['supportedPrefixes', sequenceOf(() => SupportedPrefix), OPTIONAL],
  ],
  [],
);

export interface McuInfo {
  nonStandardData?: NonStandardParameter;
  protocol?: readonly SupportedProtocols[];
  '...'?: Extension;
}
export const McuInfo: Type<McuInfo> = sequence(
  [['nonStandardData', () => NonStandardParameter, OPTIONAL]],
  [['protocol', sequenceOf(() => SupportedProtocols), OPTIONAL]],
);

export interface TerminalInfo {
  nonStandardData?: NonStandardParameter;
  '...'?: Extension;
}
export const TerminalInfo: Type<TerminalInfo> = sequence([['nonStandardData', () => NonStandardParameter, OPTIONAL]], []);

export interface GatekeeperInfo {
  nonStandardData?: NonStandardParameter;
  '...'?: Extension;
}
export const GatekeeperInfo: Type<GatekeeperInfo> = sequence([['nonStandardData', () => NonStandardParameter, OPTIONAL]], []);

export interface VendorIdentifier {
  vendor: H221NonStandard;
  productId?: Uint8Array /* SIZE (1..256) */;
  versionId?: Uint8Array /* SIZE (1..256) */;
  enterpriseNumber?: string /* OBJECT IDENTIFIER */;
  '...'?: Extension;
}
export const VendorIdentifier: Type<VendorIdentifier> = sequence(
  [
    ['vendor', () => H221NonStandard],
    ['productId', octetString(size(1, 256)), OPTIONAL],
    ['versionId', octetString(size(1, 256)), OPTIONAL],
  ],
  [['enterpriseNumber', OBJECT_IDENTIFIER, OPTIONAL]],
);

export interface H221NonStandard {
  t35CountryCode: number /* 0..255 */;
  t35Extension: number /* 0..255 */;
  manufacturerCode: number /* 0..65535 */;
  '...'?: Extension;
}
export const H221NonStandard: Type<H221NonStandard> = sequence(
  [['t35CountryCode', integer(0, 255)], ['t35Extension', integer(0, 255)], ['manufacturerCode', integer(0, 65535)]],
  [],
);

export interface TunnelledProtocol {
  id: 
    | { type: 'tunnelledProtocolObjectID'; value: string /* OBJECT IDENTIFIER */ }
    | { type: 'tunnelledProtocolAlternateID'; value: TunnelledProtocolAlternateIdentifier }
    | UnknownAlternative;
  subIdentifier?: string /* IA5String SIZE (1..64) */;
  '...'?: Extension;
}
export const TunnelledProtocol: Type<TunnelledProtocol> = sequence(
  [
    [
      'id',
      choice(
        [
          ['tunnelledProtocolObjectID', OBJECT_IDENTIFIER],
          ['tunnelledProtocolAlternateID', () => TunnelledProtocolAlternateIdentifier],
        ],
        [],
      ),
    ],
    ['subIdentifier', characterString('IA5String', size(1, 64)), OPTIONAL],
  ],
  [],
);

export interface TunnelledProtocolAlternateIdentifier {
  protocolType: string /* IA5String SIZE (1..64) */;
  protocolVariant?: string /* IA5String SIZE (1..64) */;
  '...'?: Extension;
}
export const TunnelledProtocolAlternateIdentifier: Type<TunnelledProtocolAlternateIdentifier> = sequence(
  [
    ['protocolType', characterString('IA5String', size(1, 64))],
    ['protocolVariant', characterString('IA5String', size(1, 64)), OPTIONAL],
  ],
  [],
);

export interface NonStandardParameter {
  nonStandardIdentifier: NonStandardIdentifier;
  data: Uint8Array;
}
export const NonStandardParameter: Type<NonStandardParameter> = sequence([['nonStandardIdentifier', () => NonStandardIdentifier], ['data', octetString()]]);

export type NonStandardIdentifier =
  | { type: 'object'; value: string /* OBJECT IDENTIFIER */ }
  | { type: 'h221NonStandard'; value: H221NonStandard }
  | UnknownAlternative;
export const NonStandardIdentifier: Type<NonStandardIdentifier> = choice([['object', OBJECT_IDENTIFIER], ['h221NonStandard', () => H221NonStandard]], []);

export type AliasAddress =
  | { type: 'dialledDigits'; value: string /* IA5String SIZE (1..128) FROM ("0123456789#*,") */ }
  | { type: 'h323-ID'; value: string /* BMPString SIZE (1..256) */ }
  | { type: 'url-ID'; value: string /* IA5String SIZE (1..512) */ }
  | { type: 'transportID'; value: TransportAddress }
  | { type: 'email-ID'; value: string /* IA5String SIZE (1..512) */ }
  | { type: 'partyNumber'; value: PartyNumber }
  | { type: 'mobileUIM'; value: MobileUIM }
  | { type: 'isupNumber'; value: IsupNumber }
  | UnknownAlternative;
export const AliasAddress: Type<AliasAddress> = choice(
  [
    ['dialledDigits', characterString('IA5String', size(1, 128), "0123456789#*,")],
    ['h323-ID', characterString('BMPString', size(1, 256))],
  ],
  [
    ['url-ID', characterString('IA5String', size(1, 512))],
    ['transportID', () => TransportAddress],
    ['email-ID', characterString('IA5String', size(1, 512))],
    ['partyNumber', () => PartyNumber],
    ['mobileUIM', () => MobileUIM],
    ['isupNumber', () => IsupNumber],
  ],
);

export type AddressPattern =
  | { type: 'wildcard'; value: AliasAddress }
  | { type: 'range'; value: { startOfRange: PartyNumber; endOfRange: PartyNumber } }
  | UnknownAlternative;
export const AddressPattern: Type<AddressPattern> = choice(
  [
    ['wildcard', () => AliasAddress],
    ['range', sequence([['startOfRange', () => PartyNumber], ['endOfRange', () => PartyNumber]])],
  ],
  [],
);

export type PartyNumber =
  | { type: 'e164Number'; value: PublicPartyNumber }
  | { type: 'dataPartyNumber'; value: NumberDigits }
  | { type: 'telexPartyNumber'; value: NumberDigits }
  | { type: 'privateNumber'; value: PrivatePartyNumber }
  | { type: 'nationalStandardPartyNumber'; value: NumberDigits }
  | UnknownAlternative;
export const PartyNumber: Type<PartyNumber> = choice(
  [
    ['e164Number', () => PublicPartyNumber],
    ['dataPartyNumber', () => NumberDigits],
    ['telexPartyNumber', () => NumberDigits],
    ['privateNumber', () => PrivatePartyNumber],
    ['nationalStandardPartyNumber', () => NumberDigits],
  ],
  [],
);

export interface PublicPartyNumber {
  publicTypeOfNumber: PublicTypeOfNumber;
  publicNumberDigits: NumberDigits;
}
export const PublicPartyNumber: Type<PublicPartyNumber> = sequence([['publicTypeOfNumber', () => PublicTypeOfNumber], ['publicNumberDigits', () => NumberDigits]]);

export interface PrivatePartyNumber {
  privateTypeOfNumber: PrivateTypeOfNumber;
  privateNumberDigits: NumberDigits;
}
export const PrivatePartyNumber: Type<PrivatePartyNumber> = sequence([['privateTypeOfNumber', () => PrivateTypeOfNumber], ['privateNumberDigits', () => NumberDigits]]);

export type NumberDigits = string /* IA5String SIZE (1..128) FROM ("0123456789#*,") */;
export const NumberDigits: Type<NumberDigits> = characterString('IA5String', size(1, 128), "0123456789#*,");

export interface DisplayName {
  language?: string /* IA5String */;
  name: string /* BMPString SIZE (1..80) */;
}
export const DisplayName: Type<DisplayName> = sequence([['language', characterString('IA5String'), OPTIONAL], ['name', characterString('BMPString', size(1, 80))]]);

export type PublicTypeOfNumber =
  | { type: 'unknown' }
  | { type: 'internationalNumber' }
  | { type: 'nationalNumber' }
  | { type: 'networkSpecificNumber' }
  | { type: 'subscriberNumber' }
  | { type: 'abbreviatedNumber' }
  | UnknownAlternative;
export const PublicTypeOfNumber: Type<PublicTypeOfNumber> = choice(
  [
    ['unknown', NULL],
    ['internationalNumber', NULL],
    ['nationalNumber', NULL],
    ['networkSpecificNumber', NULL],
    ['subscriberNumber', NULL],
    ['abbreviatedNumber', NULL],
  ],
  [],
);

export type PrivateTypeOfNumber =
  | { type: 'unknown' }
  | { type: 'level2RegionalNumber' }
  | { type: 'level1RegionalNumber' }
  | { type: 'pISNSpecificNumber' }
  | { type: 'localNumber' }
  | { type: 'abbreviatedNumber' }
  | UnknownAlternative;
export const PrivateTypeOfNumber: Type<PrivateTypeOfNumber> = choice(
  [
    ['unknown', NULL],
    ['level2RegionalNumber', NULL],
    ['level1RegionalNumber', NULL],
    ['pISNSpecificNumber', NULL],
    ['localNumber', NULL],
    ['abbreviatedNumber', NULL],
  ],
  [],
);

export type MobileUIM =
  | { type: 'ansi-41-uim'; value: ANSI41UIM }
  | { type: 'gsm-uim'; value: GSMUIM }
  | UnknownAlternative;
export const MobileUIM: Type<MobileUIM> = choice([['ansi-41-uim', () => ANSI41UIM], ['gsm-uim', () => GSMUIM]], []);

/** `TBCD-STRING` */
export type TBCDSTRING = string /* IA5String FROM ("0123456789#*abc") */;
export const TBCDSTRING: Type<TBCDSTRING> = characterString('IA5String', undefined, "0123456789#*abc");

/** `ANSI-41-UIM` */
export interface ANSI41UIM {
  imsi?: string /* IA5String SIZE (3..16) FROM ("0123456789#*abc") */;
  min?: string /* IA5String SIZE (3..16) FROM ("0123456789#*abc") */;
  mdn?: string /* IA5String SIZE (3..16) FROM ("0123456789#*abc") */;
  msisdn?: string /* IA5String SIZE (3..16) FROM ("0123456789#*abc") */;
  esn?: string /* IA5String SIZE (16) FROM ("0123456789#*abc") */;
  mscid?: string /* IA5String SIZE (3..16) FROM ("0123456789#*abc") */;
  systemId: 
    | { type: 'sid'; value: string /* IA5String SIZE (1..4) FROM ("0123456789#*abc") */ }
    | { type: 'mid'; value: string /* IA5String SIZE (1..4) FROM ("0123456789#*abc") */ }
    | UnknownAlternative;
  systemMyTypeCode?: Uint8Array /* SIZE (1) */;
  systemAccessType?: Uint8Array /* SIZE (1) */;
  qualificationInformationCode?: Uint8Array /* SIZE (1) */;
  sesn?: string /* IA5String SIZE (16) FROM ("0123456789#*abc") */;
  soc?: string /* IA5String SIZE (3..16) FROM ("0123456789#*abc") */;
  '...'?: Extension;
}
export const ANSI41UIM: Type<ANSI41UIM> = sequence(
  [
    ['imsi', characterString('IA5String', size(3, 16), "0123456789#*abc"), OPTIONAL],
    ['min', characterString('IA5String', size(3, 16), "0123456789#*abc"), OPTIONAL],
    ['mdn', characterString('IA5String', size(3, 16), "0123456789#*abc"), OPTIONAL],
    ['msisdn', characterString('IA5String', size(3, 16), "0123456789#*abc"), OPTIONAL],
    ['esn', characterString('IA5String', size(16), "0123456789#*abc"), OPTIONAL],
    ['mscid', characterString('IA5String', size(3, 16), "0123456789#*abc"), OPTIONAL],
    [
      'systemId',
      choice(
        [
          ['sid', characterString('IA5String', size(1, 4), "0123456789#*abc")],
          ['mid', characterString('IA5String', size(1, 4), "0123456789#*abc")],
        ],
        [],
      ),
    ],
    ['systemMyTypeCode', octetString(size(1)), OPTIONAL],
    ['systemAccessType', octetString(size(1)), OPTIONAL],
    ['qualificationInformationCode', octetString(size(1)), OPTIONAL],
    ['sesn', characterString('IA5String', size(16), "0123456789#*abc"), OPTIONAL],
    ['soc', characterString('IA5String', size(3, 16), "0123456789#*abc"), OPTIONAL],
  ],
  [],
);

/** `GSM-UIM` */
export interface GSMUIM {
  imsi?: string /* IA5String SIZE (3..16) FROM ("0123456789#*abc") */;
  tmsi?: Uint8Array /* SIZE (1..4) */;
  msisdn?: string /* IA5String SIZE (3..16) FROM ("0123456789#*abc") */;
  imei?: string /* IA5String SIZE (15..16) FROM ("0123456789#*abc") */;
  hplmn?: string /* IA5String SIZE (1..4) FROM ("0123456789#*abc") */;
  vplmn?: string /* IA5String SIZE (1..4) FROM ("0123456789#*abc") */;
  '...'?: Extension;
}
export const GSMUIM: Type<GSMUIM> = sequence(
  [
    ['imsi', characterString('IA5String', size(3, 16), "0123456789#*abc"), OPTIONAL],
    ['tmsi', octetString(size(1, 4)), OPTIONAL],
    ['msisdn', characterString('IA5String', size(3, 16), "0123456789#*abc"), OPTIONAL],
    ['imei', characterString('IA5String', size(15, 16), "0123456789#*abc"), OPTIONAL],
    ['hplmn', characterString('IA5String', size(1, 4), "0123456789#*abc"), OPTIONAL],
    ['vplmn', characterString('IA5String', size(1, 4), "0123456789#*abc"), OPTIONAL],
  ],
  [],
);

export type IsupNumber =
  | { type: 'e164Number'; value: IsupPublicPartyNumber }
  | { type: 'dataPartyNumber'; value: IsupDigits }
  | { type: 'telexPartyNumber'; value: IsupDigits }
  | { type: 'privateNumber'; value: IsupPrivatePartyNumber }
  | { type: 'nationalStandardPartyNumber'; value: IsupDigits }
  | UnknownAlternative;
export const IsupNumber: Type<IsupNumber> = choice(
  [
    ['e164Number', () => IsupPublicPartyNumber],
    ['dataPartyNumber', () => IsupDigits],
    ['telexPartyNumber', () => IsupDigits],
    ['privateNumber', () => IsupPrivatePartyNumber],
    ['nationalStandardPartyNumber', () => IsupDigits],
  ],
  [],
);

export interface IsupPublicPartyNumber {
  natureOfAddress: NatureOfAddress;
  address: IsupDigits;
  '...'?: Extension;
}
export const IsupPublicPartyNumber: Type<IsupPublicPartyNumber> = sequence([['natureOfAddress', () => NatureOfAddress], ['address', () => IsupDigits]], []);

export interface IsupPrivatePartyNumber {
  privateTypeOfNumber: PrivateTypeOfNumber;
  address: IsupDigits;
  '...'?: Extension;
}
export const IsupPrivatePartyNumber: Type<IsupPrivatePartyNumber> = sequence([['privateTypeOfNumber', () => PrivateTypeOfNumber], ['address', () => IsupDigits]], []);

export type NatureOfAddress =
  | { type: 'unknown' }
  | { type: 'subscriberNumber' }
  | { type: 'nationalNumber' }
  | { type: 'internationalNumber' }
  | { type: 'networkSpecificNumber' }
  | { type: 'routingNumberNationalFormat' }
  | { type: 'routingNumberNetworkSpecificFormat' }
  | { type: 'routingNumberWithCalledDirectoryNumber' }
  | UnknownAlternative;
export const NatureOfAddress: Type<NatureOfAddress> = choice(
  [
    ['unknown', NULL],
    ['subscriberNumber', NULL],
    ['nationalNumber', NULL],
    ['internationalNumber', NULL],
    ['networkSpecificNumber', NULL],
    ['routingNumberNationalFormat', NULL],
    ['routingNumberNetworkSpecificFormat', NULL],
    ['routingNumberWithCalledDirectoryNumber', NULL],
  ],
  [],
);

export type IsupDigits = string /* IA5String SIZE (1..128) FROM ("0123456789ABCDE") */;
export const IsupDigits: Type<IsupDigits> = characterString('IA5String', size(1, 128), "0123456789ABCDE");

export interface ExtendedAliasAddress {
  address: AliasAddress;
  presentationIndicator?: PresentationIndicator;
  screeningIndicator?: ScreeningIndicator;
  '...'?: Extension;
}
export const ExtendedAliasAddress: Type<ExtendedAliasAddress> = sequence(
  [
    ['address', () => AliasAddress],
    ['presentationIndicator', () => PresentationIndicator, OPTIONAL],
    ['screeningIndicator', () => ScreeningIndicator, OPTIONAL],
  ],
  [],
);

export interface Endpoint {
  nonStandardData?: NonStandardParameter;
  aliasAddress?: readonly AliasAddress[];
  callSignalAddress?: readonly TransportAddress[];
  rasAddress?: readonly TransportAddress[];
  endpointType?: EndpointType;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  priority?: number /* 0..127 */;
  remoteExtensionAddress?: readonly AliasAddress[];
  destExtraCallInfo?: readonly AliasAddress[];
  alternateTransportAddresses?: AlternateTransportAddresses;
  circuitInfo?: CircuitInfo;
  featureSet?: FeatureSet;
  '...'?: Extension;
}
export const Endpoint: Type<Endpoint> = sequence(
  [
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['aliasAddress', sequenceOf(() => AliasAddress), OPTIONAL],
    ['callSignalAddress', sequenceOf(() => TransportAddress), OPTIONAL],
    ['rasAddress', sequenceOf(() => TransportAddress), OPTIONAL],
    ['endpointType', () => EndpointType, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['priority', integer(0, 127), OPTIONAL],
    ['remoteExtensionAddress', sequenceOf(() => AliasAddress), OPTIONAL],
    ['destExtraCallInfo', sequenceOf(() => AliasAddress), OPTIONAL],
  ],
  [
    ['alternateTransportAddresses', () => AlternateTransportAddresses, OPTIONAL],
    ['circuitInfo', () => CircuitInfo, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
  ],
);

export interface AlternateTransportAddresses {
  annexE?: readonly TransportAddress[];
  sctp?: readonly TransportAddress[];
  '...'?: Extension;
}
export const AlternateTransportAddresses: Type<AlternateTransportAddresses> = sequence(
  [['annexE', sequenceOf(() => TransportAddress), OPTIONAL]],
  [['sctp', sequenceOf(() => TransportAddress), OPTIONAL]],
);

export type UseSpecifiedTransport =
  | { type: 'tcp' }
  | { type: 'annexE' }
  | { type: 'sctp' }
  | UnknownAlternative;
export const UseSpecifiedTransport: Type<UseSpecifiedTransport> = choice([['tcp', NULL], ['annexE', NULL]], [['sctp', NULL]]);

export interface AlternateGK {
  rasAddress: TransportAddress;
  gatekeeperIdentifier?: GatekeeperIdentifier;
  needToRegister: boolean;
  priority: number /* 0..127 */;
  '...'?: Extension;
}
export const AlternateGK: Type<AlternateGK> = sequence(
  [
    ['rasAddress', () => TransportAddress],
    ['gatekeeperIdentifier', () => GatekeeperIdentifier, OPTIONAL],
    ['needToRegister', BOOLEAN],
    ['priority', integer(0, 127)],
  ],
  [],
);

export interface AltGKInfo {
  alternateGatekeeper: readonly AlternateGK[];
  altGKisPermanent: boolean;
  '...'?: Extension;
}
export const AltGKInfo: Type<AltGKInfo> = sequence([['alternateGatekeeper', sequenceOf(() => AlternateGK)], ['altGKisPermanent', BOOLEAN]], []);

export type SecurityServiceMode =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'none' }
  | { type: 'default' }
  | UnknownAlternative;
export const SecurityServiceMode: Type<SecurityServiceMode> = choice([['nonStandard', () => NonStandardParameter], ['none', NULL], ['default', NULL]], []);

export interface SecurityCapabilities {
  nonStandard?: NonStandardParameter;
  encryption: SecurityServiceMode;
  authenticaton: SecurityServiceMode;
  integrity: SecurityServiceMode;
  '...'?: Extension;
}
export const SecurityCapabilities: Type<SecurityCapabilities> = sequence(
  [
    ['nonStandard', () => NonStandardParameter, OPTIONAL],
    ['encryption', () => SecurityServiceMode],
    ['authenticaton', () => SecurityServiceMode],
    ['integrity', () => SecurityServiceMode],
  ],
  [],
);

export type SecurityErrors =
  | { type: 'securityWrongSyncTime' }
  | { type: 'securityReplay' }
  | { type: 'securityWrongGeneralID' }
  | { type: 'securityWrongSendersID' }
  | { type: 'securityIntegrityFailed' }
  | { type: 'securityWrongOID' }
  | { type: 'securityDHmismatch' }
  | { type: 'securityCertificateExpired' }
  | { type: 'securityCertificateDateInvalid' }
  | { type: 'securityCertificateRevoked' }
  | { type: 'securityCertificateNotReadable' }
  | { type: 'securityCertificateSignatureInvalid' }
  | { type: 'securityCertificateMissing' }
  | { type: 'securityCertificateIncomplete' }
  | { type: 'securityUnsupportedCertificateAlgOID' }
  | { type: 'securityUnknownCA' }
  | UnknownAlternative;
export const SecurityErrors: Type<SecurityErrors> = choice(
  [
    ['securityWrongSyncTime', NULL],
    ['securityReplay', NULL],
    ['securityWrongGeneralID', NULL],
    ['securityWrongSendersID', NULL],
    ['securityIntegrityFailed', NULL],
    ['securityWrongOID', NULL],
    ['securityDHmismatch', NULL],
    ['securityCertificateExpired', NULL],
    ['securityCertificateDateInvalid', NULL],
    ['securityCertificateRevoked', NULL],
    ['securityCertificateNotReadable', NULL],
    ['securityCertificateSignatureInvalid', NULL],
    ['securityCertificateMissing', NULL],
    ['securityCertificateIncomplete', NULL],
    ['securityUnsupportedCertificateAlgOID', NULL],
    ['securityUnknownCA', NULL],
  ],
  [],
);

export type SecurityErrors2 =
  | { type: 'securityWrongSyncTime' }
  | { type: 'securityReplay' }
  | { type: 'securityWrongGeneralID' }
  | { type: 'securityWrongSendersID' }
  | { type: 'securityIntegrityFailed' }
  | { type: 'securityWrongOID' }
  | UnknownAlternative;
export const SecurityErrors2: Type<SecurityErrors2> = choice(
  [
    ['securityWrongSyncTime', NULL],
    ['securityReplay', NULL],
    ['securityWrongGeneralID', NULL],
    ['securityWrongSendersID', NULL],
    ['securityIntegrityFailed', NULL],
    ['securityWrongOID', NULL],
  ],
  [],
);

export type H245Security =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'noSecurity' }
  | { type: 'tls'; value: SecurityCapabilities }
  | { type: 'ipsec'; value: SecurityCapabilities }
  | UnknownAlternative;
export const H245Security: Type<H245Security> = choice(
  [
    ['nonStandard', () => NonStandardParameter],
    ['noSecurity', NULL],
    ['tls', () => SecurityCapabilities],
    ['ipsec', () => SecurityCapabilities],
  ],
  [],
);

export interface QseriesOptions {
  q932Full: boolean;
  q951Full: boolean;
  q952Full: boolean;
  q953Full: boolean;
  q955Full: boolean;
  q956Full: boolean;
  q957Full: boolean;
  q954Info: Q954Details;
  '...'?: Extension;
}
export const QseriesOptions: Type<QseriesOptions> = sequence(
  [
    ['q932Full', BOOLEAN],
    ['q951Full', BOOLEAN],
    ['q952Full', BOOLEAN],
    ['q953Full', BOOLEAN],
    ['q955Full', BOOLEAN],
    ['q956Full', BOOLEAN],
    ['q957Full', BOOLEAN],
    ['q954Info', () => Q954Details],
  ],
  [],
);

export interface Q954Details {
  conferenceCalling: boolean;
  threePartyService: boolean;
  '...'?: Extension;
}
export const Q954Details: Type<Q954Details> = sequence([['conferenceCalling', BOOLEAN], ['threePartyService', BOOLEAN]], []);

export type GloballyUniqueID = Uint8Array /* SIZE (16) */;
export const GloballyUniqueID: Type<GloballyUniqueID> = octetString(size(16));

export type ConferenceIdentifier = GloballyUniqueID;
export const ConferenceIdentifier: Type<ConferenceIdentifier> = GloballyUniqueID;

export type RequestSeqNum = number /* 1..65535 */;
export const RequestSeqNum: Type<RequestSeqNum> = integer(1, 65535);

export type GatekeeperIdentifier = string /* BMPString SIZE (1..128) */;
export const GatekeeperIdentifier: Type<GatekeeperIdentifier> = characterString('BMPString', size(1, 128));

export type BandWidth = number /* 0..4294967295 */;
export const BandWidth: Type<BandWidth> = integer(0, 4294967295);

export type CallReferenceValue = number /* 0..65535 */;
export const CallReferenceValue: Type<CallReferenceValue> = integer(0, 65535);

export type EndpointIdentifier = string /* BMPString SIZE (1..128) */;
export const EndpointIdentifier: Type<EndpointIdentifier> = characterString('BMPString', size(1, 128));

export type ProtocolIdentifier = string /* OBJECT IDENTIFIER */;
export const ProtocolIdentifier: Type<ProtocolIdentifier> = OBJECT_IDENTIFIER;

export type TimeToLive = number /* 1..4294967295 */;
export const TimeToLive: Type<TimeToLive> = integer(1, 4294967295);

export type H248PackagesDescriptor = Uint8Array;
export const H248PackagesDescriptor: Type<H248PackagesDescriptor> = octetString();

export type H248SignalsDescriptor = Uint8Array;
export const H248SignalsDescriptor: Type<H248SignalsDescriptor> = octetString();

export interface GenericData {
  id: GenericIdentifier;
  parameters?: readonly EnumeratedParameter[] /* SIZE (1..512) */;
  '...'?: Extension;
}
export const GenericData: Type<GenericData> = sequence(
  [['id', () => GenericIdentifier], ['parameters', sequenceOf(() => EnumeratedParameter, size(1, 512)), OPTIONAL]],
  [],
);

export type FeatureDescriptor = GenericData;
export const FeatureDescriptor: Type<FeatureDescriptor> = GenericData;

export interface CallIdentifier {
  guid: GloballyUniqueID;
  '...'?: Extension;
}
export const CallIdentifier: Type<CallIdentifier> = sequence([['guid', () => GloballyUniqueID]], []);

export type EncryptIntAlg =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'isoAlgorithm'; value: string /* OBJECT IDENTIFIER */ }
  | UnknownAlternative;
export const EncryptIntAlg: Type<EncryptIntAlg> = choice([['nonStandard', () => NonStandardParameter], ['isoAlgorithm', OBJECT_IDENTIFIER]], []);

export type NonIsoIntegrityMechanism =
  | { type: 'hMAC-MD5' }
  | { type: 'hMAC-iso10118-2-s'; value: EncryptIntAlg }
  | { type: 'hMAC-iso10118-2-l'; value: EncryptIntAlg }
  | { type: 'hMAC-iso10118-3'; value: string /* OBJECT IDENTIFIER */ }
  | UnknownAlternative;
export const NonIsoIntegrityMechanism: Type<NonIsoIntegrityMechanism> = choice(
  [
    ['hMAC-MD5', NULL],
    ['hMAC-iso10118-2-s', () => EncryptIntAlg],
    ['hMAC-iso10118-2-l', () => EncryptIntAlg],
    ['hMAC-iso10118-3', OBJECT_IDENTIFIER],
  ],
  [],
);

export type IntegrityMechanism =
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'digSig' }
  | { type: 'iso9797'; value: string /* OBJECT IDENTIFIER */ }
  | { type: 'nonIsoIM'; value: NonIsoIntegrityMechanism }
  | UnknownAlternative;
export const IntegrityMechanism: Type<IntegrityMechanism> = choice(
  [
    ['nonStandard', () => NonStandardParameter],
    ['digSig', NULL],
    ['iso9797', OBJECT_IDENTIFIER],
    ['nonIsoIM', () => NonIsoIntegrityMechanism],
  ],
  [],
);

export interface ICV {
  algorithmOID: string /* OBJECT IDENTIFIER */;
  icv: BitString;
}
export const ICV: Type<ICV> = sequence([['algorithmOID', OBJECT_IDENTIFIER], ['icv', bitString()]]);

export type FastStartToken = ClearToken;
export const FastStartToken: Type<FastStartToken> = ClearToken;

export type EncodedFastStartToken = OpenType<FastStartToken>;
export const EncodedFastStartToken: Type<EncodedFastStartToken> = openType(() => FastStartToken);

/** `HASHED-EncodedPwdCertToken` */
export interface HASHEDEncodedPwdCertToken {
  algorithmOID: string /* OBJECT IDENTIFIER */;
  paramS: Params;
  hash: BitString;
}
export const HASHEDEncodedPwdCertToken: Type<HASHEDEncodedPwdCertToken> = sequence([['algorithmOID', OBJECT_IDENTIFIER], ['paramS', () => Params], ['hash', bitString()]]);

/** `ENCRYPTED-EncodedPwdCertToken` */
export interface ENCRYPTEDEncodedPwdCertToken {
  algorithmOID: string /* OBJECT IDENTIFIER */;
  paramS: Params;
  encryptedData: Uint8Array;
}
export const ENCRYPTEDEncodedPwdCertToken: Type<ENCRYPTEDEncodedPwdCertToken> = sequence([['algorithmOID', OBJECT_IDENTIFIER], ['paramS', () => Params], ['encryptedData', octetString()]]);

/** `SIGNED-EncodedPwdCertToken` */
export interface SIGNEDEncodedPwdCertToken {
  toBeSigned: EncodedPwdCertToken;
  algorithmOID: string /* OBJECT IDENTIFIER */;
  paramS: Params;
  signature: BitString;
}
export const SIGNEDEncodedPwdCertToken: Type<SIGNEDEncodedPwdCertToken> = sequence(
  [
    ['toBeSigned', () => EncodedPwdCertToken],
    ['algorithmOID', OBJECT_IDENTIFIER],
    ['paramS', () => Params],
    ['signature', bitString()],
  ],
);

/** `SIGNED-EncodedFastStartToken` */
export interface SIGNEDEncodedFastStartToken {
  toBeSigned: EncodedFastStartToken;
  algorithmOID: string /* OBJECT IDENTIFIER */;
  paramS: Params;
  signature: BitString;
}
export const SIGNEDEncodedFastStartToken: Type<SIGNEDEncodedFastStartToken> = sequence(
  [
    ['toBeSigned', () => EncodedFastStartToken],
    ['algorithmOID', OBJECT_IDENTIFIER],
    ['paramS', () => Params],
    ['signature', bitString()],
  ],
);

export type CryptoH323Token =
  | { type: 'cryptoEPPwdHash'; value: { alias: AliasAddress; timeStamp: TimeStamp; token: HASHEDEncodedPwdCertToken } }
  | { type: 'cryptoGKPwdHash'; value: { gatekeeperId: GatekeeperIdentifier; timeStamp: TimeStamp; token: HASHEDEncodedPwdCertToken } }
  | { type: 'cryptoEPPwdEncr'; value: ENCRYPTEDEncodedPwdCertToken }
  | { type: 'cryptoGKPwdEncr'; value: ENCRYPTEDEncodedPwdCertToken }
  | { type: 'cryptoEPCert'; value: SIGNEDEncodedPwdCertToken }
  | { type: 'cryptoGKCert'; value: SIGNEDEncodedPwdCertToken }
  | { type: 'cryptoFastStart'; value: SIGNEDEncodedFastStartToken }
  | { type: 'nestedcryptoToken'; value: CryptoToken }
  | UnknownAlternative;
export const CryptoH323Token: Type<CryptoH323Token> = choice(
  [
    [
      'cryptoEPPwdHash',
      sequence([['alias', () => AliasAddress], ['timeStamp', () => TimeStamp], ['token', () => HASHEDEncodedPwdCertToken]]),
    ],
    [
      'cryptoGKPwdHash',
      sequence(
        [
          ['gatekeeperId', () => GatekeeperIdentifier],
          ['timeStamp', () => TimeStamp],
          ['token', () => HASHEDEncodedPwdCertToken],
        ],
      ),
    ],
    ['cryptoEPPwdEncr', () => ENCRYPTEDEncodedPwdCertToken],
    ['cryptoGKPwdEncr', () => ENCRYPTEDEncodedPwdCertToken],
    ['cryptoEPCert', () => SIGNEDEncodedPwdCertToken],
    ['cryptoGKCert', () => SIGNEDEncodedPwdCertToken],
    ['cryptoFastStart', () => SIGNEDEncodedFastStartToken],
    ['nestedcryptoToken', () => CryptoToken],
  ],
  [],
);

export interface DataRate {
  nonStandardData?: NonStandardParameter;
  channelRate: BandWidth;
  channelMultiplier?: number /* 1..256 */;
  '...'?: Extension;
}
export const DataRate: Type<DataRate> = sequence(
  [
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['channelRate', () => BandWidth],
    ['channelMultiplier', integer(1, 256), OPTIONAL],
  ],
  [],
);

export interface CallLinkage {
  globalCallId?: GloballyUniqueID;
  threadId?: GloballyUniqueID;
  '...'?: Extension;
}
export const CallLinkage: Type<CallLinkage> = sequence([['globalCallId', () => GloballyUniqueID, OPTIONAL], ['threadId', () => GloballyUniqueID, OPTIONAL]], []);

export interface SupportedPrefix {
  nonStandardData?: NonStandardParameter;
  prefix: AliasAddress;
  '...'?: Extension;
}
export const SupportedPrefix: Type<SupportedPrefix> = sequence([['nonStandardData', () => NonStandardParameter, OPTIONAL], ['prefix', () => AliasAddress]], []);

export interface CapacityReportingCapability {
  canReportCallCapacity: boolean;
  '...'?: Extension;
}
export const CapacityReportingCapability: Type<CapacityReportingCapability> = sequence([['canReportCallCapacity', BOOLEAN]], []);

export interface CapacityReportingSpecification {
  when: { callStart?: null; callEnd?: null; '...'?: Extension };
  '...'?: Extension;
}
export const CapacityReportingSpecification: Type<CapacityReportingSpecification> = sequence([['when', sequence([['callStart', NULL, OPTIONAL], ['callEnd', NULL, OPTIONAL]], [])]], []);

export interface CallCapacity {
  maximumCallCapacity?: CallCapacityInfo;
  currentCallCapacity?: CallCapacityInfo;
  '...'?: Extension;
}
export const CallCapacity: Type<CallCapacity> = sequence(
  [['maximumCallCapacity', () => CallCapacityInfo, OPTIONAL], ['currentCallCapacity', () => CallCapacityInfo, OPTIONAL]],
  [],
);

export interface CallCapacityInfo {
  voiceGwCallsAvailable?: readonly CallsAvailable[];
  h310GwCallsAvailable?: readonly CallsAvailable[];
  h320GwCallsAvailable?: readonly CallsAvailable[];
  h321GwCallsAvailable?: readonly CallsAvailable[];
  h322GwCallsAvailable?: readonly CallsAvailable[];
  h323GwCallsAvailable?: readonly CallsAvailable[];
  h324GwCallsAvailable?: readonly CallsAvailable[];
  t120OnlyGwCallsAvailable?: readonly CallsAvailable[];
  t38FaxAnnexbOnlyGwCallsAvailable?: readonly CallsAvailable[];
  terminalCallsAvailable?: readonly CallsAvailable[];
  mcuCallsAvailable?: readonly CallsAvailable[];
  sipGwCallsAvailable?: readonly CallsAvailable[];
  '...'?: Extension;
}
export const CallCapacityInfo: Type<CallCapacityInfo> = sequence(
  [
    ['voiceGwCallsAvailable', sequenceOf(() => CallsAvailable), OPTIONAL],
    ['h310GwCallsAvailable', sequenceOf(() => CallsAvailable), OPTIONAL],
    ['h320GwCallsAvailable', sequenceOf(() => CallsAvailable), OPTIONAL],
    ['h321GwCallsAvailable', sequenceOf(() => CallsAvailable), OPTIONAL],
    ['h322GwCallsAvailable', sequenceOf(() => CallsAvailable), OPTIONAL],
    ['h323GwCallsAvailable', sequenceOf(() => CallsAvailable), OPTIONAL],
    ['h324GwCallsAvailable', sequenceOf(() => CallsAvailable), OPTIONAL],
    ['t120OnlyGwCallsAvailable', sequenceOf(() => CallsAvailable), OPTIONAL],
    ['t38FaxAnnexbOnlyGwCallsAvailable', sequenceOf(() => CallsAvailable), OPTIONAL],
    ['terminalCallsAvailable', sequenceOf(() => CallsAvailable), OPTIONAL],
    ['mcuCallsAvailable', sequenceOf(() => CallsAvailable), OPTIONAL],
  ],
  [['sipGwCallsAvailable', sequenceOf(() => CallsAvailable), OPTIONAL]],
);

export interface CallsAvailable {
  calls: number /* 0..4294967295 */;
  group?: string /* IA5String SIZE (1..128) */;
  carrier?: CarrierInfo;
  '...'?: Extension;
}
export const CallsAvailable: Type<CallsAvailable> = sequence(
  [['calls', integer(0, 4294967295)], ['group', characterString('IA5String', size(1, 128)), OPTIONAL]],
  [['carrier', () => CarrierInfo, OPTIONAL]],
);

export interface CircuitInfo {
  sourceCircuitID?: CircuitIdentifier;
  destinationCircuitID?: CircuitIdentifier;
  genericData?: readonly GenericData[];
  '...'?: Extension;
}
export const CircuitInfo: Type<CircuitInfo> = sequence(
  [
    ['sourceCircuitID', () => CircuitIdentifier, OPTIONAL],
    ['destinationCircuitID', () => CircuitIdentifier, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
  ],
  [],
);

export interface CircuitIdentifier {
  cic?: CicInfo;
  group?: GroupID;
  carrier?: CarrierInfo;
  '...'?: Extension;
}
export const CircuitIdentifier: Type<CircuitIdentifier> = sequence(
  [['cic', () => CicInfo, OPTIONAL], ['group', () => GroupID, OPTIONAL]],
  [['carrier', () => CarrierInfo, OPTIONAL]],
);

export interface CicInfo {
  cic: readonly (Uint8Array /* SIZE (2..4) */)[];
  pointCode: Uint8Array /* SIZE (2..5) */;
  '...'?: Extension;
}
export const CicInfo: Type<CicInfo> = sequence([['cic', sequenceOf(octetString(size(2, 4)))], ['pointCode', octetString(size(2, 5))]], []);

export interface GroupID {
  member?: readonly (number /* 0..65535 */)[];
  group: string /* IA5String SIZE (1..128) */;
  '...'?: Extension;
}
export const GroupID: Type<GroupID> = sequence(
  [['member', sequenceOf(integer(0, 65535)), OPTIONAL], ['group', characterString('IA5String', size(1, 128))]],
  [],
);

export interface CarrierInfo {
  carrierIdentificationCode?: Uint8Array /* SIZE (3..4) */;
  carrierName?: string /* IA5String SIZE (1..128) */;
  '...'?: Extension;
}
export const CarrierInfo: Type<CarrierInfo> = sequence(
  [
    ['carrierIdentificationCode', octetString(size(3, 4)), OPTIONAL],
    ['carrierName', characterString('IA5String', size(1, 128)), OPTIONAL],
  ],
  [],
);

export type ServiceControlDescriptor =
  | { type: 'url'; value: string /* IA5String SIZE (0..512) */ }
  | { type: 'signal'; value: H248SignalsDescriptor }
  | { type: 'nonStandard'; value: NonStandardParameter }
  | { type: 'callCreditServiceControl'; value: CallCreditServiceControl }
  | UnknownAlternative;
export const ServiceControlDescriptor: Type<ServiceControlDescriptor> = choice(
  [
    ['url', characterString('IA5String', size(0, 512))],
    ['signal', () => H248SignalsDescriptor],
    ['nonStandard', () => NonStandardParameter],
    ['callCreditServiceControl', () => CallCreditServiceControl],
  ],
  [],
);

export interface ServiceControlSession {
  sessionId: number /* 0..255 */;
  contents?: ServiceControlDescriptor;
  reason: { type: 'open' } | { type: 'refresh' } | { type: 'close' } | UnknownAlternative;
  '...'?: Extension;
}
export const ServiceControlSession: Type<ServiceControlSession> = sequence(
  [
    ['sessionId', integer(0, 255)],
    ['contents', () => ServiceControlDescriptor, OPTIONAL],
    ['reason', choice([['open', NULL], ['refresh', NULL], ['close', NULL]], [])],
  ],
  [],
);

export interface RasUsageInfoTypes {
  nonStandardUsageTypes: readonly NonStandardParameter[];
  startTime?: null;
  endTime?: null;
  terminationCause?: null;
  '...'?: Extension;
}
export const RasUsageInfoTypes: Type<RasUsageInfoTypes> = sequence(
  [
    ['nonStandardUsageTypes', sequenceOf(() => NonStandardParameter)],
    ['startTime', NULL, OPTIONAL],
    ['endTime', NULL, OPTIONAL],
    ['terminationCause', NULL, OPTIONAL],
  ],
  [],
);

export interface RasUsageSpecification {
  when: { start?: null; end?: null; inIrr?: null; '...'?: Extension };
  callStartingPoint?: { alerting?: null; connect?: null; '...'?: Extension };
  required: RasUsageInfoTypes;
  '...'?: Extension;
}
export const RasUsageSpecification: Type<RasUsageSpecification> = sequence(
  [
    ['when', sequence([['start', NULL, OPTIONAL], ['end', NULL, OPTIONAL], ['inIrr', NULL, OPTIONAL]], [])],
    ['callStartingPoint', sequence([['alerting', NULL, OPTIONAL], ['connect', NULL, OPTIONAL]], []), OPTIONAL],
    ['required', () => RasUsageInfoTypes],
  ],
  [],
);

export interface RasUsageInformation {
  nonStandardUsageFields: readonly NonStandardParameter[];
  alertingTime?: TimeStamp;
  connectTime?: TimeStamp;
  endTime?: TimeStamp;
  '...'?: Extension;
}
export const RasUsageInformation: Type<RasUsageInformation> = sequence(
  [
    ['nonStandardUsageFields', sequenceOf(() => NonStandardParameter)],
    ['alertingTime', () => TimeStamp, OPTIONAL],
    ['connectTime', () => TimeStamp, OPTIONAL],
    ['endTime', () => TimeStamp, OPTIONAL],
  ],
  [],
);

export type CallTerminationCause =
  | { type: 'releaseCompleteReason'; value: ReleaseCompleteReason }
  | { type: 'releaseCompleteCauseIE'; value: Uint8Array /* SIZE (2..32) */ }
  | UnknownAlternative;
export const CallTerminationCause: Type<CallTerminationCause> = choice(
  [['releaseCompleteReason', () => ReleaseCompleteReason], ['releaseCompleteCauseIE', octetString(size(2, 32))]],
  [],
);

export interface BandwidthDetails {
  sender: boolean;
  multicast: boolean;
  bandwidth: BandWidth;
  rtcpAddresses: TransportChannelInfo;
  '...'?: Extension;
}
export const BandwidthDetails: Type<BandwidthDetails> = sequence(
  [
    ['sender', BOOLEAN],
    ['multicast', BOOLEAN],
    ['bandwidth', () => BandWidth],
    ['rtcpAddresses', () => TransportChannelInfo],
  ],
  [],
);

export interface CallCreditCapability {
  canDisplayAmountString?: boolean;
  canEnforceDurationLimit?: boolean;
  '...'?: Extension;
}
export const CallCreditCapability: Type<CallCreditCapability> = sequence([['canDisplayAmountString', BOOLEAN, OPTIONAL], ['canEnforceDurationLimit', BOOLEAN, OPTIONAL]], []);

export interface CallCreditServiceControl {
  amountString?: string /* BMPString SIZE (1..512) */;
  billingMode?: { type: 'credit' } | { type: 'debit' } | UnknownAlternative;
  callDurationLimit?: number /* 1..4294967295 */;
  enforceCallDurationLimit?: boolean;
  callStartingPoint?: { type: 'alerting' } | { type: 'connect' } | UnknownAlternative;
  '...'?: Extension;
}
export const CallCreditServiceControl: Type<CallCreditServiceControl> = sequence(
  [
    ['amountString', characterString('BMPString', size(1, 512)), OPTIONAL],
    ['billingMode', choice([['credit', NULL], ['debit', NULL]], []), OPTIONAL],
    ['callDurationLimit', integer(1, 4294967295), OPTIONAL],
    ['enforceCallDurationLimit', BOOLEAN, OPTIONAL],
    ['callStartingPoint', choice([['alerting', NULL], ['connect', NULL]], []), OPTIONAL],
  ],
  [],
);

export type GenericIdentifier =
  | { type: 'standard'; value: number | bigint /* 0..16383, ... */ }
  | { type: 'oid'; value: string /* OBJECT IDENTIFIER */ }
  | { type: 'nonStandard'; value: GloballyUniqueID }
  | UnknownAlternative;
export const GenericIdentifier: Type<GenericIdentifier> = choice([['standard', integer(0, 16383, true)], ['oid', OBJECT_IDENTIFIER], ['nonStandard', () => GloballyUniqueID]], []);

export interface EnumeratedParameter {
  id: GenericIdentifier;
  content?: Content;
  '...'?: Extension;
}
export const EnumeratedParameter: Type<EnumeratedParameter> = sequence([['id', () => GenericIdentifier], ['content', () => Content, OPTIONAL]], []);

export type Content =
  | { type: 'raw'; value: Uint8Array }
  | { type: 'text'; value: string /* IA5String */ }
  | { type: 'unicode'; value: string /* BMPString */ }
  | { type: 'bool'; value: boolean }
  | { type: 'number8'; value: number /* 0..255 */ }
  | { type: 'number16'; value: number /* 0..65535 */ }
  | { type: 'number32'; value: number /* 0..4294967295 */ }
  | { type: 'id'; value: GenericIdentifier }
  | { type: 'alias'; value: AliasAddress }
  | { type: 'transport'; value: TransportAddress }
  | { type: 'compound'; value: readonly EnumeratedParameter[] /* SIZE (1..512) */ }
  | { type: 'nested'; value: readonly GenericData[] /* SIZE (1..16) */ }
  | UnknownAlternative;
export const Content: Type<Content> = choice(
  [
    ['raw', octetString()],
    ['text', characterString('IA5String')],
    ['unicode', characterString('BMPString')],
    ['bool', BOOLEAN],
    ['number8', integer(0, 255)],
    ['number16', integer(0, 65535)],
    ['number32', integer(0, 4294967295)],
    ['id', () => GenericIdentifier],
    ['alias', () => AliasAddress],
    ['transport', () => TransportAddress],
    ['compound', sequenceOf(() => EnumeratedParameter, size(1, 512))],
    ['nested', sequenceOf(() => GenericData, size(1, 16))],
  ],
  [],
);

export interface FeatureSet {
  replacementFeatureSet: boolean;
  neededFeatures?: readonly FeatureDescriptor[];
  desiredFeatures?: readonly FeatureDescriptor[];
  supportedFeatures?: readonly FeatureDescriptor[];
  '...'?: Extension;
}
export const FeatureSet: Type<FeatureSet> = sequence(
  [
    ['replacementFeatureSet', BOOLEAN],
    ['neededFeatures', sequenceOf(() => FeatureDescriptor), OPTIONAL],
    ['desiredFeatures', sequenceOf(() => FeatureDescriptor), OPTIONAL],
    ['supportedFeatures', sequenceOf(() => FeatureDescriptor), OPTIONAL],
  ],
  [],
);

export interface TransportChannelInfo {
  sendAddress?: TransportAddress;
  recvAddress?: TransportAddress;
  '...'?: Extension;
}
export const TransportChannelInfo: Type<TransportChannelInfo> = sequence([['sendAddress', () => TransportAddress, OPTIONAL], ['recvAddress', () => TransportAddress, OPTIONAL]], []);

export interface RTPSession {
  rtpAddress: TransportChannelInfo;
  rtcpAddress: TransportChannelInfo;
  cname: string /* PrintableString */;
  ssrc: number /* 1..4294967295 */;
  sessionId: number /* 1..255 */;
  associatedSessionIds: readonly (number /* 1..255 */)[];
  multicast?: null;
  bandwidth?: BandWidth;
  '...'?: Extension;
}
export const RTPSession: Type<RTPSession> = sequence(
  [
    ['rtpAddress', () => TransportChannelInfo],
    ['rtcpAddress', () => TransportChannelInfo],
    ['cname', characterString('PrintableString')],
    ['ssrc', integer(1, 4294967295)],
    ['sessionId', integer(1, 255)],
    ['associatedSessionIds', sequenceOf(integer(1, 255))],
  ],
  [['multicast', NULL, OPTIONAL], ['bandwidth', () => BandWidth, OPTIONAL]],
);

export type RehomingModel =
  | { type: 'gatekeeperBased' }
  | { type: 'endpointBased' };
export const RehomingModel: Type<RehomingModel> = choice([['gatekeeperBased', NULL], ['endpointBased', NULL]]);

export type RasMessage =
  | { type: 'gatekeeperRequest'; value: GatekeeperRequest }
  | { type: 'gatekeeperConfirm'; value: GatekeeperConfirm }
  | { type: 'gatekeeperReject'; value: GatekeeperReject }
  | { type: 'registrationRequest'; value: RegistrationRequest }
  | { type: 'registrationConfirm'; value: RegistrationConfirm }
  | { type: 'registrationReject'; value: RegistrationReject }
  | { type: 'unregistrationRequest'; value: UnregistrationRequest }
  | { type: 'unregistrationConfirm'; value: UnregistrationConfirm }
  | { type: 'unregistrationReject'; value: UnregistrationReject }
  | { type: 'admissionRequest'; value: AdmissionRequest }
  | { type: 'admissionConfirm'; value: AdmissionConfirm }
  | { type: 'admissionReject'; value: AdmissionReject }
  | { type: 'bandwidthRequest'; value: BandwidthRequest }
  | { type: 'bandwidthConfirm'; value: BandwidthConfirm }
  | { type: 'bandwidthReject'; value: BandwidthReject }
  | { type: 'disengageRequest'; value: DisengageRequest }
  | { type: 'disengageConfirm'; value: DisengageConfirm }
  | { type: 'disengageReject'; value: DisengageReject }
  | { type: 'locationRequest'; value: LocationRequest }
  | { type: 'locationConfirm'; value: LocationConfirm }
  | { type: 'locationReject'; value: LocationReject }
  | { type: 'infoRequest'; value: InfoRequest }
  | { type: 'infoRequestResponse'; value: InfoRequestResponse }
  | { type: 'nonStandardMessage'; value: NonStandardMessage }
  | { type: 'unknownMessageResponse'; value: UnknownMessageResponse }
  | { type: 'requestInProgress'; value: RequestInProgress }
  | { type: 'resourcesAvailableIndicate'; value: ResourcesAvailableIndicate }
  | { type: 'resourcesAvailableConfirm'; value: ResourcesAvailableConfirm }
  | { type: 'infoRequestAck'; value: InfoRequestAck }
  | { type: 'infoRequestNak'; value: InfoRequestNak }
  | { type: 'serviceControlIndication'; value: ServiceControlIndication }
  | { type: 'serviceControlResponse'; value: ServiceControlResponse }
  | { type: 'admissionConfirmSequence'; value: readonly AdmissionConfirm[] }
  | UnknownAlternative;
export const RasMessage: Type<RasMessage> = choice(
  [
    ['gatekeeperRequest', () => GatekeeperRequest],
    ['gatekeeperConfirm', () => GatekeeperConfirm],
    ['gatekeeperReject', () => GatekeeperReject],
    ['registrationRequest', () => RegistrationRequest],
    ['registrationConfirm', () => RegistrationConfirm],
    ['registrationReject', () => RegistrationReject],
    ['unregistrationRequest', () => UnregistrationRequest],
    ['unregistrationConfirm', () => UnregistrationConfirm],
    ['unregistrationReject', () => UnregistrationReject],
    ['admissionRequest', () => AdmissionRequest],
    ['admissionConfirm', () => AdmissionConfirm],
    ['admissionReject', () => AdmissionReject],
    ['bandwidthRequest', () => BandwidthRequest],
    ['bandwidthConfirm', () => BandwidthConfirm],
    ['bandwidthReject', () => BandwidthReject],
    ['disengageRequest', () => DisengageRequest],
    ['disengageConfirm', () => DisengageConfirm],
    ['disengageReject', () => DisengageReject],
    ['locationRequest', () => LocationRequest],
    ['locationConfirm', () => LocationConfirm],
    ['locationReject', () => LocationReject],
    ['infoRequest', () => InfoRequest],
    ['infoRequestResponse', () => InfoRequestResponse],
    ['nonStandardMessage', () => NonStandardMessage],
    ['unknownMessageResponse', () => UnknownMessageResponse],
  ],
  [
    ['requestInProgress', () => RequestInProgress],
    ['resourcesAvailableIndicate', () => ResourcesAvailableIndicate],
    ['resourcesAvailableConfirm', () => ResourcesAvailableConfirm],
    ['infoRequestAck', () => InfoRequestAck],
    ['infoRequestNak', () => InfoRequestNak],
    ['serviceControlIndication', () => ServiceControlIndication],
    ['serviceControlResponse', () => ServiceControlResponse],
    ['admissionConfirmSequence', sequenceOf(() => AdmissionConfirm)],
  ],
);

export interface GatekeeperRequest {
  requestSeqNum: RequestSeqNum;
  protocolIdentifier: ProtocolIdentifier;
  nonStandardData?: NonStandardParameter;
  rasAddress: TransportAddress;
  endpointType: EndpointType;
  gatekeeperIdentifier?: GatekeeperIdentifier;
  callServices?: QseriesOptions;
  endpointAlias?: readonly AliasAddress[];
  alternateEndpoints?: readonly Endpoint[];
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  authenticationCapability?: readonly AuthenticationMechanism[];
  algorithmOIDs?: readonly (string /* OBJECT IDENTIFIER */)[];
  integrity?: readonly IntegrityMechanism[];
  integrityCheckValue?: ICV;
  supportsAltGK?: null;
  featureSet?: FeatureSet;
  genericData?: readonly GenericData[];
  supportsAssignedGK?: boolean;
  assignedGatekeeper?: AlternateGK;
  '...'?: Extension;
}
export const GatekeeperRequest: Type<GatekeeperRequest> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['rasAddress', () => TransportAddress],
    ['endpointType', () => EndpointType],
    ['gatekeeperIdentifier', () => GatekeeperIdentifier, OPTIONAL],
    ['callServices', () => QseriesOptions, OPTIONAL],
    ['endpointAlias', sequenceOf(() => AliasAddress), OPTIONAL],
  ],
  [
    ['alternateEndpoints', sequenceOf(() => Endpoint), OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['authenticationCapability', sequenceOf(() => AuthenticationMechanism), OPTIONAL],
    ['algorithmOIDs', sequenceOf(OBJECT_IDENTIFIER), OPTIONAL],
    ['integrity', sequenceOf(() => IntegrityMechanism), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['supportsAltGK', NULL, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
    ['supportsAssignedGK', BOOLEAN],
    ['assignedGatekeeper', () => AlternateGK, OPTIONAL],
  ],
);

export interface GatekeeperConfirm {
  requestSeqNum: RequestSeqNum;
  protocolIdentifier: ProtocolIdentifier;
  nonStandardData?: NonStandardParameter;
  gatekeeperIdentifier?: GatekeeperIdentifier;
  rasAddress: TransportAddress;
  alternateGatekeeper?: readonly AlternateGK[];
  authenticationMode?: AuthenticationMechanism;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  algorithmOID?: string /* OBJECT IDENTIFIER */;
  integrity?: readonly IntegrityMechanism[];
  integrityCheckValue?: ICV;
  featureSet?: FeatureSet;
  genericData?: readonly GenericData[];
  assignedGatekeeper?: AlternateGK;
  rehomingModel?: RehomingModel;
  '...'?: Extension;
}
export const GatekeeperConfirm: Type<GatekeeperConfirm> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['gatekeeperIdentifier', () => GatekeeperIdentifier, OPTIONAL],
    ['rasAddress', () => TransportAddress],
  ],
  [
    ['alternateGatekeeper', sequenceOf(() => AlternateGK), OPTIONAL],
    ['authenticationMode', () => AuthenticationMechanism, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['algorithmOID', OBJECT_IDENTIFIER, OPTIONAL],
    ['integrity', sequenceOf(() => IntegrityMechanism), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
    ['assignedGatekeeper', () => AlternateGK, OPTIONAL],
    ['rehomingModel', () => RehomingModel, OPTIONAL],
  ],
);

export interface GatekeeperReject {
  requestSeqNum: RequestSeqNum;
  protocolIdentifier: ProtocolIdentifier;
  nonStandardData?: NonStandardParameter;
  gatekeeperIdentifier?: GatekeeperIdentifier;
  rejectReason: GatekeeperRejectReason;
  altGKInfo?: AltGKInfo;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  featureSet?: FeatureSet;
  genericData?: readonly GenericData[];
  '...'?: Extension;
}
export const GatekeeperReject: Type<GatekeeperReject> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['gatekeeperIdentifier', () => GatekeeperIdentifier, OPTIONAL],
    ['rejectReason', () => GatekeeperRejectReason],
  ],
  [
    ['altGKInfo', () => AltGKInfo, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
  ],
);

export type GatekeeperRejectReason =
  | { type: 'resourceUnavailable' }
  | { type: 'terminalExcluded' }
  | { type: 'invalidRevision' }
  | { type: 'undefinedReason' }
  | { type: 'securityDenial' }
  | { type: 'genericDataReason' }
  | { type: 'neededFeatureNotSupported' }
  | { type: 'securityError'; value: SecurityErrors }
  | UnknownAlternative;
export const GatekeeperRejectReason: Type<GatekeeperRejectReason> = choice(
  [['resourceUnavailable', NULL], ['terminalExcluded', NULL], ['invalidRevision', NULL], ['undefinedReason', NULL]],
  [
    ['securityDenial', NULL],
    ['genericDataReason', NULL],
    ['neededFeatureNotSupported', NULL],
    ['securityError', () => SecurityErrors],
  ],
);

export interface RegistrationRequest {
  requestSeqNum: RequestSeqNum;
  protocolIdentifier: ProtocolIdentifier;
  nonStandardData?: NonStandardParameter;
  discoveryComplete: boolean;
  callSignalAddress: readonly TransportAddress[];
  rasAddress: readonly TransportAddress[];
  terminalType: EndpointType;
  terminalAlias?: readonly AliasAddress[];
  gatekeeperIdentifier?: GatekeeperIdentifier;
  endpointVendor: VendorIdentifier;
  alternateEndpoints?: readonly Endpoint[];
  timeToLive?: TimeToLive;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  keepAlive?: boolean;
  endpointIdentifier?: EndpointIdentifier;
  willSupplyUUIEs?: boolean;
  maintainConnection?: boolean;
  alternateTransportAddresses?: AlternateTransportAddresses;
  additiveRegistration?: null;
  terminalAliasPattern?: readonly AddressPattern[];
  supportsAltGK?: null;
  usageReportingCapability?: RasUsageInfoTypes;
  multipleCalls?: boolean;
  supportedH248Packages?: readonly H248PackagesDescriptor[];
  callCreditCapability?: CallCreditCapability;
  capacityReportingCapability?: CapacityReportingCapability;
  capacity?: CallCapacity;
  featureSet?: FeatureSet;
  genericData?: readonly GenericData[];
  restart?: null;
  supportsACFSequences?: null;
  supportsAssignedGK?: boolean;
  assignedGatekeeper?: AlternateGK;
  transportQOS?: TransportQOS;
  language?: readonly (string /* IA5String SIZE (1..32) */)[];
  '...'?: Extension;
}
export const RegistrationRequest: Type<RegistrationRequest> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['discoveryComplete', BOOLEAN],
    ['callSignalAddress', sequenceOf(() => TransportAddress)],
    ['rasAddress', sequenceOf(() => TransportAddress)],
    ['terminalType', () => EndpointType],
    ['terminalAlias', sequenceOf(() => AliasAddress), OPTIONAL],
    ['gatekeeperIdentifier', () => GatekeeperIdentifier, OPTIONAL],
    ['endpointVendor', () => VendorIdentifier],
  ],
  [
    ['alternateEndpoints', sequenceOf(() => Endpoint), OPTIONAL],
    ['timeToLive', () => TimeToLive, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['keepAlive', BOOLEAN],
    ['endpointIdentifier', () => EndpointIdentifier, OPTIONAL],
    ['willSupplyUUIEs', BOOLEAN],
    ['maintainConnection', BOOLEAN],
    ['alternateTransportAddresses', () => AlternateTransportAddresses, OPTIONAL],
    ['additiveRegistration', NULL, OPTIONAL],
    ['terminalAliasPattern', sequenceOf(() => AddressPattern), OPTIONAL],
    ['supportsAltGK', NULL, OPTIONAL],
    ['usageReportingCapability', () => RasUsageInfoTypes, OPTIONAL],
    ['multipleCalls', BOOLEAN, OPTIONAL],
    ['supportedH248Packages', sequenceOf(() => H248PackagesDescriptor), OPTIONAL],
    ['callCreditCapability', () => CallCreditCapability, OPTIONAL],
    ['capacityReportingCapability', () => CapacityReportingCapability, OPTIONAL],
    ['capacity', () => CallCapacity, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
    ['restart', NULL, OPTIONAL],
    ['supportsACFSequences', NULL, OPTIONAL],
    ['supportsAssignedGK', BOOLEAN],
    ['assignedGatekeeper', () => AlternateGK, OPTIONAL],
    ['transportQOS', () => TransportQOS, OPTIONAL],
    ['language', sequenceOf(characterString('IA5String', size(1, 32))), OPTIONAL],
  ],
);

export interface RegistrationConfirm {
  requestSeqNum: RequestSeqNum;
  protocolIdentifier: ProtocolIdentifier;
  nonStandardData?: NonStandardParameter;
  callSignalAddress: readonly TransportAddress[];
  terminalAlias?: readonly AliasAddress[];
  gatekeeperIdentifier?: GatekeeperIdentifier;
  endpointIdentifier: EndpointIdentifier;
  alternateGatekeeper?: readonly AlternateGK[];
  timeToLive?: TimeToLive;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  willRespondToIRR?: boolean;
  preGrantedARQ?: {
    makeCall: boolean;
    useGKCallSignalAddressToMakeCall: boolean;
    answerCall: boolean;
    useGKCallSignalAddressToAnswer: boolean;
    irrFrequencyInCall?: number /* 1..65535 */;
    totalBandwidthRestriction?: BandWidth;
    alternateTransportAddresses?: AlternateTransportAddresses;
    useSpecifiedTransport?: UseSpecifiedTransport;
    '...'?: Extension;
  };
  maintainConnection?: boolean;
  serviceControl?: readonly ServiceControlSession[];
  supportsAdditiveRegistration?: null;
  terminalAliasPattern?: readonly AddressPattern[];
  supportedPrefixes?: readonly SupportedPrefix[];
  usageSpec?: readonly RasUsageSpecification[];
  featureServerAlias?: AliasAddress;
  capacityReportingSpec?: CapacityReportingSpecification;
  featureSet?: FeatureSet;
  genericData?: readonly GenericData[];
  assignedGatekeeper?: AlternateGK;
  rehomingModel?: RehomingModel;
  transportQOS?: TransportQOS;
  '...'?: Extension;
}
export const RegistrationConfirm: Type<RegistrationConfirm> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['callSignalAddress', sequenceOf(() => TransportAddress)],
    ['terminalAlias', sequenceOf(() => AliasAddress), OPTIONAL],
    ['gatekeeperIdentifier', () => GatekeeperIdentifier, OPTIONAL],
    ['endpointIdentifier', () => EndpointIdentifier],
  ],
  [
    ['alternateGatekeeper', sequenceOf(() => AlternateGK), OPTIONAL],
    ['timeToLive', () => TimeToLive, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['willRespondToIRR', BOOLEAN],
    [
      'preGrantedARQ',
      sequence(
        [
          ['makeCall', BOOLEAN],
          ['useGKCallSignalAddressToMakeCall', BOOLEAN],
          ['answerCall', BOOLEAN],
          ['useGKCallSignalAddressToAnswer', BOOLEAN],
        ],
        [
          ['irrFrequencyInCall', integer(1, 65535), OPTIONAL],
          ['totalBandwidthRestriction', () => BandWidth, OPTIONAL],
          ['alternateTransportAddresses', () => AlternateTransportAddresses, OPTIONAL],
          ['useSpecifiedTransport', () => UseSpecifiedTransport, OPTIONAL],
        ],
      ),
      OPTIONAL,
    ],
    ['maintainConnection', BOOLEAN],
    ['serviceControl', sequenceOf(() => ServiceControlSession), OPTIONAL],
    ['supportsAdditiveRegistration', NULL, OPTIONAL],
    ['terminalAliasPattern', sequenceOf(() => AddressPattern), OPTIONAL],
    ['supportedPrefixes', sequenceOf(() => SupportedPrefix), OPTIONAL],
    ['usageSpec', sequenceOf(() => RasUsageSpecification), OPTIONAL],
    ['featureServerAlias', () => AliasAddress, OPTIONAL],
    ['capacityReportingSpec', () => CapacityReportingSpecification, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
    ['assignedGatekeeper', () => AlternateGK, OPTIONAL],
    ['rehomingModel', () => RehomingModel, OPTIONAL],
    ['transportQOS', () => TransportQOS, OPTIONAL],
  ],
);

export interface RegistrationReject {
  requestSeqNum: RequestSeqNum;
  protocolIdentifier: ProtocolIdentifier;
  nonStandardData?: NonStandardParameter;
  rejectReason: RegistrationRejectReason;
  gatekeeperIdentifier?: GatekeeperIdentifier;
  altGKInfo?: AltGKInfo;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  featureSet?: FeatureSet;
  genericData?: readonly GenericData[];
  assignedGatekeeper?: AlternateGK;
  '...'?: Extension;
}
export const RegistrationReject: Type<RegistrationReject> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['rejectReason', () => RegistrationRejectReason],
    ['gatekeeperIdentifier', () => GatekeeperIdentifier, OPTIONAL],
  ],
  [
    ['altGKInfo', () => AltGKInfo, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
    ['assignedGatekeeper', () => AlternateGK, OPTIONAL],
  ],
);

export type RegistrationRejectReason =
  | { type: 'discoveryRequired' }
  | { type: 'invalidRevision' }
  | { type: 'invalidCallSignalAddress' }
  | { type: 'invalidRASAddress' }
  | { type: 'duplicateAlias'; value: readonly AliasAddress[] }
  | { type: 'invalidTerminalType' }
  | { type: 'undefinedReason' }
  | { type: 'transportNotSupported' }
  | { type: 'transportQOSNotSupported' }
  | { type: 'resourceUnavailable' }
  | { type: 'invalidAlias' }
  | { type: 'securityDenial' }
  | { type: 'fullRegistrationRequired' }
  | { type: 'additiveRegistrationNotSupported' }
  | { type: 'invalidTerminalAliases'; value: {
    terminalAlias?: readonly AliasAddress[];
    terminalAliasPattern?: readonly AddressPattern[];
    supportedPrefixes?: readonly SupportedPrefix[];
    '...'?: Extension;
  } }
  | { type: 'genericDataReason' }
  | { type: 'neededFeatureNotSupported' }
  | { type: 'securityError'; value: SecurityErrors }
  | { type: 'registerWithAssignedGK' }
  | UnknownAlternative;
export const RegistrationRejectReason: Type<RegistrationRejectReason> = choice(
  [
    ['discoveryRequired', NULL],
    ['invalidRevision', NULL],
    ['invalidCallSignalAddress', NULL],
    ['invalidRASAddress', NULL],
    ['duplicateAlias', sequenceOf(() => AliasAddress)],
    ['invalidTerminalType', NULL],
    ['undefinedReason', NULL],
    ['transportNotSupported', NULL],
  ],
  [
    ['transportQOSNotSupported', NULL],
    ['resourceUnavailable', NULL],
    ['invalidAlias', NULL],
    ['securityDenial', NULL],
    ['fullRegistrationRequired', NULL],
    ['additiveRegistrationNotSupported', NULL],
    [
      'invalidTerminalAliases',
      sequence(
        [
          ['terminalAlias', sequenceOf(() => AliasAddress), OPTIONAL],
          ['terminalAliasPattern', sequenceOf(() => AddressPattern), OPTIONAL],
          ['supportedPrefixes', sequenceOf(() => SupportedPrefix), OPTIONAL],
        ],
        [],
      ),
    ],
    ['genericDataReason', NULL],
    ['neededFeatureNotSupported', NULL],
    ['securityError', () => SecurityErrors],
    ['registerWithAssignedGK', NULL],
  ],
);

export interface UnregistrationRequest {
  requestSeqNum: RequestSeqNum;
  callSignalAddress: readonly TransportAddress[];
  endpointAlias?: readonly AliasAddress[];
  nonStandardData?: NonStandardParameter;
  endpointIdentifier?: EndpointIdentifier;
  alternateEndpoints?: readonly Endpoint[];
  gatekeeperIdentifier?: GatekeeperIdentifier;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  reason?: UnregRequestReason;
  endpointAliasPattern?: readonly AddressPattern[];
  supportedPrefixes?: readonly SupportedPrefix[];
  alternateGatekeeper?: readonly AlternateGK[];
  genericData?: readonly GenericData[];
  assignedGatekeeper?: AlternateGK;
  '...'?: Extension;
}
export const UnregistrationRequest: Type<UnregistrationRequest> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['callSignalAddress', sequenceOf(() => TransportAddress)],
    ['endpointAlias', sequenceOf(() => AliasAddress), OPTIONAL],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['endpointIdentifier', () => EndpointIdentifier, OPTIONAL],
  ],
  [
    ['alternateEndpoints', sequenceOf(() => Endpoint), OPTIONAL],
    ['gatekeeperIdentifier', () => GatekeeperIdentifier, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['reason', () => UnregRequestReason, OPTIONAL],
    ['endpointAliasPattern', sequenceOf(() => AddressPattern), OPTIONAL],
    ['supportedPrefixes', sequenceOf(() => SupportedPrefix), OPTIONAL],
    ['alternateGatekeeper', sequenceOf(() => AlternateGK), OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
    ['assignedGatekeeper', () => AlternateGK, OPTIONAL],
  ],
);

export type UnregRequestReason =
  | { type: 'reregistrationRequired' }
  | { type: 'ttlExpired' }
  | { type: 'securityDenial' }
  | { type: 'undefinedReason' }
  | { type: 'maintenance' }
  | { type: 'securityError'; value: SecurityErrors2 }
  | { type: 'registerWithAssignedGK' }
  | UnknownAlternative;
export const UnregRequestReason: Type<UnregRequestReason> = choice(
  [['reregistrationRequired', NULL], ['ttlExpired', NULL], ['securityDenial', NULL], ['undefinedReason', NULL]],
  [['maintenance', NULL], ['securityError', () => SecurityErrors2], ['registerWithAssignedGK', NULL]],
);

export interface UnregistrationConfirm {
  requestSeqNum: RequestSeqNum;
  nonStandardData?: NonStandardParameter;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  genericData?: readonly GenericData[];
  assignedGatekeeper?: AlternateGK;
  '...'?: Extension;
}
export const UnregistrationConfirm: Type<UnregistrationConfirm> = sequence(
  [['requestSeqNum', () => RequestSeqNum], ['nonStandardData', () => NonStandardParameter, OPTIONAL]],
  [
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
    ['assignedGatekeeper', () => AlternateGK, OPTIONAL],
  ],
);

export interface UnregistrationReject {
  requestSeqNum: RequestSeqNum;
  rejectReason: UnregRejectReason;
  nonStandardData?: NonStandardParameter;
  altGKInfo?: AltGKInfo;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  genericData?: readonly GenericData[];
  '...'?: Extension;
}
export const UnregistrationReject: Type<UnregistrationReject> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['rejectReason', () => UnregRejectReason],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
  ],
  [
    ['altGKInfo', () => AltGKInfo, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
  ],
);

export type UnregRejectReason =
  | { type: 'notCurrentlyRegistered' }
  | { type: 'callInProgress' }
  | { type: 'undefinedReason' }
  | { type: 'permissionDenied' }
  | { type: 'securityDenial' }
  | { type: 'securityError'; value: SecurityErrors2 }
  | UnknownAlternative;
export const UnregRejectReason: Type<UnregRejectReason> = choice(
  [['notCurrentlyRegistered', NULL], ['callInProgress', NULL], ['undefinedReason', NULL]],
  [['permissionDenied', NULL], ['securityDenial', NULL], ['securityError', () => SecurityErrors2]],
);

export interface AdmissionRequest {
  requestSeqNum: RequestSeqNum;
  callType: CallType;
  callModel?: CallModel;
  endpointIdentifier: EndpointIdentifier;
  destinationInfo?: readonly AliasAddress[];
  destCallSignalAddress?: TransportAddress;
  destExtraCallInfo?: readonly AliasAddress[];
  srcInfo: readonly AliasAddress[];
  srcCallSignalAddress?: TransportAddress;
  bandWidth: BandWidth;
  callReferenceValue: CallReferenceValue;
  nonStandardData?: NonStandardParameter;
  callServices?: QseriesOptions;
  conferenceID: ConferenceIdentifier;
  activeMC: boolean;
  answerCall: boolean;
  canMapAlias?: boolean;
  callIdentifier?: CallIdentifier;
  srcAlternatives?: readonly Endpoint[];
  destAlternatives?: readonly Endpoint[];
  gatekeeperIdentifier?: GatekeeperIdentifier;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  transportQOS?: TransportQOS;
  willSupplyUUIEs?: boolean;
  callLinkage?: CallLinkage;
  gatewayDataRate?: DataRate;
  capacity?: CallCapacity;
  circuitInfo?: CircuitInfo;
  desiredProtocols?: readonly SupportedProtocols[];
  desiredTunnelledProtocol?: TunnelledProtocol;
  featureSet?: FeatureSet;
  genericData?: readonly GenericData[];
  canMapSrcAlias?: boolean;
  '...'?: Extension;
}
export const AdmissionRequest: Type<AdmissionRequest> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['callType', () => CallType],
    ['callModel', () => CallModel, OPTIONAL],
    ['endpointIdentifier', () => EndpointIdentifier],
    ['destinationInfo', sequenceOf(() => AliasAddress), OPTIONAL],
    ['destCallSignalAddress', () => TransportAddress, OPTIONAL],
    ['destExtraCallInfo', sequenceOf(() => AliasAddress), OPTIONAL],
    ['srcInfo', sequenceOf(() => AliasAddress)],
    ['srcCallSignalAddress', () => TransportAddress, OPTIONAL],
    ['bandWidth', () => BandWidth],
    ['callReferenceValue', () => CallReferenceValue],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['callServices', () => QseriesOptions, OPTIONAL],
    ['conferenceID', () => ConferenceIdentifier],
    ['activeMC', BOOLEAN],
    ['answerCall', BOOLEAN],
  ],
  [
    ['canMapAlias', BOOLEAN],
    ['callIdentifier', () => CallIdentifier],
    ['srcAlternatives', sequenceOf(() => Endpoint), OPTIONAL],
    ['destAlternatives', sequenceOf(() => Endpoint), OPTIONAL],
    ['gatekeeperIdentifier', () => GatekeeperIdentifier, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['transportQOS', () => TransportQOS, OPTIONAL],
    ['willSupplyUUIEs', BOOLEAN],
    ['callLinkage', () => CallLinkage, OPTIONAL],
    ['gatewayDataRate', () => DataRate, OPTIONAL],
    ['capacity', () => CallCapacity, OPTIONAL],
    ['circuitInfo', () => CircuitInfo, OPTIONAL],
    ['desiredProtocols', sequenceOf(() => SupportedProtocols), OPTIONAL],
    ['desiredTunnelledProtocol', () => TunnelledProtocol, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
    ['canMapSrcAlias', BOOLEAN],
  ],
);

export type CallType =
  | { type: 'pointToPoint' }
  | { type: 'oneToN' }
  | { type: 'nToOne' }
  | { type: 'nToN' }
  | UnknownAlternative;
export const CallType: Type<CallType> = choice([['pointToPoint', NULL], ['oneToN', NULL], ['nToOne', NULL], ['nToN', NULL]], []);

export type CallModel =
  | { type: 'direct' }
  | { type: 'gatekeeperRouted' }
  | UnknownAlternative;
export const CallModel: Type<CallModel> = choice([['direct', NULL], ['gatekeeperRouted', NULL]], []);

export type TransportQOS =
  | { type: 'endpointControlled' }
  | { type: 'gatekeeperControlled' }
  | { type: 'noControl' }
  | { type: 'qOSCapabilities'; value: readonly QOSCapability[] /* SIZE (1..256) */ }
  | UnknownAlternative;
export const TransportQOS: Type<TransportQOS> = choice(
  [['endpointControlled', NULL], ['gatekeeperControlled', NULL], ['noControl', NULL]],
  [['qOSCapabilities', sequenceOf(() => QOSCapability, size(1, 256))]],
);

export interface AdmissionConfirm {
  requestSeqNum: RequestSeqNum;
  bandWidth: BandWidth;
  callModel: CallModel;
  destCallSignalAddress: TransportAddress;
  irrFrequency?: number /* 1..65535 */;
  nonStandardData?: NonStandardParameter;
  destinationInfo?: readonly AliasAddress[];
  destExtraCallInfo?: readonly AliasAddress[];
  destinationType?: EndpointType;
  remoteExtensionAddress?: readonly AliasAddress[];
  alternateEndpoints?: readonly Endpoint[];
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  transportQOS?: TransportQOS;
  willRespondToIRR?: boolean;
  uuiesRequested?: UUIEsRequested;
  language?: readonly (string /* IA5String SIZE (1..32) */)[];
  alternateTransportAddresses?: AlternateTransportAddresses;
  useSpecifiedTransport?: UseSpecifiedTransport;
  circuitInfo?: CircuitInfo;
  usageSpec?: readonly RasUsageSpecification[];
  supportedProtocols?: readonly SupportedProtocols[];
  serviceControl?: readonly ServiceControlSession[];
  multipleCalls?: boolean;
  featureSet?: FeatureSet;
  genericData?: readonly GenericData[];
  modifiedSrcInfo?: readonly AliasAddress[];
  assignedGatekeeper?: AlternateGK;
  '...'?: Extension;
}
export const AdmissionConfirm: Type<AdmissionConfirm> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['bandWidth', () => BandWidth],
    ['callModel', () => CallModel],
    ['destCallSignalAddress', () => TransportAddress],
    ['irrFrequency', integer(1, 65535), OPTIONAL],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
  ],
  [
    ['destinationInfo', sequenceOf(() => AliasAddress), OPTIONAL],
    ['destExtraCallInfo', sequenceOf(() => AliasAddress), OPTIONAL],
    ['destinationType', () => EndpointType, OPTIONAL],
    ['remoteExtensionAddress', sequenceOf(() => AliasAddress), OPTIONAL],
    ['alternateEndpoints', sequenceOf(() => Endpoint), OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['transportQOS', () => TransportQOS, OPTIONAL],
    ['willRespondToIRR', BOOLEAN],
    ['uuiesRequested', () => UUIEsRequested],
    ['language', sequenceOf(characterString('IA5String', size(1, 32))), OPTIONAL],
    ['alternateTransportAddresses', () => AlternateTransportAddresses, OPTIONAL],
    ['useSpecifiedTransport', () => UseSpecifiedTransport, OPTIONAL],
    ['circuitInfo', () => CircuitInfo, OPTIONAL],
    ['usageSpec', sequenceOf(() => RasUsageSpecification), OPTIONAL],
    ['supportedProtocols', sequenceOf(() => SupportedProtocols), OPTIONAL],
    ['serviceControl', sequenceOf(() => ServiceControlSession), OPTIONAL],
    ['multipleCalls', BOOLEAN, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
    ['modifiedSrcInfo', sequenceOf(() => AliasAddress), OPTIONAL],
    ['assignedGatekeeper', () => AlternateGK, OPTIONAL],
  ],
);

export interface UUIEsRequested {
  setup: boolean;
  callProceeding: boolean;
  connect: boolean;
  alerting: boolean;
  information: boolean;
  releaseComplete: boolean;
  facility: boolean;
  progress: boolean;
  empty: boolean;
  status?: boolean;
  statusInquiry?: boolean;
  setupAcknowledge?: boolean;
  notify?: boolean;
  '...'?: Extension;
}
export const UUIEsRequested: Type<UUIEsRequested> = sequence(
  [
    ['setup', BOOLEAN],
    ['callProceeding', BOOLEAN],
    ['connect', BOOLEAN],
    ['alerting', BOOLEAN],
    ['information', BOOLEAN],
    ['releaseComplete', BOOLEAN],
    ['facility', BOOLEAN],
    ['progress', BOOLEAN],
    ['empty', BOOLEAN],
  ],
  [['status', BOOLEAN], ['statusInquiry', BOOLEAN], ['setupAcknowledge', BOOLEAN], ['notify', BOOLEAN]],
);

export interface AdmissionReject {
  requestSeqNum: RequestSeqNum;
  rejectReason: AdmissionRejectReason;
  nonStandardData?: NonStandardParameter;
  altGKInfo?: AltGKInfo;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  callSignalAddress?: readonly TransportAddress[];
  integrityCheckValue?: ICV;
  serviceControl?: readonly ServiceControlSession[];
  featureSet?: FeatureSet;
  genericData?: readonly GenericData[];
  assignedGatekeeper?: AlternateGK;
  '...'?: Extension;
}
export const AdmissionReject: Type<AdmissionReject> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['rejectReason', () => AdmissionRejectReason],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
  ],
  [
    ['altGKInfo', () => AltGKInfo, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['callSignalAddress', sequenceOf(() => TransportAddress), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['serviceControl', sequenceOf(() => ServiceControlSession), OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
    ['assignedGatekeeper', () => AlternateGK, OPTIONAL],
  ],
);

export type AdmissionRejectReason =
  | { type: 'calledPartyNotRegistered' }
  | { type: 'invalidPermission' }
  | { type: 'requestDenied' }
  | { type: 'undefinedReason' }
  | { type: 'callerNotRegistered' }
  | { type: 'routeCallToGatekeeper' }
  | { type: 'invalidEndpointIdentifier' }
  | { type: 'resourceUnavailable' }
  | { type: 'securityDenial' }
  | { type: 'qosControlNotSupported' }
  | { type: 'incompleteAddress' }
  | { type: 'aliasesInconsistent' }
  | { type: 'routeCallToSCN'; value: readonly PartyNumber[] }
  | { type: 'exceedsCallCapacity' }
  | { type: 'collectDestination' }
  | { type: 'collectPIN' }
  | { type: 'genericDataReason' }
  | { type: 'neededFeatureNotSupported' }
  | { type: 'securityError'; value: SecurityErrors2 }
  | { type: 'securityDHmismatch' }
  | { type: 'noRouteToDestination' }
  | { type: 'unallocatedNumber' }
  | { type: 'registerWithAssignedGK' }
  | UnknownAlternative;
export const AdmissionRejectReason: Type<AdmissionRejectReason> = choice(
  [
    ['calledPartyNotRegistered', NULL],
    ['invalidPermission', NULL],
    ['requestDenied', NULL],
    ['undefinedReason', NULL],
    ['callerNotRegistered', NULL],
    ['routeCallToGatekeeper', NULL],
    ['invalidEndpointIdentifier', NULL],
    ['resourceUnavailable', NULL],
  ],
  [
    ['securityDenial', NULL],
    ['qosControlNotSupported', NULL],
    ['incompleteAddress', NULL],
    ['aliasesInconsistent', NULL],
    ['routeCallToSCN', sequenceOf(() => PartyNumber)],
    ['exceedsCallCapacity', NULL],
    ['collectDestination', NULL],
    ['collectPIN', NULL],
    ['genericDataReason', NULL],
    ['neededFeatureNotSupported', NULL],
    ['securityError', () => SecurityErrors2],
    ['securityDHmismatch', NULL],
    ['noRouteToDestination', NULL],
    ['unallocatedNumber', NULL],
    ['registerWithAssignedGK', NULL],
  ],
);

export interface BandwidthRequest {
  requestSeqNum: RequestSeqNum;
  endpointIdentifier: EndpointIdentifier;
  conferenceID: ConferenceIdentifier;
  callReferenceValue: CallReferenceValue;
  callType?: CallType;
  bandWidth: BandWidth;
  nonStandardData?: NonStandardParameter;
  callIdentifier?: CallIdentifier;
  gatekeeperIdentifier?: GatekeeperIdentifier;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  answeredCall?: boolean;
  callLinkage?: CallLinkage;
  capacity?: CallCapacity;
  usageInformation?: RasUsageInformation;
  bandwidthDetails?: readonly BandwidthDetails[];
  genericData?: readonly GenericData[];
  transportQOS?: TransportQOS;
  '...'?: Extension;
}
export const BandwidthRequest: Type<BandwidthRequest> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['endpointIdentifier', () => EndpointIdentifier],
    ['conferenceID', () => ConferenceIdentifier],
    ['callReferenceValue', () => CallReferenceValue],
    ['callType', () => CallType, OPTIONAL],
    ['bandWidth', () => BandWidth],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
  ],
  [
    ['callIdentifier', () => CallIdentifier],
    ['gatekeeperIdentifier', () => GatekeeperIdentifier, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['answeredCall', BOOLEAN],
    ['callLinkage', () => CallLinkage, OPTIONAL],
    ['capacity', () => CallCapacity, OPTIONAL],
    ['usageInformation', () => RasUsageInformation, OPTIONAL],
    ['bandwidthDetails', sequenceOf(() => BandwidthDetails), OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
    ['transportQOS', () => TransportQOS, OPTIONAL],
  ],
);

export interface BandwidthConfirm {
  requestSeqNum: RequestSeqNum;
  bandWidth: BandWidth;
  nonStandardData?: NonStandardParameter;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  capacity?: CallCapacity;
  genericData?: readonly GenericData[];
  transportQOS?: TransportQOS;
  '...'?: Extension;
}
export const BandwidthConfirm: Type<BandwidthConfirm> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['bandWidth', () => BandWidth],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
  ],
  [
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['capacity', () => CallCapacity, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
    ['transportQOS', () => TransportQOS, OPTIONAL],
  ],
);

export interface BandwidthReject {
  requestSeqNum: RequestSeqNum;
  rejectReason: BandRejectReason;
  allowedBandWidth: BandWidth;
  nonStandardData?: NonStandardParameter;
  altGKInfo?: AltGKInfo;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  genericData?: readonly GenericData[];
  '...'?: Extension;
}
export const BandwidthReject: Type<BandwidthReject> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['rejectReason', () => BandRejectReason],
    ['allowedBandWidth', () => BandWidth],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
  ],
  [
    ['altGKInfo', () => AltGKInfo, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
  ],
);

export type BandRejectReason =
  | { type: 'notBound' }
  | { type: 'invalidConferenceID' }
  | { type: 'invalidPermission' }
  | { type: 'insufficientResources' }
  | { type: 'invalidRevision' }
  | { type: 'undefinedReason' }
  | { type: 'securityDenial' }
  | { type: 'securityError'; value: SecurityErrors2 }
  | UnknownAlternative;
export const BandRejectReason: Type<BandRejectReason> = choice(
  [
    ['notBound', NULL],
    ['invalidConferenceID', NULL],
    ['invalidPermission', NULL],
    ['insufficientResources', NULL],
    ['invalidRevision', NULL],
    ['undefinedReason', NULL],
  ],
  [['securityDenial', NULL], ['securityError', () => SecurityErrors2]],
);

export interface LocationRequest {
  requestSeqNum: RequestSeqNum;
  endpointIdentifier?: EndpointIdentifier;
  destinationInfo: readonly AliasAddress[];
  nonStandardData?: NonStandardParameter;
  replyAddress: TransportAddress;
  sourceInfo?: readonly AliasAddress[];
  canMapAlias?: boolean;
  gatekeeperIdentifier?: GatekeeperIdentifier;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  desiredProtocols?: readonly SupportedProtocols[];
  desiredTunnelledProtocol?: TunnelledProtocol;
  featureSet?: FeatureSet;
  genericData?: readonly GenericData[];
  hopCount?: number /* 1..255 */;
  circuitInfo?: CircuitInfo;
  callIdentifier?: CallIdentifier;
  bandWidth?: BandWidth;
  sourceEndpointInfo?: readonly AliasAddress[];
  canMapSrcAlias?: boolean;
  language?: readonly (string /* IA5String SIZE (1..32) */)[];
  '...'?: Extension;
}
export const LocationRequest: Type<LocationRequest> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['endpointIdentifier', () => EndpointIdentifier, OPTIONAL],
    ['destinationInfo', sequenceOf(() => AliasAddress)],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['replyAddress', () => TransportAddress],
  ],
  [
    ['sourceInfo', sequenceOf(() => AliasAddress), OPTIONAL],
    ['canMapAlias', BOOLEAN],
    ['gatekeeperIdentifier', () => GatekeeperIdentifier, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['desiredProtocols', sequenceOf(() => SupportedProtocols), OPTIONAL],
    ['desiredTunnelledProtocol', () => TunnelledProtocol, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
    ['hopCount', integer(1, 255), OPTIONAL],
    ['circuitInfo', () => CircuitInfo, OPTIONAL],
    ['callIdentifier', () => CallIdentifier, OPTIONAL],
    ['bandWidth', () => BandWidth, OPTIONAL],
    ['sourceEndpointInfo', sequenceOf(() => AliasAddress), OPTIONAL],
    ['canMapSrcAlias', BOOLEAN],
    ['language', sequenceOf(characterString('IA5String', size(1, 32))), OPTIONAL],
  ],
);

export interface LocationConfirm {
  requestSeqNum: RequestSeqNum;
  callSignalAddress: TransportAddress;
  rasAddress: TransportAddress;
  nonStandardData?: NonStandardParameter;
  destinationInfo?: readonly AliasAddress[];
  destExtraCallInfo?: readonly AliasAddress[];
  destinationType?: EndpointType;
  remoteExtensionAddress?: readonly AliasAddress[];
  alternateEndpoints?: readonly Endpoint[];
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  alternateTransportAddresses?: AlternateTransportAddresses;
  supportedProtocols?: readonly SupportedProtocols[];
  multipleCalls?: boolean;
  featureSet?: FeatureSet;
  genericData?: readonly GenericData[];
  circuitInfo?: CircuitInfo;
  serviceControl?: readonly ServiceControlSession[];
  modifiedSrcInfo?: readonly AliasAddress[];
  bandWidth?: BandWidth;
  '...'?: Extension;
}
export const LocationConfirm: Type<LocationConfirm> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['callSignalAddress', () => TransportAddress],
    ['rasAddress', () => TransportAddress],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
  ],
  [
    ['destinationInfo', sequenceOf(() => AliasAddress), OPTIONAL],
    ['destExtraCallInfo', sequenceOf(() => AliasAddress), OPTIONAL],
    ['destinationType', () => EndpointType, OPTIONAL],
    ['remoteExtensionAddress', sequenceOf(() => AliasAddress), OPTIONAL],
    ['alternateEndpoints', sequenceOf(() => Endpoint), OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['alternateTransportAddresses', () => AlternateTransportAddresses, OPTIONAL],
    ['supportedProtocols', sequenceOf(() => SupportedProtocols), OPTIONAL],
    ['multipleCalls', BOOLEAN, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
    ['circuitInfo', () => CircuitInfo, OPTIONAL],
    ['serviceControl', sequenceOf(() => ServiceControlSession), OPTIONAL],
    ['modifiedSrcInfo', sequenceOf(() => AliasAddress), OPTIONAL],
    ['bandWidth', () => BandWidth, OPTIONAL],
  ],
);

export interface LocationReject {
  requestSeqNum: RequestSeqNum;
  rejectReason: LocationRejectReason;
  nonStandardData?: NonStandardParameter;
  altGKInfo?: AltGKInfo;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  featureSet?: FeatureSet;
  genericData?: readonly GenericData[];
  serviceControl?: readonly ServiceControlSession[];
  '...'?: Extension;
}
export const LocationReject: Type<LocationReject> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['rejectReason', () => LocationRejectReason],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
  ],
  [
    ['altGKInfo', () => AltGKInfo, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
    ['serviceControl', sequenceOf(() => ServiceControlSession), OPTIONAL],
  ],
);

export type LocationRejectReason =
  | { type: 'notRegistered' }
  | { type: 'invalidPermission' }
  | { type: 'requestDenied' }
  | { type: 'undefinedReason' }
  | { type: 'securityDenial' }
  | { type: 'aliasesInconsistent' }
  | { type: 'routeCalltoSCN'; value: readonly PartyNumber[] }
  | { type: 'resourceUnavailable' }
  | { type: 'genericDataReason' }
  | { type: 'neededFeatureNotSupported' }
  | { type: 'hopCountExceeded' }
  | { type: 'incompleteAddress' }
  | { type: 'securityError'; value: SecurityErrors2 }
  | { type: 'securityDHmismatch' }
  | { type: 'noRouteToDestination' }
  | { type: 'unallocatedNumber' }
  | UnknownAlternative;
export const LocationRejectReason: Type<LocationRejectReason> = choice(
  [['notRegistered', NULL], ['invalidPermission', NULL], ['requestDenied', NULL], ['undefinedReason', NULL]],
  [
    ['securityDenial', NULL],
    ['aliasesInconsistent', NULL],
    ['routeCalltoSCN', sequenceOf(() => PartyNumber)],
    ['resourceUnavailable', NULL],
    ['genericDataReason', NULL],
    ['neededFeatureNotSupported', NULL],
    ['hopCountExceeded', NULL],
    ['incompleteAddress', NULL],
    ['securityError', () => SecurityErrors2],
    ['securityDHmismatch', NULL],
    ['noRouteToDestination', NULL],
    ['unallocatedNumber', NULL],
  ],
);

export interface DisengageRequest {
  requestSeqNum: RequestSeqNum;
  endpointIdentifier: EndpointIdentifier;
  conferenceID: ConferenceIdentifier;
  callReferenceValue: CallReferenceValue;
  disengageReason: DisengageReason;
  nonStandardData?: NonStandardParameter;
  callIdentifier?: CallIdentifier;
  gatekeeperIdentifier?: GatekeeperIdentifier;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  answeredCall?: boolean;
  callLinkage?: CallLinkage;
  capacity?: CallCapacity;
  circuitInfo?: CircuitInfo;
  usageInformation?: RasUsageInformation;
  terminationCause?: CallTerminationCause;
  serviceControl?: readonly ServiceControlSession[];
  genericData?: readonly GenericData[];
  '...'?: Extension;
}
export const DisengageRequest: Type<DisengageRequest> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['endpointIdentifier', () => EndpointIdentifier],
    ['conferenceID', () => ConferenceIdentifier],
    ['callReferenceValue', () => CallReferenceValue],
    ['disengageReason', () => DisengageReason],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
  ],
  [
    ['callIdentifier', () => CallIdentifier],
    ['gatekeeperIdentifier', () => GatekeeperIdentifier, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['answeredCall', BOOLEAN],
    ['callLinkage', () => CallLinkage, OPTIONAL],
    ['capacity', () => CallCapacity, OPTIONAL],
    ['circuitInfo', () => CircuitInfo, OPTIONAL],
    ['usageInformation', () => RasUsageInformation, OPTIONAL],
    ['terminationCause', () => CallTerminationCause, OPTIONAL],
    ['serviceControl', sequenceOf(() => ServiceControlSession), OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
  ],
);

export type DisengageReason =
  | { type: 'forcedDrop' }
  | { type: 'normalDrop' }
  | { type: 'undefinedReason' }
  | UnknownAlternative;
export const DisengageReason: Type<DisengageReason> = choice([['forcedDrop', NULL], ['normalDrop', NULL], ['undefinedReason', NULL]], []);

export interface DisengageConfirm {
  requestSeqNum: RequestSeqNum;
  nonStandardData?: NonStandardParameter;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  capacity?: CallCapacity;
  circuitInfo?: CircuitInfo;
  usageInformation?: RasUsageInformation;
  genericData?: readonly GenericData[];
  assignedGatekeeper?: AlternateGK;
  '...'?: Extension;
}
export const DisengageConfirm: Type<DisengageConfirm> = sequence(
  [['requestSeqNum', () => RequestSeqNum], ['nonStandardData', () => NonStandardParameter, OPTIONAL]],
  [
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['capacity', () => CallCapacity, OPTIONAL],
    ['circuitInfo', () => CircuitInfo, OPTIONAL],
    ['usageInformation', () => RasUsageInformation, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
    ['assignedGatekeeper', () => AlternateGK, OPTIONAL],
  ],
);

export interface DisengageReject {
  requestSeqNum: RequestSeqNum;
  rejectReason: DisengageRejectReason;
  nonStandardData?: NonStandardParameter;
  altGKInfo?: AltGKInfo;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  genericData?: readonly GenericData[];
  '...'?: Extension;
}
export const DisengageReject: Type<DisengageReject> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['rejectReason', () => DisengageRejectReason],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
  ],
  [
    ['altGKInfo', () => AltGKInfo, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
  ],
);

export type DisengageRejectReason =
  | { type: 'notRegistered' }
  | { type: 'requestToDropOther' }
  | { type: 'securityDenial' }
  | { type: 'securityError'; value: SecurityErrors2 }
  | UnknownAlternative;
export const DisengageRejectReason: Type<DisengageRejectReason> = choice(
  [['notRegistered', NULL], ['requestToDropOther', NULL]],
  [['securityDenial', NULL], ['securityError', () => SecurityErrors2]],
);

export interface InfoRequest {
  requestSeqNum: RequestSeqNum;
  callReferenceValue: CallReferenceValue;
  nonStandardData?: NonStandardParameter;
  replyAddress?: TransportAddress;
  callIdentifier?: CallIdentifier;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  uuiesRequested?: UUIEsRequested;
  callLinkage?: CallLinkage;
  usageInfoRequested?: RasUsageInfoTypes;
  segmentedResponseSupported?: null;
  nextSegmentRequested?: number /* 0..65535 */;
  capacityInfoRequested?: null;
  genericData?: readonly GenericData[];
  assignedGatekeeper?: AlternateGK;
  '...'?: Extension;
}
export const InfoRequest: Type<InfoRequest> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['callReferenceValue', () => CallReferenceValue],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['replyAddress', () => TransportAddress, OPTIONAL],
  ],
  [
    ['callIdentifier', () => CallIdentifier],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['uuiesRequested', () => UUIEsRequested, OPTIONAL],
    ['callLinkage', () => CallLinkage, OPTIONAL],
    ['usageInfoRequested', () => RasUsageInfoTypes, OPTIONAL],
    ['segmentedResponseSupported', NULL, OPTIONAL],
    ['nextSegmentRequested', integer(0, 65535), OPTIONAL],
    ['capacityInfoRequested', NULL, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
    ['assignedGatekeeper', () => AlternateGK, OPTIONAL],
  ],
);

export interface InfoRequestResponse {
  nonStandardData?: NonStandardParameter;
  requestSeqNum: RequestSeqNum;
  endpointType: EndpointType;
  endpointIdentifier: EndpointIdentifier;
  rasAddress: TransportAddress;
  callSignalAddress: readonly TransportAddress[];
  endpointAlias?: readonly AliasAddress[];
  perCallInfo?: readonly {
    nonStandardData?: NonStandardParameter;
    callReferenceValue: CallReferenceValue;
    conferenceID: ConferenceIdentifier;
    originator?: boolean;
    audio?: readonly RTPSession[];
    video?: readonly RTPSession[];
    data?: readonly TransportChannelInfo[];
    h245: TransportChannelInfo;
    callSignalling: TransportChannelInfo;
    callType: CallType;
    bandWidth: BandWidth;
    callModel: CallModel;
    callIdentifier?: CallIdentifier;
    tokens?: readonly ClearToken[];
    cryptoTokens?: readonly CryptoH323Token[];
    substituteConfIDs?: readonly ConferenceIdentifier[];
    pdu?: readonly { h323pdu: H323UUPDU; sent: boolean }[];
    callLinkage?: CallLinkage;
    usageInformation?: RasUsageInformation;
    circuitInfo?: CircuitInfo;
    '...'?: Extension;
  }[];
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  needResponse?: boolean;
  capacity?: CallCapacity;
  irrStatus?: InfoRequestResponseStatus;
  unsolicited?: boolean;
  genericData?: readonly GenericData[];
  '...'?: Extension;
}
export const InfoRequestResponse: Type<InfoRequestResponse> = sequence(
  [
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['requestSeqNum', () => RequestSeqNum],
    ['endpointType', () => EndpointType],
    ['endpointIdentifier', () => EndpointIdentifier],
    ['rasAddress', () => TransportAddress],
    ['callSignalAddress', sequenceOf(() => TransportAddress)],
    ['endpointAlias', sequenceOf(() => AliasAddress), OPTIONAL],
    [
      'perCallInfo',
      sequenceOf(
        sequence(
          [
            ['nonStandardData', () => NonStandardParameter, OPTIONAL],
            ['callReferenceValue', () => CallReferenceValue],
            ['conferenceID', () => ConferenceIdentifier],
            ['originator', BOOLEAN, OPTIONAL],
            ['audio', sequenceOf(() => RTPSession), OPTIONAL],
            ['video', sequenceOf(() => RTPSession), OPTIONAL],
            ['data', sequenceOf(() => TransportChannelInfo), OPTIONAL],
            ['h245', () => TransportChannelInfo],
            ['callSignalling', () => TransportChannelInfo],
            ['callType', () => CallType],
            ['bandWidth', () => BandWidth],
            ['callModel', () => CallModel],
          ],
          [
            ['callIdentifier', () => CallIdentifier],
            ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
            ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
            ['substituteConfIDs', sequenceOf(() => ConferenceIdentifier)],
            ['pdu', sequenceOf(sequence([['h323pdu', () => H323UUPDU], ['sent', BOOLEAN]])), OPTIONAL],
            ['callLinkage', () => CallLinkage, OPTIONAL],
            ['usageInformation', () => RasUsageInformation, OPTIONAL],
            ['circuitInfo', () => CircuitInfo, OPTIONAL],
          ],
        ),
      ),
      OPTIONAL,
    ],
  ],
  [
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['needResponse', BOOLEAN],
    ['capacity', () => CallCapacity, OPTIONAL],
    ['irrStatus', () => InfoRequestResponseStatus, OPTIONAL],
    ['unsolicited', BOOLEAN],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
  ],
);

export type InfoRequestResponseStatus =
  | { type: 'complete' }
  | { type: 'incomplete' }
  | { type: 'segment'; value: number /* 0..65535 */ }
  | { type: 'invalidCall' }
  | UnknownAlternative;
export const InfoRequestResponseStatus: Type<InfoRequestResponseStatus> = choice([['complete', NULL], ['incomplete', NULL], ['segment', integer(0, 65535)], ['invalidCall', NULL]], []);

export interface InfoRequestAck {
  requestSeqNum: RequestSeqNum;
  nonStandardData?: NonStandardParameter;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  '...'?: Extension;
}
export const InfoRequestAck: Type<InfoRequestAck> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
  ],
  [],
);

export interface InfoRequestNak {
  requestSeqNum: RequestSeqNum;
  nonStandardData?: NonStandardParameter;
  nakReason: InfoRequestNakReason;
  altGKInfo?: AltGKInfo;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  '...'?: Extension;
}
export const InfoRequestNak: Type<InfoRequestNak> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['nakReason', () => InfoRequestNakReason],
    ['altGKInfo', () => AltGKInfo, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
  ],
  [],
);

export type InfoRequestNakReason =
  | { type: 'notRegistered' }
  | { type: 'securityDenial' }
  | { type: 'undefinedReason' }
  | { type: 'securityError'; value: SecurityErrors2 }
  | UnknownAlternative;
export const InfoRequestNakReason: Type<InfoRequestNakReason> = choice(
  [['notRegistered', NULL], ['securityDenial', NULL], ['undefinedReason', NULL]],
  [['securityError', () => SecurityErrors2]],
);

export interface NonStandardMessage {
  requestSeqNum: RequestSeqNum;
  nonStandardData: NonStandardParameter;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  featureSet?: FeatureSet;
  genericData?: readonly GenericData[];
  '...'?: Extension;
}
export const NonStandardMessage: Type<NonStandardMessage> = sequence(
  [['requestSeqNum', () => RequestSeqNum], ['nonStandardData', () => NonStandardParameter]],
  [
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
  ],
);

export interface UnknownMessageResponse {
  requestSeqNum: RequestSeqNum;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  messageNotUnderstood?: Uint8Array;
  '...'?: Extension;
}
export const UnknownMessageResponse: Type<UnknownMessageResponse> = sequence(
  [['requestSeqNum', () => RequestSeqNum]],
  [
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['messageNotUnderstood', octetString()],
  ],
);

export interface RequestInProgress {
  requestSeqNum: RequestSeqNum;
  nonStandardData?: NonStandardParameter;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  delay: number /* 1..65535 */;
  '...'?: Extension;
}
export const RequestInProgress: Type<RequestInProgress> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['delay', integer(1, 65535)],
  ],
  [],
);

export interface ResourcesAvailableIndicate {
  requestSeqNum: RequestSeqNum;
  protocolIdentifier: ProtocolIdentifier;
  nonStandardData?: NonStandardParameter;
  endpointIdentifier: EndpointIdentifier;
  protocols: readonly SupportedProtocols[];
  almostOutOfResources: boolean;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  capacity?: CallCapacity;
  genericData?: readonly GenericData[];
  '...'?: Extension;
}
export const ResourcesAvailableIndicate: Type<ResourcesAvailableIndicate> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['endpointIdentifier', () => EndpointIdentifier],
    ['protocols', sequenceOf(() => SupportedProtocols)],
    ['almostOutOfResources', BOOLEAN],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
  ],
  [['capacity', () => CallCapacity, OPTIONAL], ['genericData', sequenceOf(() => GenericData), OPTIONAL]],
);

export interface ResourcesAvailableConfirm {
  requestSeqNum: RequestSeqNum;
  protocolIdentifier: ProtocolIdentifier;
  nonStandardData?: NonStandardParameter;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  genericData?: readonly GenericData[];
  '...'?: Extension;
}
export const ResourcesAvailableConfirm: Type<ResourcesAvailableConfirm> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['protocolIdentifier', () => ProtocolIdentifier],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
  ],
  [['genericData', sequenceOf(() => GenericData), OPTIONAL]],
);

export interface ServiceControlIndication {
  requestSeqNum: RequestSeqNum;
  nonStandardData?: NonStandardParameter;
  serviceControl: readonly ServiceControlSession[];
  endpointIdentifier?: EndpointIdentifier;
  callSpecific?: { callIdentifier: CallIdentifier; conferenceID: ConferenceIdentifier; answeredCall: boolean; '...'?: Extension };
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  featureSet?: FeatureSet;
  genericData?: readonly GenericData[];
  '...'?: Extension;
}
export const ServiceControlIndication: Type<ServiceControlIndication> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['serviceControl', sequenceOf(() => ServiceControlSession)],
    ['endpointIdentifier', () => EndpointIdentifier, OPTIONAL],
    [
      'callSpecific',
      sequence(
        [['callIdentifier', () => CallIdentifier], ['conferenceID', () => ConferenceIdentifier], ['answeredCall', BOOLEAN]],
        [],
      ),
      OPTIONAL,
    ],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
  ],
  [],
);

export interface ServiceControlResponse {
  requestSeqNum: RequestSeqNum;
  result?: 
    | { type: 'started' }
    | { type: 'failed' }
    | { type: 'stopped' }
    | { type: 'notAvailable' }
    | { type: 'neededFeatureNotSupported' }
    | UnknownAlternative;
  nonStandardData?: NonStandardParameter;
  tokens?: readonly ClearToken[];
  cryptoTokens?: readonly CryptoH323Token[];
  integrityCheckValue?: ICV;
  featureSet?: FeatureSet;
  genericData?: readonly GenericData[];
  '...'?: Extension;
}
export const ServiceControlResponse: Type<ServiceControlResponse> = sequence(
  [
    ['requestSeqNum', () => RequestSeqNum],
    [
      'result',
      choice(
        [['started', NULL], ['failed', NULL], ['stopped', NULL], ['notAvailable', NULL], ['neededFeatureNotSupported', NULL]],
        [],
      ),
      OPTIONAL,
    ],
    ['nonStandardData', () => NonStandardParameter, OPTIONAL],
    ['tokens', sequenceOf(() => ClearToken), OPTIONAL],
    ['cryptoTokens', sequenceOf(() => CryptoH323Token), OPTIONAL],
    ['integrityCheckValue', () => ICV, OPTIONAL],
    ['featureSet', () => FeatureSet, OPTIONAL],
    ['genericData', sequenceOf(() => GenericData), OPTIONAL],
  ],
  [],
);

/** Causes of Q.850 by what they say. */
export const q850 = {
  normal: 16,
  noUserResponding: 18,
  noAnswer: 19,
  invalidNumberFormat: 28,
  responseToStatusInquiry: 30,
  normalUnspecified: 31,
  temporaryFailure: 41,
  resourceUnavailable: 47,
  invalidCallReference: 81,
  incompatibleDestination: 88,
  mandatoryElementMissing: 96,
  messageTypeUnknown: 97,
  invalidElementContents: 100,
  wrongState: 101,
  recoveryOnTimerExpiry: 102,
  protocolError: 111,
} as const;

/** Message types (Q.931 table 4-2, H.225.0 table 4). */
export const messageTypes = {
  alerting: 0x01,
  callProceeding: 0x02,
  progress: 0x03,
  setup: 0x05,
  connect: 0x07,
  setupAcknowledge: 0x0d,
  connectAcknowledge: 0x0f,
  userInformation: 0x20,
  disconnect: 0x45,
  release: 0x4d,
  releaseComplete: 0x5a,
  facility: 0x62,
  notify: 0x6e,
  statusInquiry: 0x75,
  information: 0x7b,
  status: 0x7d,
} as const;

export type Q931MessageType = keyof typeof messageTypes;

const names = new Map<number, Q931MessageType>(
  Object.entries(messageTypes).map(([name, code]) => [code, name as Q931MessageType] as const),
);

/** The name of a message type, or the number of one that H.225.0 does not use. */
export function messageTypeOf(code: number): Q931MessageType | number {
  return names.get(code) ?? code;
}

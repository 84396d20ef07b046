import type * as Schema from '../generated/multimedia-system-control.ts';

/** H.241 7.1.2 and Annex A: how H.264 goes into RTP, the last arc being RFC 6184's packetization mode (0 is H.241 Annex A). */
const modes: readonly (readonly [mode: 0 | 1, oid: string])[] = [
  [0, '0.0.8.241.0.0.0.0'],
  [1, '0.0.8.241.0.0.0.1'],
];

/** The H.264 mode that an RTPPayloadType names; undefined where it is about something else. */
export function packetizationModeOf({ payloadDescriptor }: Schema.RTPPayloadType): 0 | 1 | undefined {
  return modes.find(([, oid]) => payloadDescriptor.type === 'oid' && payloadDescriptor.value === oid)?.[0];
}

export function packetization(mode: 0 | 1, payloadType?: number): Schema.RTPPayloadType {
  const value = modes[mode]?.[1] ?? '';
  return { payloadDescriptor: { type: 'oid', value }, ...(payloadType !== undefined && { payloadType }) };
}

/** The modes that a side says it takes (mediaPacketizationCapability). Mode 0 every H.264 receiver takes (H.241 7.1.2). */
export function packetizationModesOf(multiplex: Schema.MultiplexCapability | undefined): readonly (0 | 1)[] {
  if (multiplex?.type !== 'h2250Capability') return [0];
  const types = multiplex.value.mediaPacketizationCapability.rtpPayloadType ?? [];
  return types.some(type => packetizationModeOf(type) === 1) ? [0, 1] : [0];
}

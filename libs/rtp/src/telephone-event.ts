/** The digits of RFC 4733 3.2, in event code order. */
export const DTMF_DIGITS = '0123456789*#ABCD';

/** The payload of a telephone-event packet (RFC 4733 2.3). Duration is in RTP timestamp units. */
export interface TelephoneEvent {
  readonly event: number;
  readonly end: boolean;
  /** Power in -dBm0, 0 to 63. */
  readonly volume: number;
  readonly duration: number;
}

/** The event code of a digit, or undefined when it is none. */
export function dtmfEvent(digit: string): number | undefined {
  const event = digit.length === 1 ? DTMF_DIGITS.indexOf(digit.toUpperCase()) : -1;
  return event < 0 ? undefined : event;
}

/** Reads the first event of a payload; undefined when it is cut short. */
export function parseTelephoneEvent(payload: Uint8Array): TelephoneEvent | undefined {
  if (payload.length < 4) return undefined;
  const second = payload[1] as number;
  return {
    event: payload[0] as number,
    end: (second & 0x80) !== 0,
    volume: second & 0x3f,
    duration: ((payload[2] as number) << 8) | (payload[3] as number),
  };
}

/** Writes a payload of one event. */
export function serializeTelephoneEvent(event: TelephoneEvent): Uint8Array {
  return Uint8Array.of(event.event, (event.end ? 0x80 : 0) | (event.volume & 0x3f), event.duration >> 8, event.duration);
}

import { dtmfEvent, serializeTelephoneEvent } from './telephone-event.ts';

/** One packet of a digit: what to put into RTP, and when after the key went down. */
export interface TelephoneEventPacket {
  readonly payload: Uint8Array;
  readonly marker: boolean;
  /** Added to the timestamp at which the key went down. Zero but for presses longer than one segment. */
  readonly timestampOffset: number;
  readonly atMs: number;
}

export interface TelephoneEventOptions {
  /** How long the key is held, in ms. */
  readonly durationMs?: number;
  readonly clockRate?: number;
  /** Update interval, in ms. RFC 4733 2.5.1.2 suggests 50; room systems use their audio's 20. */
  readonly intervalMs?: number;
  /** Power in -dBm0. */
  readonly volume?: number;
}

const MAX_DURATION = 0xffff;
const END_PACKETS = 3;

/** The packets of one key press (RFC 4733 2.5.1), in order. Throws when `digit` is none of 0-9, *, #, A-D. */
export function telephoneEventPackets(digit: string, options: TelephoneEventOptions = {}): TelephoneEventPacket[] {
  const { durationMs = 160, clockRate = 8000, intervalMs = 20, volume = 10 } = options;
  const event = dtmfEvent(digit);
  if (event === undefined) throw new RangeError(`not a DTMF digit: ${digit}`);
  const perInterval = Math.round((clockRate * intervalMs) / 1000);
  const total = Math.max(perInterval, Math.round((clockRate * durationMs) / 1000));
  const packets: TelephoneEventPacket[] = [];
  let segment = 0;
  let atMs = 0;
  for (let elapsed = perInterval; elapsed < total; elapsed += perInterval) {
    // RFC 4733 2.5.1.3: an event longer than the field goes on as a new segment, whose timestamp follows the last
    if (elapsed - segment > MAX_DURATION) {
      packets.push(packet({ duration: MAX_DURATION, end: false }));
      segment += MAX_DURATION;
      atMs += intervalMs;
      continue;
    }
    packets.push(packet({ duration: elapsed - segment, end: false }));
    atMs += intervalMs;
  }
  if (total - segment > MAX_DURATION) {
    packets.push(packet({ duration: MAX_DURATION, end: false }));
    segment += MAX_DURATION;
  }
  // RFC 4733 2.5.1.4: the last packet goes out three times, the loss of one must not leave the key down
  for (let i = 0; i < END_PACKETS; i++) {
    packets.push(packet({ duration: total - segment, end: true }));
    atMs += intervalMs;
  }
  return packets;

  function packet({ duration, end }: { duration: number; end: boolean }): TelephoneEventPacket {
    const payload = serializeTelephoneEvent({ event: event as number, end, volume, duration });
    // RFC 4733 2.5.1.1: the marker says the event's first packet, and not that of a later segment
    return { payload, marker: packets.length === 0, timestampOffset: segment, atMs };
  }
}

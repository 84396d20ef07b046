import type { CapabilitySet } from '@opencvi/h323-js-bindings';
import type { MediaCapabilities, MediaFormat } from '@opencvi/plugin-api';

/** The clock of every audio codec that H.323 carries here; events take the clock of the audio beside them (RFC 4733 2.1). */
const clockRate = 8000;

/** telephone-event as an endpoint would offer it. */
export function ourTelephoneEvent(capabilities: MediaCapabilities): MediaFormat | undefined {
  const formats = capabilities.find(({ role }) => role === 'audio')?.formats ?? [];
  return formats.find(format => format.codec.toLowerCase() === 'telephone-event' && format.clockRate === clockRate);
}

/** Where both sides have it: as we may send it, with the far end's payload type. */
export function telephoneEventToSend(ours: MediaFormat | undefined, theirs: CapabilitySet | undefined): MediaFormat | undefined {
  const payloadType = theirs?.digits.telephoneEvent;
  return ours === undefined || payloadType === undefined ? undefined : { ...ours, payloadType };
}

/** As the far end may send it: with our payload type, or with its own, which some devices use in both directions. */
export function telephoneEventsToReceive(ours: MediaFormat | undefined, theirs: CapabilitySet | undefined): readonly MediaFormat[] {
  if (ours === undefined) return [];
  const sent = telephoneEventToSend(ours, theirs);
  return sent === undefined || sent.payloadType === ours.payloadType ? [ours] : [ours, sent];
}

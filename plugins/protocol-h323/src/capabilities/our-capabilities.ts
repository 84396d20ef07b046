import type { CapabilitySet, DigitCapability } from '@opencvi/h323-js-bindings';
import type { MediaCapabilities, MediaRole, RoleCapabilities } from '@opencvi/plugin-api';
import { audioCapabilities } from './audio.ts';
import { h264Capabilities } from './h264.ts';
import { ourTelephoneEvent } from './telephone-event.ts';

/** How digits may come by H.245. */
export type UserInput = DigitCapability['userInput'];

/** What was said last of each endpoint's capabilities, which most often are those of every endpoint: the library encodes a set once. */
const known = new WeakMap<MediaCapabilities, { readonly bandwidth: number; readonly userInput: UserInput; readonly set: CapabilitySet }>();

/** Our TerminalCapabilitySet, for an endpoint; `bandwidth` is the most a video stream may take, in bit/s. */
export function ourCapabilities(capabilities: MediaCapabilities, bandwidth: number, userInput: UserInput): CapabilitySet {
  const last = known.get(capabilities);
  if (last?.bandwidth === bandwidth && last.userInput === userInput) return last.set;
  const set = capabilitySet(capabilities, bandwidth, userInput);
  known.set(capabilities, { bandwidth, userInput, set });
  return set;
}

function capabilitySet(capabilities: MediaCapabilities, bandwidth: number, userInput: UserInput): CapabilitySet {
  const audio = audioCapabilities(roleOf(capabilities, 'audio')?.formats ?? []);
  const main = roleOf(capabilities, 'main');
  const video = main === undefined ? [] : h264Capabilities(main.formats, videoLimit(main, bandwidth));
  const telephoneEvent = ourTelephoneEvent(capabilities)?.payloadType;
  return {
    receive: [...audio, ...video],
    transmit: [...audio, ...video],
    digits: { userInput, ...(telephoneEvent !== undefined && { telephoneEvent }) },
  };
}

/** What an endpoint can do in a role. */
export function roleOf(capabilities: MediaCapabilities, wanted: MediaRole): RoleCapabilities | undefined {
  return capabilities.find(({ role }) => role === wanted);
}

/** The most a video stream may take in either direction, in bit/s. */
export function videoLimit({ maxBitrate }: RoleCapabilities, bandwidth: number): number {
  return Math.min(maxBitrate ?? bandwidth, bandwidth);
}

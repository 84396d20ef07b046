import type { Clock, MediaCapabilities } from '@opencvi/plugin-api';
import type { FrameClock } from '../frame-clock.ts';
import type { PictureCache } from '../pictures/picture-cache.ts';
import type { AddressSettings } from '../ports/local-address.ts';
import type { PortRange } from '../ports/port-range.ts';
import type { PromptCache } from '../prompts/prompt-cache.ts';
import type { ConsentServices } from './consent.ts';

/** What all endpoints share. */
export interface EndpointServices {
  readonly clock: Clock;
  readonly frames: FrameClock;
  readonly ports: PortRange;
  readonly prompts: PromptCache;
  readonly pictures: PictureCache;
  readonly addresses: AddressSettings;
  readonly capabilities: MediaCapabilities;
  readonly mediaTimeout: number;
  readonly comfortSilence: boolean;
  readonly consent: ConsentServices;
}

import { VirtualClock } from '@opencvi/test-kit';
import { endpointCapabilities } from '../capabilities.ts';
import { blockList } from '../endpoint/address-screen.ts';
import type { ConsentServices } from '../endpoint/consent.ts';
import type { EndpointServices } from '../endpoint/endpoint-services.ts';
import { Strangers } from '../endpoint/strangers.ts';
import { FrameClock } from '../frame-clock.ts';
import { PictureCache } from '../pictures/picture-cache.ts';
import { PortRange } from '../ports/port-range.ts';
import { PromptCache } from '../prompts/prompt-cache.ts';
import { temporaryData } from './temporary.ts';

/** Services of endpoints on loopback, on ports of their own for each test file. */
export function testServices(portMin: number, more: Partial<EndpointServices> = {}): EndpointServices & { readonly clock: VirtualClock } {
  const clock = new VirtualClock();
  return {
    frames: new FrameClock(clock),
    ports: new PortRange(portMin, portMin + 99),
    prompts: new PromptCache(1 << 20),
    pictures: new PictureCache(temporaryData()),
    addresses: { listenAddress: '0.0.0.0' },
    capabilities: endpointCapabilities(2_000_000),
    mediaTimeout: 30_000,
    comfortSilence: true,
    consent: testConsent(clock),
    ...more,
    clock,
  };
}

/** Consent as it is by default, on a clock of the test. */
export function testConsent(clock: VirtualClock, more: Partial<ConsentServices> = {}): ConsentServices {
  const strangers = new Strangers(clock, { elsewhereWithin: 10_000, elsewhereBitrate: 512_000 });
  const metrics = { count: () => {}, gauge: () => {}, observe: () => {} };
  return { clock, metrics, strangers, within: 30_000, networks: blockList([]), isOwn: () => false, ...more };
}

import { VirtualClock } from '@opencvi/test-kit';
import { endpointCapabilities } from '../capabilities.ts';
import type { EndpointServices } from '../endpoint/endpoint-services.ts';
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
    ...more,
    clock,
  };
}

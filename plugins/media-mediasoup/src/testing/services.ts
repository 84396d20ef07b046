import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DataFolder } from '@opencvi/plugin-api';
import { VirtualClock } from '@opencvi/test-kit';
import { endpointCapabilities } from '../capabilities.ts';
import type { EndpointServices } from '../endpoint/endpoint-services.ts';
import { FrameClock } from '../frame-clock.ts';
import { PictureCache } from '../pictures/picture-cache.ts';
import { PortRange } from '../ports/port-range.ts';
import { PromptCache } from '../prompts/prompt-cache.ts';

/** A data folder of its own. */
export function temporaryData(): DataFolder {
  const root = mkdtempSync(join(tmpdir(), 'opencvi-media-'));
  return {
    path: (...parts) => {
      const path = join(root, ...parts);
      mkdirSync(dirname(path), { recursive: true });
      return path;
    },
  };
}

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

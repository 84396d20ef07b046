import type { Clock, DataFolder, Logger, Metrics } from '@opencvi/plugin-api';
import { loadAudioCodecs } from '@opencvi/rtp';
import { endpointCapabilities } from './capabilities.ts';
import type { MediaConfig } from './config.ts';
import { MediasoupEngine } from './engine.ts';
import { FrameClock } from './frame-clock.ts';
import { PictureCache } from './pictures/picture-cache.ts';
import { PortRange } from './ports/port-range.ts';
import { PromptCache } from './prompts/prompt-cache.ts';

/** Services of the gateway that media needs. */
export interface MediaNeeds {
  readonly log: Logger;
  readonly clock: Clock;
  readonly data: DataFolder;
  readonly metrics: Metrics;
}

/** Builds the engine and what it stands on. */
export function createMedia(config: MediaConfig, { clock, data, metrics }: MediaNeeds) {
  const ports = new PortRange(config.portMin, config.portMax);
  const engine = new MediasoupEngine({
    clock,
    ports,
    frames: new FrameClock(clock),
    prompts: new PromptCache(config.promptCache * 1_000_000),
    pictures: new PictureCache(data),
    addresses: config,
    capabilities: endpointCapabilities(config.maxBitrate),
    mediaTimeout: config.mediaTimeout,
    comfortSilence: config.comfortSilence,
  });
  metrics.gauge('media_sessions', () => engine.size);
  metrics.gauge('media_ports_free', () => 2 * ports.free);
  return {
    engine,
    start: () => loadAudioCodecs(),
    stop: () => engine.close(),
  };
}

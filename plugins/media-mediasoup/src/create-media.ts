import type { Clock, DataFolder, Logger, Metrics } from '@opencvi/plugin-api';
import { loadAudioCodecs } from '@opencvi/rtp';
import { endpointCapabilities } from './capabilities.ts';
import type { MediaConfig } from './config.ts';
import { blockList } from './endpoint/address-screen.ts';
import type { ConsentServices } from './endpoint/consent.ts';
import { Strangers } from './endpoint/strangers.ts';
import { MediasoupEngine } from './engine.ts';
import { FrameClock } from './frame-clock.ts';
import { PictureCache } from './pictures/picture-cache.ts';
import { isOwnAddress } from './ports/local-address.ts';
import { PortRange } from './ports/port-range.ts';
import { PromptCache } from './prompts/prompt-cache.ts';
import { Rooms } from './rooms/rooms.ts';
import { WorkerPool } from './workers/worker-pool.ts';

/** Services of the gateway that media needs. */
export interface MediaNeeds {
  readonly log: Logger;
  readonly clock: Clock;
  readonly data: DataFolder;
  readonly metrics: Metrics;
}

/** Builds the engine and what it stands on. */
export function createMedia(config: MediaConfig, { clock, data, metrics, log }: MediaNeeds) {
  const ports = new PortRange(config.portMin, config.portMax);
  const frames = new FrameClock(clock);
  const description = [`media UDP: ${config.listenAddress}:${config.portMin}-${config.portMax}`];
  const engine = new MediasoupEngine(
    {
      clock,
      ports,
      frames,
      prompts: new PromptCache(config.promptCache * 1_000_000),
      pictures: new PictureCache(data),
      addresses: config,
      capabilities: endpointCapabilities(config.maxBitrate),
      mediaTimeout: config.mediaTimeout,
      comfortSilence: config.comfortSilence,
      consent: consentServices(config, { clock, metrics, ports }),
    },
    description,
  );
  const workers = new WorkerPool({ config, ports, clock, log });
  const rooms = new Rooms({ config, workers, clock, frames, log, seatingOf: endpoint => engine.seatingOf(endpoint) });
  metrics.gauge('media_sessions', () => engine.size);
  metrics.gauge('media_rooms', () => rooms.size);
  metrics.gauge('media_workers', () => workers.size);
  metrics.gauge('media_ports_free', () => 2 * ports.free);
  return {
    engine,
    rooms,
    workers,
    start: async () => {
      await loadAudioCodecs();
      await workers.start();
    },
    stop: async () => {
      await rooms.close();
      await engine.close();
      workers.close();
    },
  };
}

function consentServices(
  config: MediaConfig,
  { clock, metrics, ports }: Pick<MediaNeeds, 'clock' | 'metrics'> & { ports: PortRange },
): ConsentServices {
  const { within, networks } = config.consent;
  return {
    clock,
    metrics,
    within,
    strangers: new Strangers(clock, config.consent),
    networks: blockList(networks),
    isOwn: ({ address, port }) => ports.holds(port) && isOwnAddress(config, address),
  };
}

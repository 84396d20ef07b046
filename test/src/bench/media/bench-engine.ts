import { mediaMediasoup } from '@opencvi/media-mediasoup';
import { type Clock, type Logger, type MediaEngine, mediaEngine, type PluginHost } from '@opencvi/plugin-api';
import { ports } from '../ports.ts';

/** The media plugin, set up as the gateway does it, without the rest of the gateway. */
export async function openBenchEngine(): Promise<{ readonly engine: MediaEngine; readonly log: Logger }> {
  const engines: MediaEngine[] = [];
  const host: Pick<PluginHost, 'contribute' | 'provide' | 'onStart' | 'onStop'> = {
    contribute: (point, value) => {
      if ((point as unknown) === mediaEngine) engines.push(value as MediaEngine);
    },
    provide: () => {},
    // without browsers there is nothing to start: no worker
    onStart: () => {},
    onStop: () => {},
  };
  const { spec } = mediaMediasoup;
  const { first, last } = ports.bridge;
  const config = spec.config.parse({ listenAddress: '127.0.0.1', portMin: first, portMax: last });
  // only stills are kept in files
  const data = {
    path: () => {
      throw new Error('the benchmark keeps no files');
    },
  };
  const metrics = { count: () => {}, gauge: () => {}, observe: () => {} };
  spec.setup(host as PluginHost, { config, log: quiet, clock, data, metrics });
  const [engine] = engines;
  if (!engine) throw new Error('the plugin contributed no media engine');
  return { engine, log: quiet };
}

const quiet: Logger = { debug: () => {}, info: () => {}, warn: console.error, error: console.error, child: () => quiet };

const clock: Clock = {
  now: () => Date.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  every: (ms, callback) => {
    const timer = setInterval(callback, ms);
    return () => clearInterval(timer);
  },
  sleep: () => Promise.reject(new Error('nobody sleeps here')),
  within: (_ms, work) => work,
};

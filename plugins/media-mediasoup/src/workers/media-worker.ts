import { createWorker, type types } from 'mediasoup';
import type { MediaConfig } from '../config.ts';
import type { PortRange } from '../ports/port-range.ts';
import { webRtcListenInfos } from './listen-infos.ts';
import { workerBinary } from './worker-binary.ts';

/** How many ports are tried when other programs hold some of the range. */
const attempts = 20;

/** One mediasoup process, with one port for all browsers that it serves. */
export class MediaWorker {
  readonly worker: types.Worker;
  readonly webRtc: types.WebRtcServer;
  readonly #ports: PortRange;
  readonly #port: number;
  #rooms = 0;

  private constructor(worker: types.Worker, webRtc: types.WebRtcServer, taken: { readonly ports: PortRange; readonly port: number }) {
    this.worker = worker;
    this.webRtc = webRtc;
    this.#ports = taken.ports;
    this.#port = taken.port;
    worker.observer.once('close', () => this.#ports.give(this.#port));
  }

  /** Starts one. */
  static async start(config: MediaConfig, ports: PortRange): Promise<MediaWorker> {
    const bin = workerBinary(config.workerBin);
    const worker = await createWorker({ logLevel: 'warn', ...(bin === undefined ? {} : { workerBin: bin }) });
    keepOnSignals(worker);
    try {
      return await MediaWorker.#listen(worker, config, ports);
    } catch (error) {
      worker.close();
      throw error;
    }
  }

  /** How many rooms it carries. */
  get rooms(): number {
    return this.#rooms;
  }

  /** A router for a room. */
  async createRouter(mediaCodecs: types.RouterRtpCodecCapability[]): Promise<types.Router> {
    const router = await this.worker.createRouter({ mediaCodecs });
    this.#rooms++;
    router.observer.once('close', () => this.#rooms--);
    return router;
  }

  close(): void {
    this.worker.close();
  }

  static async #listen(worker: types.Worker, config: MediaConfig, ports: PortRange): Promise<MediaWorker> {
    let cause: unknown;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const port = ports.take();
      if (port === undefined) break;
      try {
        const webRtc = await worker.createWebRtcServer({ listenInfos: webRtcListenInfos(config, port) });
        return new MediaWorker(worker, webRtc, { ports, port });
      } catch (error) {
        cause = error;
        ports.give(port);
      }
    }
    throw new Error('no port for browsers is free', { cause });
  }
}

/** mediasoup closes its workers at the first SIGTERM. A gateway that drains lets its calls go on, and closes them itself in the end. */
function keepOnSignals(worker: types.Worker): void {
  const { onSignal } = worker as types.Worker & { readonly onSignal?: NodeJS.SignalsListener };
  if (onSignal) for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, onSignal);
}

import type { CallContext, MediaFormat, MediaRole, MediaSession } from '@opencvi/plugin-api';
import { FakeLeg, RecordingLog, VirtualClock } from '@opencvi/test-kit';
import { mediaConfig } from '../config.ts';
import { createMedia } from '../create-media.ts';
import { FakeDevice } from './fake-device.ts';
import { temporaryData } from './temporary.ts';

/** A call with its device, as far as media knows of it. */
export interface TestCall {
  readonly id: string;
  readonly session: MediaSession;
  readonly audio: FakeDevice;
  readonly video: FakeDevice | undefined;
}

/** The media of a gateway, on ports of its own, with a clock that a test moves. */
export class TestMedia {
  readonly clock = new VirtualClock();
  readonly log = new RecordingLog();
  readonly media;
  readonly #devices: FakeDevice[] = [];
  #calls = 0;

  constructor(portMin: number, more: Readonly<Record<string, unknown>> = {}) {
    const config = mediaConfig.parse({ portMin, portMax: portMin + 59, listenAddress: '127.0.0.1', workers: 1, ...more });
    const metrics = { count: () => {}, gauge: () => {}, observe: () => {} };
    this.media = createMedia(config, { clock: this.clock, log: this.log, data: temporaryData(), metrics });
  }

  /** Places a call with a device that speaks these formats. */
  async call(audio: MediaFormat, video?: MediaFormat): Promise<TestCall> {
    const id = `call${++this.#calls}`;
    const source = { address: '127.0.0.1', port: 5060, transport: 'tcp' } as const;
    const leg = new FakeLeg({ remote: { address: { user: 'room', host: 'example.test' }, source } });
    const session = await this.media.engine.open({ id, log: this.log, leg } as unknown as CallContext);
    const device = {
      audio: await this.#connect(session, 'audio', audio),
      video: video && (await this.#connect(session, 'main', video)),
    };
    return { id, session, ...device };
  }

  async stop(): Promise<void> {
    await this.media.stop();
    await Promise.all(this.#devices.map(device => device.close()));
  }

  async #connect(session: MediaSession, role: MediaRole, format: MediaFormat): Promise<FakeDevice> {
    const device = await FakeDevice.open({ role, formats: [format], ssrc: 0x100 + this.#devices.length });
    this.#devices.push(device);
    device.connect(await session.device.open(role, '127.0.0.1'));
    await session.device.connect(device.agreement());
    return device;
  }
}

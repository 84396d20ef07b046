import { closeSync, constants, openSync, readSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { run } from './process.ts';
import type { Recording } from './recording.ts';
import type { TempDir } from './temp-dir.ts';

/** What baresip plays to: 48 kHz stereo, so that the 64 KiB which a pipe holds are only a third of a second late. */
export const LOUDSPEAKER = { device: 'ear', sampleRate: 48_000, channels: 2 } as const;

const RECORDED_RATE = 16_000;
const FRAME_BYTES = 2 * LOUDSPEAKER.channels;
const STEP = LOUDSPEAKER.sampleRate / RECORDED_RATE;
const BYTES_PER_MS = (LOUDSPEAKER.sampleRate * FRAME_BYTES) / 1_000;
const TICK_MS = 10;
const LONGEST_LAG_MS = 300;

/**
 * A sound card for a headless phone: an ALSA device that writes into a pipe. Reading the pipe no faster than real time makes
 * the player keep pace. (baresip's own recorder, sndfile, ends with the first re-INVITE that holds the call.)
 */
export class Loudspeaker implements Disposable {
  /** The environment with which ALSA finds the device. */
  readonly env: Readonly<Record<string, string>>;
  readonly #pipe: number;
  readonly #timer: NodeJS.Timeout;
  readonly #buffer = Buffer.alloc(Math.ceil(LONGEST_LAG_MS * BYTES_PER_MS));
  readonly #heard: Int16Array[] = [];
  #rest: Buffer = Buffer.alloc(0);
  #last = performance.now();
  #closed = false;

  private constructor(config: string, pipe: string) {
    this.env = { ALSA_CONFIG_PATH: config };
    // for reading and writing: the pipe then outlives the call; not blocking: a blocked read would take a thread of libuv
    this.#pipe = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
    this.#timer = setInterval(() => this.#listen(), TICK_MS);
  }

  static async open(dir: TempDir): Promise<Loudspeaker> {
    const [pipe, config] = [dir.file('ear.pipe'), dir.file('asound.conf')];
    await run('mkfifo', [pipe]);
    const device = `pcm.${LOUDSPEAKER.device} { type file slave.pcm nothing file "${pipe}" format raw }`;
    await writeFile(config, `pcm.nothing { type null }\n${device}\n`);
    return new Loudspeaker(config, pipe);
  }

  /** Everything that was played so far, silence included. */
  recording(): Recording {
    const pcm = new Int16Array(this.#heard.reduce((sum, chunk) => sum + chunk.length, 0));
    let at = 0;
    for (const chunk of this.#heard) {
      pcm.set(chunk, at);
      at += chunk.length;
    }
    return { pcm, sampleRate: RECORDED_RATE };
  }

  [Symbol.dispose](): void {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#timer);
    closeSync(this.#pipe);
  }

  #listen(): void {
    const now = performance.now();
    const due = Math.floor(Math.min(now - this.#last, LONGEST_LAG_MS) * BYTES_PER_MS);
    this.#last = now;
    const bytes = Buffer.concat([this.#rest, this.#buffer.subarray(0, this.#read(due))]);
    const step = FRAME_BYTES * STEP;
    const frames = Math.floor(bytes.length / step);
    if (frames > 0) this.#heard.push(Int16Array.from({ length: frames }, (_, index) => bytes.readInt16LE(index * step)));
    this.#rest = bytes.subarray(frames * step);
  }

  #read(due: number): number {
    try {
      return readSync(this.#pipe, this.#buffer, 0, due, null);
    } catch (error) {
      // nobody plays; not instanceof: inside jest the errors of node:fs come from another realm
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
      throw error;
    }
  }
}

import { saturate } from '../saturate.ts';
import { MixerPort } from './mixer-port.ts';

export interface AudioMixerOptions {
  readonly sampleRate: number;
  /** Length of one tick. */
  readonly frameMs?: number;
  /** How many frames a party may push ahead; older ones are dropped. */
  readonly maxQueuedFrames?: number;
  /** Only the loudest so many are heard; all when left out. */
  readonly maxSpeakers?: number;
}

/**
 * Mixes the parties of one conference: each hears all others and not itself. Push a frame for each party that has one,
 * `tick()` every 20 ms, then pull each party's frame. Adds no delay of its own.
 */
export class AudioMixer {
  readonly sampleRate: number;
  readonly frameSamples: number;
  readonly #maxQueuedFrames: number;
  readonly #maxSpeakers: number;
  readonly #ports = new Map<string, MixerPort>();
  readonly #sum: Int32Array;
  /** What every party that said nothing hears: made once a tick, and not to be written to. */
  #common: Int16Array;

  constructor(options: AudioMixerOptions) {
    this.sampleRate = options.sampleRate;
    this.frameSamples = (options.sampleRate * (options.frameMs ?? 20)) / 1000;
    this.#maxQueuedFrames = options.maxQueuedFrames ?? 3;
    this.#maxSpeakers = options.maxSpeakers ?? Number.POSITIVE_INFINITY;
    this.#sum = new Int32Array(this.frameSamples);
    this.#common = new Int16Array(this.frameSamples);
  }

  get ports(): Iterable<MixerPort> {
    return this.#ports.values();
  }

  /** Lets a party in. Throws when `id` is in already. */
  add(id: string): MixerPort {
    if (this.#ports.has(id)) throw new Error(`party ${id} is in the mix already`);
    const port = new MixerPort(id, { samples: this.frameSamples, maxQueued: this.#maxQueuedFrames });
    this.#ports.set(id, port);
    return port;
  }

  /** Takes a party out; what it had pushed is not heard any more. */
  remove(id: string): void {
    this.#ports.delete(id);
  }

  port(id: string): MixerPort | undefined {
    return this.#ports.get(id);
  }

  /** Takes one frame of each party and mixes. */
  tick(): void {
    const speakers = this.#speakers();
    this.#sum.fill(0);
    for (const speaker of speakers) addFrame(this.#sum, speaker.frame as Int16Array);
    this.#common = limited(this.#sum);
  }

  /**
   * What a party hears of the last tick. Parties that were not heard themselves get the very same array: whoever encodes can
   * encode it once for all of them.
   */
  pull(port: MixerPort): Int16Array {
    return port.heard && port.frame ? limitedWithout(this.#sum, port.frame) : this.#common;
  }

  #speakers(): MixerPort[] {
    const speakers: MixerPort[] = [];
    for (const port of this.#ports.values()) {
      port.advance();
      if (port.frame) speakers.push(port);
    }
    if (speakers.length > this.#maxSpeakers) {
      speakers.sort((a, b) => a.smoothLevel - b.smoothLevel);
      speakers.length = this.#maxSpeakers;
    }
    for (const speaker of speakers) speaker.heard = true;
    return speakers;
  }
}

function addFrame(sum: Int32Array, frame: Int16Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (frame[i] as number);
}

function limited(sum: Int32Array): Int16Array {
  const out = new Int16Array(sum.length);
  for (let i = 0; i < sum.length; i++) {
    out[i] = saturate(sum[i] as number);
  }
  return out;
}

function limitedWithout(sum: Int32Array, own: Int16Array): Int16Array {
  const out = new Int16Array(sum.length);
  for (let i = 0; i < sum.length; i++) {
    out[i] = saturate((sum[i] as number) - (own[i] as number));
  }
  return out;
}

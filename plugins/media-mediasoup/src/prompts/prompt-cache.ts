import { readFile, stat } from 'node:fs/promises';
import { type AudioCodec, readWav, toMono } from '@opencvi/rtp';
import { EncodedPrompt, settledEncoder } from './encoded-prompt.ts';

/** Prompts in the codecs they were asked for, shared by all callers; those not played for longest give way. */
export class PromptCache {
  readonly #maxBytes: number;
  readonly #prompts = new Map<string, Promise<EncodedPrompt>>();
  readonly #sizes = new Map<string, number>();
  readonly #silence = new Map<string, Uint8Array>();

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** A prompt from a WAV file. A file that was replaced is read again. */
  async prompt(file: string, codec: AudioCodec): Promise<EncodedPrompt> {
    const { mtimeMs } = await stat(file);
    const key = `${codec.name} ${mtimeMs} ${file}`;
    const cached = this.#prompts.get(key);
    if (cached) {
      // a Map keeps the order of insertion: what is used moves to the end
      this.#prompts.delete(key);
      this.#prompts.set(key, cached);
      return cached;
    }
    const loading = load(file, codec);
    this.#prompts.set(key, loading);
    try {
      const prompt = await loading;
      this.#sizes.set(key, prompt.size);
      this.#trim();
      return prompt;
    } catch (error) {
      this.#prompts.delete(key);
      throw error;
    }
  }

  /** A frame of silence. */
  silence(codec: AudioCodec): Uint8Array {
    const cached = this.#silence.get(codec.name);
    if (cached) return cached;
    const { encoder, silence } = settledEncoder(codec);
    encoder.close();
    this.#silence.set(codec.name, silence);
    return silence;
  }

  #trim(): void {
    let total = [...this.#sizes.values()].reduce((sum, size) => sum + size, 0);
    for (const key of [...this.#prompts.keys()].slice(0, -1)) {
      if (total <= this.#maxBytes) return;
      total -= this.#sizes.get(key) ?? 0;
      this.#sizes.delete(key);
      this.#prompts.delete(key);
    }
  }
}

async function load(file: string, codec: AudioCodec): Promise<EncodedPrompt> {
  const wav = readWav(await readFile(file));
  return new EncodedPrompt(codec, toMono(wav), wav.sampleRate);
}

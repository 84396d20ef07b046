import type { OpusDecoderHandle, OpusEncoderHandle } from 'libopus-wasm';

type Library = typeof import('libopus-wasm');

/** The loaded WebAssembly module, with handles made ahead because it makes them only asynchronously. */
export interface OpusLibrary {
  takeEncoder(): HandleSource<OpusEncoderHandle>;
  takeDecoder(): HandleSource<OpusDecoderHandle>;
}

/** A handle at hand, or one that comes a microtask later when a burst has emptied the stock. */
export type HandleSource<H> = { readonly ready: H } | { readonly pending: Promise<H> };

/** As many calls as may start within one turn of the event loop without their first frame being silent. */
const STOCK = 8;

let loading: Promise<OpusLibrary> | undefined;
let loaded: OpusLibrary | undefined;

/** Loads libopus once; later calls share the load. A failed load may be tried again. */
export async function loadOpus(): Promise<void> {
  loading ??= load();
  try {
    loaded = await loading;
  } catch (cause) {
    loading = undefined;
    throw new Error('libopus did not load', { cause });
  }
}

/** The library, or an exception that says what was forgotten. */
export function opusLibrary(): OpusLibrary {
  if (!loaded) throw new Error('Opus is not loaded: await loadAudioCodecs() first');
  return loaded;
}

async function load(): Promise<OpusLibrary> {
  // imported here, so that who speaks no Opus pays nothing for it
  const library = await import('libopus-wasm');
  const encoders = new Stock(() => library.createEncoder(encoderDefaults(library)));
  const decoders = new Stock(() => library.createDecoder({ sampleRate: 48000, channels: 1 }));
  await Promise.all([encoders.fill(), decoders.fill()]);
  return { takeEncoder: () => encoders.take(), takeDecoder: () => decoders.take() };
}

function encoderDefaults(library: Library) {
  return {
    sampleRate: 48000,
    channels: 1,
    application: library.Application.Voip,
    signal: library.Signal.Voice,
    bitrate: 40_000,
    complexity: 5,
  } as const;
}

class Stock<H> {
  readonly #make: () => Promise<H>;
  readonly #handles: H[] = [];

  constructor(make: () => Promise<H>) {
    this.#make = make;
  }

  async fill(): Promise<void> {
    while (this.#handles.length < STOCK) this.#handles.push(await this.#make());
  }

  take(): HandleSource<H> {
    const handle = this.#handles.pop();
    if (handle === undefined) return { pending: this.#make() };
    // memory may be short: then the next take finds the stock smaller, and in the end reports the failure itself
    this.#make().then(
      fresh => this.#handles.push(fresh),
      () => {},
    );
    return { ready: handle };
  }
}

import type { CallContext, MediaEndpoint, Tenant } from '@opencvi/plugin-api';
import type { PictureKind } from '../library/picture-library.ts';

/** Where the files of prompts and pictures are found. */
export interface Libraries {
  readonly prompts: { find(name: string, tenant: Tenant | undefined): Promise<string> };
  readonly pictures: { find(kind: PictureKind, tenant: Tenant | undefined): Promise<string> };
}

/** Speaks to one room and shows it pictures. What cannot be played or shown is logged and left out: the room can go on without it. */
export class Speaker {
  readonly #call: CallContext;
  readonly #media: MediaEndpoint;
  readonly #libraries: Libraries;

  constructor(call: CallContext, media: MediaEndpoint, libraries: Libraries) {
    this.#call = call;
    this.#media = media;
    this.#libraries = libraries;
  }

  /** Says prompts one after another; resolves at their end or at the signal. */
  async say(names: readonly string[], signal: AbortSignal): Promise<void> {
    for (const name of names) {
      if (signal.aborted) return;
      try {
        await this.#media.play({ file: await this.#libraries.prompts.find(name, this.#call.tenant) }, signal);
      } catch (error) {
        if (!signal.aborted) this.#call.log.warn('prompt could not be played', { prompt: name, error });
      }
    }
  }

  async show(kind: PictureKind): Promise<void> {
    try {
      await this.#media.show({ file: await this.#libraries.pictures.find(kind, this.#call.tenant) });
    } catch (error) {
      this.#call.log.warn('picture could not be shown', { picture: kind, error });
    }
  }
}

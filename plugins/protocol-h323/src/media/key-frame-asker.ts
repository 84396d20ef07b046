import type { MediaRole } from '@opencvi/plugin-api';
import type { RoleStream } from './role-stream.ts';
import type { StreamContext } from './stream-context.ts';

/** A device takes about as long to send a key frame; asking more often only floods its signalling. */
const interval = 1_000;

/** Asks a device for key frames by videoFastUpdatePicture (H.245 B.13.5). */
export class KeyFrameAsker {
  readonly #context: StreamContext;
  #askedAt = -Infinity;

  constructor(context: StreamContext) {
    this.#context = context;
  }

  ask(role: MediaRole, { incoming }: RoleStream): void {
    const { clock, command, metrics } = this.#context;
    if (role === 'audio' || !incoming?.open || clock.now() - this.#askedAt < interval) return;
    this.#askedAt = clock.now();
    metrics.count('h323_key_frames_asked_total');
    command({ do: 'fastUpdate', channel: incoming.channel });
  }
}

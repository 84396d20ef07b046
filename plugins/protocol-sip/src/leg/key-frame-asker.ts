import type { MediaRole } from '@opencvi/plugin-api';
import { pictureFastUpdate } from '../message/info-body.ts';
import type { LegContext } from './leg-context.ts';

/** A device takes about as long to send a key frame; asking more often only floods its signalling. */
const interval = 1_000;
/** What says that a device will never do it (RFC 3261 21.4.6, 21.4.13, 21.5.2; RFC 6086 4.2.2). */
const never = new Set([405, 415, 469, 489, 501]);

/** Asks a device without RTCP feedback for key frames, by INFO (RFC 5168). */
export class KeyFrameAsker {
  readonly #context: LegContext;
  readonly #dialogId: () => string | undefined;
  readonly #askedAt = new Map<MediaRole, number>();
  #able = true;

  constructor(context: LegContext, dialogId: () => string | undefined) {
    this.#context = context;
    this.#dialogId = dialogId;
  }

  async ask(role: MediaRole): Promise<void> {
    const { clock, stack, log, metrics } = this.#context;
    const dialogId = this.#dialogId();
    const tooSoon = clock.now() - (this.#askedAt.get(role) ?? -interval) < interval;
    if (!this.#able || tooSoon || dialogId === undefined) return;
    this.#askedAt.set(role, clock.now());
    metrics.count('sip_key_frames_asked_total');
    const headers = { 'Content-Type': 'application/media_control+xml' };
    try {
      const { status } = await stack.request(dialogId, { method: 'INFO', headers, body: pictureFastUpdate });
      this.#able = !never.has(status);
    } catch (error) {
      log.debug('no answer to INFO', { error });
    }
  }
}

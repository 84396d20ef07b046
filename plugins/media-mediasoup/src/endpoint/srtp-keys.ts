import type { SrtpKey } from '@opencvi/plugin-api';
import { type SrtpKeyMaterial, SrtpReceiver, SrtpSender } from '@opencvi/rtp';

/** Keys of one direction that are remembered: one for each suite, and one for each time that the far end changed its own, lately. */
const mostKeys = 16;

/**
 * Holds the context of one direction's key: its rollover counters must survive a re-INVITE. A key that comes back, after another suite or after
 * a while in the clear, goes on where it was: to begin anew would use its keystream twice (RFC 3711 9.1), and take replayed packets.
 */
class Keyed<T> {
  readonly #make: (material: SrtpKeyMaterial, before: T | undefined) => T;
  readonly #known: { readonly key: SrtpKey; readonly context: T }[] = [];
  #context: T | undefined;

  constructor(make: (material: SrtpKeyMaterial, before: T | undefined) => T) {
    this.#make = make;
  }

  get context(): T | undefined {
    return this.#context;
  }

  agree(key: SrtpKey | undefined): void {
    this.#context = key && (this.#known.find(known => sameKey(known.key, key))?.context ?? this.#begin(key));
  }

  #begin(key: SrtpKey): T {
    const context = this.#make({ profile: key.suite, keyAndSalt: key.key }, this.#context);
    this.#known.push({ key, context });
    if (this.#known.length > mostKeys) this.#known.shift();
    return context;
  }
}

/** The SRTP context of what comes in. */
export class ReceiveKey extends Keyed<SrtpReceiver> {
  constructor() {
    super((material, before) => new SrtpReceiver(material, before));
  }
}

/** The SRTP context of what goes out. */
export class SendKey extends Keyed<SrtpSender> {
  constructor() {
    super(material => new SrtpSender(material));
  }
}

function sameKey(a: SrtpKey, b: SrtpKey): boolean {
  return a.suite === b.suite && Buffer.from(a.key).equals(b.key);
}

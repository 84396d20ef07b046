import type { SrtpKey } from '@opencvi/plugin-api';
import { type SrtpKeyMaterial, SrtpReceiver, SrtpSender } from '@opencvi/rtp';

/** Holds the context of one direction's key, and keeps it while the key stays: its rollover counters must survive a re-INVITE. */
class Keyed<T> {
  readonly #make: (material: SrtpKeyMaterial, before: T | undefined) => T;
  #key: SrtpKey | undefined;
  #context: T | undefined;

  constructor(make: (material: SrtpKeyMaterial, before: T | undefined) => T) {
    this.#make = make;
  }

  get context(): T | undefined {
    return this.#context;
  }

  agree(key: SrtpKey | undefined): void {
    if (key !== undefined && this.#key !== undefined && sameKey(this.#key, key)) return;
    this.#key = key;
    this.#context = key && this.#make({ profile: key.suite, keyAndSalt: key.key }, this.#context);
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

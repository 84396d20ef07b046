import type { Journal } from './journal.ts';
import type { PhoneCall } from './phone.ts';

/** In dBov; what a codec makes of silence is far below. */
const audible = -50;
/** Seconds looked at for what happens now, and for what kind of sound it is. */
const now = 0.3;
const window = 2;
/** Short enough that a tone which has just begun is measured alone. */
const toneWindow = 0.6;

/** Watches a call and tells what is new. */
export class Observer {
  readonly #call: PhoneCall;
  readonly #journal: Journal;
  #loudest = Number.NEGATIVE_INFINITY;
  #isAudible = false;
  #kinds = new Set<'speech' | 'tone' | 'sound'>();
  #size = '';

  constructor(call: PhoneCall, journal: Journal) {
    this.#call = call;
    this.#journal = journal;
  }

  /** Whether there is sound at this moment. */
  get isAudible(): boolean {
    return this.#isAudible;
  }

  /** Whether there ever was. */
  get heardSomething(): boolean {
    return this.#loudest > audible;
  }

  get heard(): { readonly kinds: readonly string[]; readonly loudest?: number } {
    return { kinds: [...this.#kinds], ...(this.heardSomething && { loudest: Math.round(this.#loudest * 10) / 10 }) };
  }

  look(): void {
    this.#listen();
    const seen = this.#call.sees();
    if (!seen) return;
    const size = `${seen.width}x${seen.height}`;
    if (size !== this.#size) this.#journal.say('picture', `saw a picture ${size}`);
    this.#size = size;
  }

  #listen(): void {
    const { level, seconds } = this.#call.hears(now);
    this.#isAudible = seconds > 0 && level > audible;
    if (seconds > 0) this.#loudest = Math.max(this.#loudest, level);
    if (!this.#isAudible) return;
    const heard = this.#call.hears(window);
    // Too little to tell speech from a tone
    if (heard.seconds < 1) return;
    const recent = this.#call.hears(toneWindow);
    const hz = Math.round(recent.dominantHz ?? 0);
    if (heard.speech) this.#tell('speech', `heard speech (${Math.round(heard.level)} dBov)`);
    else if (hz > 0 && this.#call.hearsTone(hz, 1) > 0.8) this.#tell('tone', `heard a tone of ${hz} Hz (${Math.round(recent.level)} dBov)`);
    // Speech pauses and mixes; it is no other sound for that
    else if (this.#kinds.size === 0) this.#tell('sound', `heard sound (${Math.round(heard.level)} dBov)`);
  }

  #tell(kind: 'speech' | 'tone' | 'sound', text: string): void {
    if (this.#kinds.has(kind)) return;
    this.#kinds.add(kind);
    this.#journal.say('heard', text);
  }
}

import type { Clock } from '@opencvi/plugin-api';

interface Entry {
  /** Seconds since the phone started to dial. */
  readonly at: number;
  readonly event: string;
  readonly text: string;
}

/** What happened and when: lines while it happens, a document afterwards. */
export class Journal {
  readonly #clock: Clock;
  readonly #print: (line: string) => void;
  readonly #start: number;
  readonly #entries: Entry[] = [];
  readonly #said = new Set<string>();
  #notes: Readonly<Record<string, unknown>> = {};

  constructor(clock: Clock, print: (line: string) => void) {
    this.#clock = clock;
    this.#print = print;
    this.#start = clock.now();
  }

  say(event: string, text: string): void {
    const at = (this.#clock.now() - this.#start) / 1000;
    this.#entries.push({ at: Math.round(at * 1000) / 1000, event, text });
    this.#print(`${at.toFixed(1).padStart(6)} s  ${text}`);
  }

  /** Says it the first time only. */
  once(key: string, event: string, text: string): void {
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.say(event, text);
  }

  /** Facts for the document. */
  note(facts: Readonly<Record<string, unknown>>): void {
    this.#notes = { ...this.#notes, ...facts };
  }

  document(): Readonly<Record<string, unknown>> {
    return { ...this.#notes, events: this.#entries };
  }
}

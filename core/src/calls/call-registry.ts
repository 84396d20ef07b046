import type { Call } from './call.ts';

/** The calls that are running, and when the last one is over. */
export class CallRegistry {
  readonly #calls = new Map<string, Call>();
  readonly #dry = new Set<() => void>();

  get size(): number {
    return this.#calls.size;
  }

  add(call: Call): void {
    this.#calls.set(call.id, call);
  }

  get(id: string): Call | undefined {
    return this.#calls.get(id);
  }

  all(): readonly Call[] {
    return [...this.#calls.values()];
  }

  remove(call: Call): void {
    this.#calls.delete(call.id);
    if (this.#calls.size > 0) return;
    for (const tell of this.#dry) tell();
    this.#dry.clear();
  }

  /** Resolves once no call is running. */
  async empty(): Promise<void> {
    if (this.#calls.size === 0) return;
    await new Promise<void>(resolve => this.#dry.add(resolve));
  }
}

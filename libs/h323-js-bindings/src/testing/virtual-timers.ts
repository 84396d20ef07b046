type TimerOutput =
  | { readonly type: 'arm'; readonly name: string; readonly ms: number }
  | { readonly type: 'disarm'; readonly name: string };

/** The timers of a machine, by its `arm` and `disarm` outputs, in a time that passes only when it is told to. */
export class VirtualTimers {
  readonly #left = new Map<string, number>();

  /** Takes an output; others than `arm` and `disarm` are not its business. */
  take(output: TimerOutput): void {
    if (output.type === 'arm') this.#left.set(output.name, output.ms);
    else this.#left.delete(output.name);
  }

  /** The names of those that run. */
  get running(): readonly string[] {
    return [...this.#left.keys()];
  }

  /** Milliseconds until one runs out; undefined where none runs. */
  get next(): number | undefined {
    return this.#left.size > 0 ? Math.min(...this.#left.values()) : undefined;
  }

  /** Lets milliseconds pass and gives the names of those that run out, the earliest first. */
  advance(ms: number): readonly string[] {
    const over = [...this.#left].filter(([, left]) => left <= ms).sort(([, a], [, b]) => a - b);
    for (const [name, left] of this.#left) this.#left.set(name, left - ms);
    for (const [name] of over) this.#left.delete(name);
    return over.map(([name]) => name);
  }
}

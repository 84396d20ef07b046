import type { Clock, Logger } from '@opencvi/plugin-api';
import type { BootProblem } from './boot-error.ts';

interface Hook {
  readonly plugin: string;
  readonly run: () => void | Promise<void>;
}

/** Start hooks in dependency order, stop hooks in reverse, each awaited. */
export class Lifecycle {
  readonly #starts: Hook[] = [];
  readonly #stops: Hook[] = [];
  readonly #started = new Set<string>();

  onStart(plugin: string, run: Hook['run']): void {
    this.#starts.push({ plugin, run });
  }

  onStop(plugin: string, run: Hook['run']): void {
    this.#stops.push({ plugin, run });
  }

  /** Puts the hooks in the order of these plugins; those of one plugin stay as they were added. */
  arrange(plugins: readonly string[]): void {
    const place = new Map(plugins.map((plugin, index) => [plugin, index]));
    const order = (one: Hook, other: Hook): number => (place.get(one.plugin) ?? 0) - (place.get(other.plugin) ?? 0);
    this.#starts.sort(order);
    this.#stops.sort(order);
  }

  /**
   * Runs start hooks until one fails whose problem is not `excused`, and answers that problem: what comes after it may build on it, and its
   * complaints would only hide the cause. Of a plugin that failed no further hook is run.
   */
  async start(excused: (problem: BootProblem) => boolean): Promise<BootProblem | undefined> {
    const failed = new Set<string>();
    for (const { plugin, run } of this.#starts) {
      if (failed.has(plugin)) continue;
      this.#started.add(plugin);
      try {
        await run();
      } catch (cause) {
        const problem = { who: plugin, what: `could not start: ${cause instanceof Error ? cause.message : String(cause)}`, cause };
        if (!excused(problem)) return problem;
        failed.add(plugin);
      }
    }
    return undefined;
  }

  /** Runs stop hooks in reverse, save those of plugins whose start was never tried; one that takes longer than `deadline` ms is left behind, and said so. */
  async stop({ clock, log, deadline }: { clock: Clock; log: Logger; deadline: number }): Promise<void> {
    const untried = new Set(this.#starts.map(({ plugin }) => plugin).filter(plugin => !this.#started.has(plugin)));
    for (const { plugin, run } of this.#stops.splice(0).reverse()) {
      if (untried.has(plugin)) continue;
      try {
        await clock.within(deadline, Promise.resolve(run()));
      } catch (error) {
        log.error('plugin did not stop cleanly', { plugin, error });
      }
    }
  }
}

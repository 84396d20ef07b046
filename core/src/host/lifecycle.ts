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

  /** Runs every start hook; a failed one does not keep the others of other plugins from being tried, so that all is reported together. */
  async start(): Promise<BootProblem[]> {
    const problems: BootProblem[] = [];
    for (const { plugin, run } of this.#starts) {
      this.#started.add(plugin);
      try {
        await run();
      } catch (cause) {
        problems.push({ who: plugin, what: `could not start: ${cause instanceof Error ? cause.message : String(cause)}`, cause });
      }
    }
    return problems;
  }

  /** Runs every stop hook, in reverse; a hook that takes longer than `deadline` ms is left behind, and said so. */
  async stop({ clock, log, deadline }: { clock: Clock; log: Logger; deadline: number }): Promise<void> {
    for (const { plugin, run } of this.#stops.splice(0).reverse()) {
      try {
        await clock.within(deadline, Promise.resolve(run()));
      } catch (error) {
        log.error('plugin did not stop cleanly', { plugin, error });
      }
    }
  }
}

import { CallError, type EndReason, type Logger, type Metrics } from '@opencvi/plugin-api';
import type { ContributionBook } from '../host/contributions.ts';

/** Who has to be told about failures of plugins. */
export interface BlameParts {
  readonly book: Pick<ContributionBook, 'pluginOf'>;
  readonly metrics: Metrics;
}

/**
 * Turns what a contribution threw into an end reason. A `CallError` is an outcome; anything else is a defect of that plugin: logged with
 * its name, counted, and only its own call ends.
 */
export function reasonOf(error: unknown, contribution: unknown, { book, metrics, log }: BlameParts & { readonly log: Logger }): EndReason {
  if (error instanceof CallError || isCallError(error)) return error.reason;
  const plugin = book.pluginOf(contribution) ?? 'unknown';
  log.error('plugin failed', { plugin, error });
  metrics.count('plugin_failures_total', { plugin });
  return { code: 'failed', by: 'gateway', detail: `${plugin} failed` };
}

/** Two copies of the plugin API have two classes of the same name. */
function isCallError(error: unknown): error is CallError {
  return error instanceof Error && error.name === 'CallError' && typeof (error as Partial<CallError>).reason === 'object';
}

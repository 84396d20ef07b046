import type { RunningGateway } from '@opencvi/plugin-api';
import { type CliContext, type CommonOptions, configOf } from './cli-context.ts';
import { type GatewayOptions, runningGateway } from './running-gateway.ts';

/** Lets a command of core's work with the running gateway that its options name; SIGINT and SIGTERM call off what it asks. */
export async function askGateway(
  options: GatewayOptions & CommonOptions,
  context: CliContext,
  work: (gateway: RunningGateway) => Promise<void>,
): Promise<void> {
  const { settings } = await configOf(options, context);
  await interruptible(signal => work(runningGateway(options, { settings, environment: context.environment, signal })));
}

/** Runs something that SIGINT and SIGTERM call off. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const abort = (): void => stop.abort(new Error('interrupted'));
  process.once('SIGINT', abort).once('SIGTERM', abort);
  try {
    return await work(stop.signal);
  } finally {
    process.off('SIGINT', abort).off('SIGTERM', abort);
  }
}

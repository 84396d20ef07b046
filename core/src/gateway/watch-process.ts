import type { Logger } from '@opencvi/plugin-api';

/** Listens to the process: signals to stop (SIGHUP is a terminal that was closed: rooms are told and records written all the same), and errors that nobody caught. */
export function watchProcess(log: Logger): { stopSignal(): Promise<NodeJS.Signals>; close(): void } {
  let tell: ((signal: NodeJS.Signals) => void) | undefined;
  const waiting: NodeJS.Signals[] = [];
  const onSignal = (signal: NodeJS.Signals): void => {
    if (tell) tell(signal);
    else waiting.push(signal);
    tell = undefined;
  };
  // One plugin's stray error must not end everybody's calls: it is logged as a defect, and the gateway goes on
  const onError = (error: unknown): void => log.error('uncaught', { error });
  process
    .on('SIGTERM', onSignal)
    .on('SIGINT', onSignal)
    .on('SIGHUP', onSignal)
    .on('uncaughtException', onError)
    .on('unhandledRejection', onError);
  return {
    stopSignal: () =>
      new Promise(resolve => {
        const early = waiting.shift();
        if (early) resolve(early);
        else tell = resolve;
      }),
    close: () => {
      process
        .off('SIGTERM', onSignal)
        .off('SIGINT', onSignal)
        .off('SIGHUP', onSignal)
        .off('uncaughtException', onError)
        .off('unhandledRejection', onError);
    },
  };
}

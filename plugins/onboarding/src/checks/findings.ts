import type { Finding } from '../api.ts';

/** All is well. */
export const ok = (message: string): Finding => ({ severity: 'ok', message });
/** It works, but. */
export const warning = (message: string, remedy: string): Finding => ({ severity: 'warning', message, remedy });
/** It does not work. */
export const failure = (message: string, remedy: string): Finding => ({ severity: 'failure', message, remedy });
/** Not looked at. */
export const skipped = (message: string, remedy?: string): Finding => ({
  severity: 'skipped',
  message,
  ...(remedy !== undefined && { remedy }),
});

/** What an error says, in one line. */
export function wordsOf(error: unknown): string {
  const told = error instanceof Error ? error.message || ((error as NodeJS.ErrnoException).code ?? error.name) : String(error);
  return told.split('\n')[0] ?? told;
}

import type { GraphRefusal } from '@opencvi/meeting-teams/api';
import { CallError } from '@opencvi/plugin-api';

/** Graph did not do what was asked. */
export class GraphRefused extends Error {
  override readonly name = 'GraphRefused';
  readonly refusal: GraphRefusal;

  constructor(what: string, refusal: GraphRefusal) {
    super(`${what}: ${[hints[refusal.status], `${refusal.status}`, refusal.code, refusal.message].filter(Boolean).join(' ')}`);
    this.refusal = refusal;
  }
}

const hints: Readonly<Record<number, string>> = {
  401: 'Graph does not accept the token.',
  403: 'Calendars.Read is not granted, or an access policy of Exchange keeps the application out of this mailbox.',
  404: 'There is no such mailbox, or it is not in Exchange Online.',
  429: 'Graph is asked too often.',
};

/** Seconds that the other side asks us to wait. */
export function retryAfterOf(error: unknown): number | undefined {
  if (error instanceof GraphRefused) return error.refusal.retryAfter;
  return error instanceof CallError ? error.reason.retryAfter : undefined;
}

/** Why something failed, in one line. */
export function wordsOf(error: unknown): string {
  if (error instanceof CallError) return error.reason.detail ?? error.reason.code;
  return error instanceof Error ? error.message : String(error);
}

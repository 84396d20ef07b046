/** A callback that was tried. */
export interface NotificationEntry {
  readonly at: string;
  readonly app: string;
  readonly tenant: string;
  readonly callbackUri: string;
  readonly changeType: string;
  readonly resourceUrl: string;
  readonly body: unknown;
  readonly attempt: number;
  /** What the application answered. */
  readonly status?: number;
  /** Why it did not. */
  readonly error?: string;
  readonly fault?: string | undefined;
}

/** The last callbacks, for people who look for a mistake. */
export class NotificationLog {
  readonly #entries: NotificationEntry[] = [];
  readonly #limit: number;

  constructor(limit = 500) {
    this.#limit = limit;
  }

  /** Newest first. */
  get all(): readonly NotificationEntry[] {
    return this.#entries;
  }

  add(entry: NotificationEntry): void {
    this.#entries.unshift(entry);
    this.#entries.length = Math.min(this.#entries.length, this.#limit);
  }
}

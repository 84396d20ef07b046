import type { Clock } from '@opencvi/plugin-api';
import type { AppPrincipal } from '../entra/tokens.ts';

/** A report that an application sent. */
export interface QualityReport {
  readonly at: string;
  readonly tenant: string;
  readonly app: string;
  readonly quality: Readonly<Record<string, unknown>>;
}

/** The last reports of room systems' quality. */
export class QualityReports {
  readonly #clock: Clock;
  readonly #reports: QualityReport[] = [];
  readonly #limit = 500;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Newest first. */
  get all(): readonly QualityReport[] {
    return this.#reports;
  }

  add({ tenant, app }: AppPrincipal, quality: Readonly<Record<string, unknown>>): void {
    this.#reports.unshift({ at: new Date(this.#clock.now()).toISOString(), tenant: tenant.id, app: app.id, quality });
    this.#reports.length = Math.min(this.#reports.length, this.#limit);
  }
}

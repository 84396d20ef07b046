import type { CallContext, CallState, FailedAttempt, Tenant, Trust } from '@opencvi/plugin-api';
import { tenantSettings } from '@opencvi/plugin-api';
import { VirtualClock } from '../virtual-clock.ts';
import { FakeLeg } from './fake-leg.ts';
import { RecordingLog } from './recording-log.ts';

/** What a fake context is made from. */
export interface FakeContextOptions {
  readonly leg?: FakeLeg;
  readonly clock?: VirtualClock;
  readonly tenant?: Tenant | undefined;
  readonly trust?: Trust;
}

/** A call context for testing one contribution alone; tests type its digits and abort it. */
export class FakeContext implements CallContext {
  readonly id = '0fakecall0';
  readonly leg: FakeLeg;
  readonly state: CallState = 'admitted';
  readonly clock: VirtualClock;
  readonly startedAt: Date;
  readonly tenant: Tenant | undefined;
  readonly trust: Trust | undefined;
  readonly log = new RecordingLog();
  readonly aborting = new AbortController();
  /** What was typed in vain. */
  readonly failedAttempts: FailedAttempt[] = [];
  #typed = '';
  #waiting: (() => void) | undefined;

  constructor({ leg = new FakeLeg(), clock = new VirtualClock(), trust, ...rest }: FakeContextOptions = {}) {
    this.leg = leg;
    this.clock = clock;
    this.trust = trust;
    this.startedAt = new Date(clock.now());
    this.tenant = 'tenant' in rest ? rest.tenant : tenantSettings.parse({ name: 'test', domains: ['*'] });
  }

  get signal(): AbortSignal {
    return this.aborting.signal;
  }

  failedAttempt(attempt: FailedAttempt): void {
    this.failedAttempts.push(attempt);
  }

  /** The caller types. */
  type(digits: string): void {
    this.#typed += digits;
    this.#waiting?.();
  }

  readonly digits = {
    next: async (ms: number, signal: AbortSignal): Promise<string | undefined> => {
      if (this.#typed === '') await this.#typing(ms, signal);
      const digit = this.#typed.slice(0, 1);
      this.#typed = this.#typed.slice(1);
      return digit === '' ? undefined : digit;
    },
    clear: (): void => {
      this.#typed = '';
    },
  };

  #typing(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (): void => {
        cancel();
        signal.removeEventListener('abort', abort);
        this.#waiting = undefined;
        resolve();
      };
      const abort = (): void => {
        cancel();
        reject(signal.reason);
      };
      const cancel = this.clock.after(ms, done);
      this.#waiting = done;
      signal.addEventListener('abort', abort, { once: true });
      if (signal.aborted) abort();
    });
  }
}

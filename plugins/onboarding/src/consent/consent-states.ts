import type { Clock, DataFolder } from '@opencvi/plugin-api';
import { type ConsentState, readState, type StateProblem, signState } from './consent-state.ts';
import { stateKey } from './state-key.ts';
import { UsedStates } from './used-states.ts';

/** What states are kept with. */
export interface ConsentStatesOptions {
  readonly data: DataFolder;
  readonly clock: Clock;
  /** How long a state is good, in milliseconds. */
  readonly lifetime: number;
}

/** Gives states out and takes each of them back once. */
export class ConsentStates {
  readonly #options: ConsentStatesOptions;
  #key: Buffer | undefined;
  #used: UsedStates | undefined;

  constructor(options: ConsentStatesOptions) {
    this.#options = options;
  }

  issue(state: Pick<ConsentState, 'tenant' | 'cloud' | 'purpose'>): string {
    const { clock, lifetime } = this.#options;
    return signState({ ...state, expires: clock.now() + lifetime }, this.#secret);
  }

  /** The state behind a text of ours, for one purpose, once. */
  redeem(text: string, purpose: ConsentState['purpose']): ConsentState | StateProblem {
    const { clock, data } = this.#options;
    const now = clock.now();
    const state = readState(text, this.#secret);
    if (state?.purpose !== purpose) return 'forged';
    if (state.expires <= now) return 'expired';
    this.#used ??= new UsedStates(data.path('onboarding', 'used-states'), now);
    return this.#used.use(state, now) ? state : 'used';
  }

  get #secret(): Buffer {
    this.#key ??= stateKey(this.#options.data.path('onboarding', 'state-key'));
    return this.#key;
  }
}

import type { RoundPlan } from './measure/rounds.ts';

/** How long a suite may measure. */
export interface SuitePlan extends RoundPlan {
  readonly quick: boolean;
}

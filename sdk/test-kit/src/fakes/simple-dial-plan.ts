import type { CallContext, DialPlan, Route } from '@opencvi/plugin-api';

/** Nine to thirteen digits are a conference id, everything else asks the IVR. */
export class SimpleDialPlan implements DialPlan {
  readonly id = 'simple';
  readonly order = 1_000;

  async route({ leg }: CallContext): Promise<Route> {
    return /^\d{9,13}$/.test(leg.dialled.user) ? { to: 'meeting', meeting: leg.dialled.user } : { to: 'ivr' };
  }
}

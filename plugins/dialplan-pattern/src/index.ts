import { definePlugin, dialPlans } from '@opencvi/plugin-api';
import { dialPlanConfig } from './config.ts';
import { PatternDialPlan } from './pattern-dial-plan.ts';

/** Dial plans as templates: `{ rules: [{ match: '{conf}@{domain}', to: 'meeting' }] }`. */
export const dialPlanPattern = definePlugin({
  name: 'dialplan-pattern',
  api: 1,
  description: 'Routes calls by templates of the dialled address',
  config: dialPlanConfig,
  needs: {},
  setup(host, { config }) {
    host.contribute(dialPlans, new PatternDialPlan(config));
  },
});

export type { DialRule } from './config.ts';

import { dialPlanSuite } from '@opencvi/test-kit/conformance';
import { dialPlanConfig } from './config.ts';
import { PatternDialPlan } from './pattern-dial-plan.ts';

const rules = [
  { match: 'teams@{domain}', to: 'ivr' as const },
  { match: '{conf}@{domain}', to: 'meeting' as const },
];

dialPlanSuite('dialplan-pattern', () => new PatternDialPlan(dialPlanConfig.parse({ rules })), {
  takes: {
    'teams@vc.example.com': { to: 'ivr' },
    '017920684@vc.example.com': { to: 'meeting', meeting: '017920684' },
  },
  leaves: ['reception@vc.example.com', '12345678@vc.example.com'],
});

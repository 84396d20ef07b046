import { endCodes } from '@opencvi/plugin-api';
import { z } from 'zod';
import { checkRules } from './rules/check-rules.ts';

const match = z.string().describe("Template of the dialled address, such as 'teams@{domain}', '{key}.{conf}@{domain}' or '{conf}@*'");
const name = z.string().optional().describe('What people call this rule');

const meetingRule = z.strictObject({
  match,
  to: z.literal('meeting').describe('Straight into the meeting whose conference id is {conf}'),
  meeting: z
    .string()
    .regex(/^\d{9,13}$/, 'must be 9 to 13 digits')
    .optional()
    .describe('Conference id, for a template without {conf}'),
  name,
});

const ivrRule = z.strictObject({
  match,
  to: z.literal('ivr').describe('To the IVR, which asks for the conference id'),
  flow: z.string().optional().describe("Id of the IVR flow; the tenant's or the first one when absent"),
  name,
});

const rejectRule = z.strictObject({
  match,
  to: z.literal('reject').describe('The call is refused'),
  reason: z.enum(endCodes).default('not-found').describe('End reason'),
  detail: z.string().optional().describe('One sentence for the call record'),
  name,
});

/** Settings: the rules, tried in order. */
export const dialPlanConfig = z.strictObject({
  rules: z
    .array(z.discriminatedUnion('to', [meetingRule, ivrRule, rejectRule]))
    .default([])
    .superRefine((rules, context) => {
      for (const { rule, message } of checkRules(rules)) context.addIssue({ code: 'custom', path: [rule, 'match'], message });
    })
    .describe('Rules, tried in order; the first whose template matches decides'),
  order: z.number().int().default(0).describe('Place among the dial plans; lower is asked first'),
});

/** Settings after validation. */
export type DialPlanConfig = z.output<typeof dialPlanConfig>;
/** A rule after validation. */
export type DialRule = DialPlanConfig['rules'][number];

import { formatAddress, unreachable } from '@opencvi/plugin-api';
import type { DialRule } from '../config.ts';
import type { Template } from '../template/template.ts';
import { sampleAddresses } from './sample-address.ts';

/** One line for people: `{conf}@{domain} → the meeting, for example 1172827458@vc.example.com`. */
export function describeRule(rule: DialRule, template: Template): string {
  const example = sampleAddresses(template)
    .map(formatAddress)
    .find(text => text !== '');
  const named = rule.name === undefined ? '' : `${rule.name}: `;
  return `${named}${rule.match} → ${destination(rule)}${example === undefined ? '' : `, for example ${example}`}`;
}

function destination(rule: DialRule): string {
  switch (rule.to) {
    case 'meeting':
      return rule.meeting === undefined ? 'the meeting with this conference id' : `meeting ${rule.meeting}`;
    case 'ivr':
      return rule.flow === undefined ? 'the IVR' : `the IVR '${rule.flow}'`;
    case 'reject':
      return `refused (${rule.reason})`;
    default:
      return unreachable(rule);
  }
}

import { type Address, formatAddress } from '@opencvi/plugin-api';
import type { DialRule } from '../config.ts';
import { compileTemplate, type Matcher } from '../template/match-template.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { type Template, TemplateError } from '../template/template.ts';
import { sampleAddresses, sampleTenant } from './sample-address.ts';

/** A rule that is wrong. */
export interface RuleProblem {
  /** Index of the rule. */
  readonly rule: number;
  readonly message: string;
}

interface Known {
  readonly number: number;
  readonly template: Template;
  readonly matches: Matcher;
}

/** Everything that is wrong with a list of rules: templates, duplicates, and rules that an earlier one keeps from ever being reached. */
export function checkRules(rules: readonly DialRule[]): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const earlier: Known[] = [];
  for (const [index, rule] of rules.entries()) {
    const found = checkRule(rule, index + 1, earlier);
    if (found !== undefined) problems.push({ rule: index, message: found });
  }
  return problems;
}

function checkRule(rule: DialRule, number: number, earlier: Known[]): string | undefined {
  const template = parsed(rule.match);
  if (template instanceof TemplateError) return template.message;
  const problem = conferenceIdProblem(rule, template) ?? orderProblem(template, number, earlier);
  earlier.push({ number, template, matches: compileTemplate(template) });
  return problem;
}

function parsed(text: string): Template | TemplateError {
  try {
    return parseTemplate(text);
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}

function conferenceIdProblem(rule: DialRule, template: Template): string | undefined {
  if (rule.to !== 'meeting') return undefined;
  const has = template.user.some(token => token.type === 'conf');
  if (has && rule.meeting !== undefined)
    return `template '${rule.match}' has {conf}: leave 'meeting' off, or write a template without {conf}`;
  if (has || rule.meeting !== undefined) return undefined;
  return `template '${rule.match}' names no meeting: put {conf} into it, or give the conference id as 'meeting'`;
}

function orderProblem(template: Template, number: number, earlier: readonly Known[]): string | undefined {
  const same = earlier.find(known => known.template.text.toLowerCase() === template.text.toLowerCase());
  if (same) return `rules ${same.number} and ${number} have the same template '${template.text}': remove one`;
  const takers = sampleAddresses(template).map(address => taker(address, earlier));
  const [first] = takers;
  if (first === undefined || takers.includes(undefined)) return undefined;
  return `rule ${number} '${template.text}' is never reached: rule ${first.known.number} '${first.known.template.text}' takes ${formatAddress(first.address)} before it; move rule ${number} up`;
}

function taker(address: Address, earlier: readonly Known[]): { known: Known; address: Address } | undefined {
  const known = earlier.find(({ matches }) => matches(address, sampleTenant) !== undefined);
  return known && { known, address };
}

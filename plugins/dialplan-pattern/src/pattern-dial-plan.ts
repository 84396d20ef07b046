import { type Address, type CallContext, type DialPlan, type Route, unreachable } from '@opencvi/plugin-api';
import type { DialPlanConfig, DialRule } from './config.ts';
import { describeRule } from './rules/describe-rule.ts';
import { compileTemplate, type Matcher, type TemplateMatch, type TenantNames } from './template/match-template.ts';
import { normalizeAddress } from './template/normalize-address.ts';
import { parseTemplate } from './template/parse-template.ts';
import { tenantNames } from './template/tenant-names.ts';

interface CompiledRule {
  readonly rule: DialRule;
  readonly matches: Matcher;
  readonly description: string;
}

/** Routes by rules in order; the first whose template matches the dialled address decides. */
export class PatternDialPlan implements DialPlan {
  readonly id = 'pattern';
  readonly order: number;
  readonly #rules: readonly CompiledRule[];

  constructor(config: DialPlanConfig) {
    this.order = config.order;
    this.#rules = config.rules.map(compile);
  }

  async route(call: CallContext): Promise<Route | undefined> {
    return this.routeAddress(call.leg.dialled, tenantNames(call.tenant));
  }

  /** The route of an address in a tenant; pure. */
  routeAddress(dialled: Address, tenant: TenantNames): Route | undefined {
    const address = normalizeAddress(dialled);
    for (const { rule, matches } of this.#rules) {
      const match = matches(address, tenant);
      if (match) return toRoute(rule, match);
    }
    return undefined;
  }

  describe(): readonly string[] {
    return this.#rules.map(({ description }) => description);
  }
}

function compile(rule: DialRule): CompiledRule {
  const template = parseTemplate(rule.match);
  return { rule, matches: compileTemplate(template), description: describeRule(rule, template) };
}

function toRoute(rule: DialRule, match: TemplateMatch): Route | undefined {
  switch (rule.to) {
    case 'meeting': {
      const meeting = rule.meeting ?? match.conf;
      return meeting === undefined ? undefined : { to: 'meeting', meeting };
    }
    case 'ivr':
      return { to: 'ivr', ...(rule.flow !== undefined && { flow: rule.flow }) };
    case 'reject': {
      const detail = rule.detail ?? `refused by the dial plan rule '${rule.match}'`;
      return { to: 'reject', reason: { code: rule.reason, by: 'gateway', detail } };
    }
    default:
      return unreachable(rule);
  }
}

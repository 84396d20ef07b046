import { builtInPolicies, globalPolicy, policyNamed, type VideoInteropServicePolicy, withoutTag } from '../model/policy.ts';
import type { GroupGrant, TenantState } from '../model/state.ts';
import { type Cmdlet, type CmdletResult, reading, textOf, wildcard } from './cmdlet.ts';
import { CmdletError } from './cmdlet-error.ts';
import { messages } from './messages.ts';
import { commonSwitches } from './parameters.ts';

const type = 'TeamsVideoInteropServicePolicy';
const grantName = 'Grant-CsTeamsVideoInteropServicePolicy';

/** `Get-CsTeamsVideoInteropServicePolicy` */
export const getPolicy: Cmdlet = {
  parameters: {
    Identity: { type: 'String', sets: ['Identity'], position: 1 },
    // its page says regular expression and shows a wildcard ("*enabled*")
    Filter: { type: 'String', sets: ['Filter'] },
  },
  run(state, bound) {
    const identity = textOf(bound, 'Identity');
    const policies = [tenantPolicy(state), ...builtInPolicies];
    if (identity === undefined) {
      const matches = wildcard(textOf(bound, 'Filter') ?? '*');
      return reading(
        state,
        policies.filter(({ Identity }) => matches(Identity)),
      );
    }
    const wanted = withoutTag(identity).toLowerCase();
    const found = policies.find(({ Identity }) => withoutTag(Identity).toLowerCase() === wanted);
    if (!found) throw new CmdletError('ItemNotFound', messages.notFound(type, identity));
    return reading(state, [found]);
  },
};

/** What `Global` is: what the tenant was granted shows there, and nowhere else. */
export function tenantPolicy({ global }: TenantState): VideoInteropServicePolicy {
  const granted = global === undefined ? undefined : policyNamed(global);
  return granted ? { ...granted, Identity: 'Global' } : globalPolicy;
}

/** `Grant-CsTeamsVideoInteropServicePolicy` */
export const grantPolicy: Cmdlet = {
  defaultSet: 'Identity',
  parameters: {
    Identity: { type: 'String', sets: ['Identity'], position: 0 },
    Global: { type: 'SwitchParameter', sets: ['GrantToTenant'] },
    Group: { type: 'String', sets: ['GrantToGroup'], mandatory: true },
    Rank: { type: 'Int32', sets: ['GrantToGroup'] },
    PolicyName: { type: 'String', mandatory: true, position: 1, nullable: true },
    PassThru: { type: 'SwitchParameter' },
    Tenant: { type: 'String' },
    WhatIf: commonSwitches.WhatIf,
    Confirm: commonSwitches.Confirm,
  },
  run(state, bound) {
    const [user, group] = [textOf(bound, 'Identity'), textOf(bound, 'Group')];
    const name = textOf(bound, 'PolicyName');
    const policy = name === undefined ? undefined : policyNamed(name);
    if (name !== undefined && !policy) throw new CmdletError('NotAUserPolicy', messages.notAUserPolicy(name));
    const granted = policy && withoutTag(policy.Identity);
    if (bound.WhatIf) return { state, output: [], messages: [messages.whatIf(grantName, user ?? group ?? 'Global')] };
    const rank = typeof bound.Rank === 'number' ? bound.Rank : undefined;
    // without -Identity the whole tenant is meant (its page, example 4)
    const after =
      group !== undefined
        ? toGroup(state, group, { granted, rank })
        : user !== undefined
          ? toUser(state, user, granted)
          : toTenant(state, granted);
    return passed(after, bound.PassThru ? { Identity: user ?? group ?? 'Global', [type]: granted ?? null } : undefined);
  },
};

function passed(state: TenantState, object: object | undefined): CmdletResult {
  return { state, output: object ? [object] : [], messages: [] };
}

function toTenant({ global: _old, ...rest }: TenantState, granted: string | undefined): TenantState {
  return { ...rest, ...(granted !== undefined && { global: granted }) };
}

function toUser(state: TenantState, user: string, granted: string | undefined): TenantState {
  const key = user.toLowerCase();
  const others = Object.entries(state.users).filter(([name]) => name !== key);
  return { ...state, users: Object.fromEntries(granted === undefined ? others : [...others, [key, granted]]) };
}

/** A rank that is taken moves those at it and after it one down; without a rank the group comes last. */
function toGroup(
  state: TenantState,
  group: string,
  { granted, rank }: { readonly granted: string | undefined; readonly rank: number | undefined },
): TenantState {
  const others = state.groups.filter(each => each.group.toLowerCase() !== group.toLowerCase()).toSorted((a, b) => a.rank - b.rank);
  if (granted === undefined) return { ...state, groups: renumbered(others) };
  const at = rank === undefined ? others.length : Math.min(Math.max(rank - 1, 0), others.length);
  return { ...state, groups: renumbered(others.toSpliced(at, 0, { group, policy: granted, rank: 0 })) };
}

const renumbered = (groups: readonly GroupGrant[]): GroupGrant[] => groups.map((each, index) => ({ ...each, rank: index + 1 }));

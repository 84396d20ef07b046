import { globalPolicy, policyNamed, type VideoInteropServicePolicy, withoutTag } from '../model/policy.ts';
import type { VideoInteropServiceProvider } from '../model/provider.ts';
import type { TenantState } from '../model/state.ts';

/** A user, with the groups he is a member of. */
export interface PolicyUser {
  readonly user: string;
  readonly groups?: readonly string[];
}

/** A policy and why it applies. */
export interface EffectivePolicy {
  readonly policy: VideoInteropServicePolicy;
  readonly from: 'user' | 'group' | 'tenant' | 'default';
  /** The group it came through. */
  readonly group?: string;
}

/** The policy of a user: his own, else that of his group with the lowest rank, else the tenant's. */
export function effectivePolicy(state: TenantState, { user, groups = [] }: PolicyUser): EffectivePolicy {
  const key = user.toLowerCase();
  const own = Object.hasOwn(state.users, key) ? policyNamed(state.users[key] ?? '') : undefined;
  if (own) return { policy: own, from: 'user' };
  const members = new Set(groups.map(group => group.toLowerCase()));
  const ranked = state.groups.filter(({ group }) => members.has(group.toLowerCase())).toSorted((a, b) => a.rank - b.rank);
  for (const { group, policy } of ranked) {
    const named = policyNamed(policy);
    if (named) return { policy: named, from: 'group', group };
  }
  const granted = state.global === undefined ? undefined : policyNamed(state.global);
  return granted ? { policy: granted, from: 'tenant' } : { policy: globalPolicy, from: 'default' };
}

/** What the meetings of a user get. */
export type VideoInterop =
  | { readonly enabled: true; readonly provider: VideoInteropServiceProvider; readonly effective: EffectivePolicy }
  | {
      readonly enabled: false;
      readonly reason: 'policy-disabled' | 'no-provider';
      readonly message: string;
      readonly effective: EffectivePolicy;
    };

/** The provider whose coordinates a user's new meetings get; a policy whose provider the tenant has not configured gives none. */
export function videoInteropFor(state: TenantState, user: PolicyUser): VideoInterop {
  const effective = effectivePolicy(state, user);
  const { policy } = effective;
  if (!policy.Enabled) {
    return { enabled: false, reason: 'policy-disabled', message: `the policy of ${user.user} enables no provider`, effective };
  }
  // the identity must match a policy's without Tag:, or be the provider's name, which is what -Name makes of it
  const identities = [withoutTag(policy.Identity), policy.ProviderName].map(each => each.toLowerCase());
  const provider = state.providers.find(({ Identity }) => identities.includes(Identity.toLowerCase()));
  if (provider) return { enabled: true, provider, effective };
  const message = `policy ${withoutTag(policy.Identity)} names ${policy.ProviderName}, but the tenant has no provider of that identity`;
  return { enabled: false, reason: 'no-provider', message, effective };
}

/** Whether a room that joins as guest through this application counts as of the organizer's organization. */
export function treatsAsAuthenticated({ providers }: TenantState, applicationId: string): boolean {
  const wanted = applicationId.trim().toLowerCase();
  return providers.some(
    ({ AllowAppGuestJoinsAsAuthenticated, AadApplicationIds }) =>
      AllowAppGuestJoinsAsAuthenticated && AadApplicationIds.split(';').some(id => id.trim() !== '' && id.trim().toLowerCase() === wanted),
  );
}

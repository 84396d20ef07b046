export type { CmdletResult } from './cmdlets/cmdlet.ts';
export { CmdletError, type CmdletErrorId } from './cmdlets/cmdlet-error.ts';
export { type CmdletName, cmdlets, invoke } from './cmdlets/invoke.ts';
export type { Arguments } from './cmdlets/parameters.ts';
export { builtInPolicies, type VideoInteropServicePolicy } from './model/policy.ts';
export { type ProviderName, providerNames, type VideoInteropServiceProvider } from './model/provider.ts';
export { type GroupGrant, noState, noTenant, type ProvisioningState, type TenantState, tenantOf } from './model/state.ts';
export { type Customer, firewallLines, instructionUri, zoneFile } from './partners/customer.ts';
export type { ApplicationIds, Certainty, FirewallRule, Partner, PartnerId, SrvRecord } from './partners/partner.ts';
export { partnerNamed, partners } from './partners/partners.ts';
export { powershellFor } from './powershell/powershell-for.ts';
export { Provisioning, type ProvisioningStore } from './provisioning.ts';
export {
  type EffectivePolicy,
  effectivePolicy,
  type PolicyUser,
  treatsAsAuthenticated,
  type VideoInterop,
  videoInteropFor,
} from './resolve/effective-policy.ts';
export { PolicyCache, type PolicyCacheOptions, policyCacheLifetime } from './resolve/policy-cache.ts';

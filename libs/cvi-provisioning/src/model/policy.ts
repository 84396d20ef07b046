import { providerNames } from './provider.ts';

/** A policy, with the property names that PowerShell prints. Tenants cannot make their own: all are Microsoft's. */
export interface VideoInteropServicePolicy {
  readonly Identity: string;
  readonly Description: string;
  readonly ProviderName: string;
  readonly Enabled: boolean;
}

const policy = (Identity: string, ProviderName: string, Enabled: boolean): VideoInteropServicePolicy => ({
  Identity,
  Description: '',
  ProviderName,
  Enabled,
});

/** The policy of a tenant that was granted none. */
export const globalPolicy = policy('Global', 'DefaultProvider', false);

/** The policies that every tenant has, besides `Global`. */
export const builtInPolicies: readonly VideoInteropServicePolicy[] = [
  ...providerNames.map(name => policy(`Tag:${name}ServiceProviderEnabled`, name, true)),
  policy('Tag:ServiceProviderDisabled', 'DefaultProvider', false),
];

/** The policy of a name, `Tag:` in front or not, in any case. */
export function policyNamed(name: string): VideoInteropServicePolicy | undefined {
  const wanted = withoutTag(name).toLowerCase();
  return builtInPolicies.find(({ Identity }) => withoutTag(Identity).toLowerCase() === wanted);
}

/** `PexipServiceProviderEnabled` of `Tag:PexipServiceProviderEnabled`. */
export function withoutTag(identity: string): string {
  return identity.replace(/^tag:/i, '');
}

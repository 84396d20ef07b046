import type { Provisioning, VideoInteropServiceProvider } from '@opencvi/cvi-provisioning';
import type { Tenant } from '@opencvi/plugin-api';

/** The partner's provider of a tenant, where one was made: by its name, as the cmdlets have it, or that of its policy. */
export async function ownProvider(
  provisioning: Provisioning,
  tenant: Tenant,
  partner: string,
): Promise<VideoInteropServiceProvider | undefined> {
  const { providers } = await provisioning.tenant(tenant.name);
  return providers.find(({ Identity }) => [partner, `${partner}ServiceProviderEnabled`].includes(Identity));
}

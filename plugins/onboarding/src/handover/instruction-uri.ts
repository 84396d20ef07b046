import type { Provider } from '@opencvi/cvi-invitation';
import type { PartnerId } from '@opencvi/cvi-provisioning';
import type { Dialling } from './dialling.ts';

/** How libs/cvi-invitation names partners, so that it need not guess in which order the dial string goes. */
const providers: Readonly<Record<PartnerId, Provider>> = {
  'pexip-infinity': 'pexip',
  'polycom-realconnect': 'poly',
  'bluejeans-gateway': 'bluejeans',
  'cisco-webex': 'cisco',
};

/**
 * The address that Teams fills a conference id into (`InstructionUri`). The query is for whatever reads invitations, such as calendars of room systems: key
 * and partner are all that is missing for the dial string. The page itself knows them.
 */
export function instructionUriOf(publicUrl: string, tenant: string, dialling: Dialling | undefined): string {
  const page = `${publicUrl.replace(/\/+$/, '')}/join/${encodeURIComponent(tenant)}/{ConfId}`;
  if (!dialling) return page;
  const { tenantKey, prefix, ip, partner } = dialling;
  const query = new URLSearchParams({
    key: tenantKey,
    via: providers[partner.id],
    ...(prefix !== undefined && { prefix }),
    ...(ip !== undefined && { ip }),
  });
  return `${page}?${query}`;
}

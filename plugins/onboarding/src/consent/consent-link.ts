import type { CustomerCloud } from '@opencvi/meeting-teams/api';

/** What an administrator is sent to Microsoft with. */
export interface ConsentLink {
  readonly cloud: Pick<CustomerCloud, 'login' | 'clientId'>;
  /** `undefined`: the administrator signs in to whichever tenant is theirs. */
  readonly tenantId: string | undefined;
  readonly state: string;
  readonly redirectUri: string;
}

/** Pure: the page on which an administrator consents for the whole tenant (Microsoft Graph, "Get administrator consent"). */
export function consentLink({ cloud, tenantId, state, redirectUri }: ConsentLink): string {
  const query = new URLSearchParams({ client_id: cloud.clientId, state, redirect_uri: redirectUri });
  return `${cloud.login}/${encodeURIComponent(tenantId ?? 'common')}/adminconsent?${query}`;
}

/** Where Microsoft sends the administrator back: registered with the application, to the letter. */
export function redirectUri(publicUrl: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/onboarding/consent/callback`;
}

/** Where a customer's administrator begins. */
export function consentStart(publicUrl: string, tenant: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/onboarding/consent/${encodeURIComponent(tenant)}`;
}

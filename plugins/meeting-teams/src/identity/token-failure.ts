import type { EndCode, EndReason } from '@opencvi/plugin-api';
import { said } from '../http/said.ts';

/** What Entra said when it gave no token. */
export interface TokenFailure {
  /** OAuth error (RFC 6749 5.2), or a word of the client's own. */
  readonly error: string;
  readonly description: string;
  readonly status?: number | undefined;
}

/** Entra's error numbers that decide: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const numbers: Readonly<Record<string, readonly [EndCode, string]>> = {
  '700016': ['not-consented', 'the application is not known in the tenant: its administrator has not consented'],
  '65001': ['not-consented', 'the administrator of the tenant has not consented'],
  '65005': ['not-consented', 'the application asks for what the tenant has not consented to'],
  '7000112': ['not-consented', 'the application is disabled in the tenant'],
  '7000218': ['unauthorized', 'the credential is missing from the request'],
  '500011': ['not-consented', 'Microsoft Graph is not known in the tenant'],
  '90002': ['unauthorized', 'there is no such tenant'],
  '900021': ['unauthorized', 'there is no such tenant'],
  '900023': ['unauthorized', 'there is no such tenant'],
  '7000215': ['unauthorized', 'the client secret is wrong'],
  '7000222': ['unauthorized', 'the client secret has expired'],
  '700027': ['unauthorized', 'the client certificate is not registered with the application'],
  '700021': ['unauthorized', 'the federated token is not accepted by the application'],
  '700211': ['unauthorized', 'the federated token is not accepted by the application'],
  '700213': ['unauthorized', 'the federated token is not accepted by the application'],
  '90033': ['unavailable', 'Entra is not available for the moment'],
  '90055': ['throttled', 'Entra is asked too often'],
  '50196': ['throttled', 'Entra is asked too often'],
};

const errors: Readonly<Record<string, EndCode>> = {
  invalid_client: 'unauthorized',
  unauthorized_client: 'not-consented',
  invalid_grant: 'not-consented',
  access_denied: 'not-consented',
  temporarily_unavailable: 'unavailable',
  server_error: 'unavailable',
};

/** Pure: why there is no token, in the gateway's words. */
export function tokenFailureReason({ error, description, status }: TokenFailure): EndReason {
  const number = /AADSTS(\d+)/.exec(description)?.[1];
  const [code, words] = (number !== undefined && numbers[number]) || [byError(error, status), said(description.split(/[\r\n]/)[0] ?? '')];
  const detail = [words, number === undefined ? said(error) : `AADSTS${number}`].filter(Boolean).join(' (');
  return { code, by: 'meeting', detail: `no token: ${detail}${detail.includes('(') ? ')' : ''}` };
}

function byError(error: string, status: number | undefined): EndCode {
  if (status === 429) return 'throttled';
  if (status !== undefined && status >= 500) return 'unavailable';
  return errors[error] ?? (status === undefined ? 'unavailable' : 'unauthorized');
}

import type { CustomerIdentities } from '@opencvi/meeting-teams/api';
import { CallError, type EndReason, type PublicAddress } from '@opencvi/plugin-api';
import type { DoctorCheck, Finding } from '../api.ts';
import { grantsOf } from '../consent/app-roles.ts';
import { consentStart } from '../consent/consent-link.ts';
import { failure, ok, skipped, wordsOf } from './findings.ts';
import { identityOf } from './identity-of.ts';

/** What the check is made with. */
export interface ConsentParts {
  readonly identities: Pick<CustomerIdentities, 'of'>;
  readonly address: PublicAddress;
}

/** A token of the customer's tenant, and the roles in it. */
export function consentCheck({ identities, address }: ConsentParts): DoctorCheck {
  return {
    id: 'consent',
    order: 70,
    title: 'Consent',
    run: async ({ tenant, signal }) => {
      const identity = identityOf(identities, tenant);
      if (!identity) return [skipped('no Microsoft tenant that could have consented')];
      const link = consentStart(address.url, tenant.name);
      try {
        const { roles = [] } = await identity.freshClaims(signal);
        return [ok(`Entra issues tokens for ${identity.tenantId}`), ...rolesFindings(roles, link)];
      } catch (error) {
        signal.throwIfAborted();
        return [failure(wordsOf(error), error instanceof CallError ? remedyOf(error.reason, link) : 'see the log of the gateway')];
      }
    },
  };
}

function rolesFindings(roles: readonly string[], link: string): Finding[] {
  return grantsOf(roles).map(({ role: { name, purpose }, granted }) =>
    granted
      ? ok(`${name} is granted: ${purpose}`)
      : failure(
          `${name} is not granted: ${purpose}`,
          `add it to the application's registration (Microsoft Graph, application permissions) if it is not there, then let an administrator consent again: ${link}`,
        ),
  );
}

const noSuchTenant = "correct microsoft.tenantId of the tenant, or its cloud: the Entra admin center shows the tenant's id";
const federated = "look at issuer, subject and audience of the federated credential in the application's registration";

/** What Entra's error numbers ask for: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const byNumber: Readonly<Record<string, string>> = {
  '90002': noSuchTenant,
  '900021': noSuchTenant,
  '900023': noSuchTenant,
  '7000112': 'let an administrator switch the application on: Entra admin center, Enterprise applications, Properties',
  '7000215': "set application.secret of meeting-teams to the secret's value, which is not its id",
  '7000218': 'set application.secret, certificate or federated token of meeting-teams',
  '7000222': "make a new client secret in the application's registration, and set application.secret of meeting-teams to its value",
  '700021': federated,
  '700211': federated,
  '700213': federated,
  '700027': "upload the certificate to the application's registration, or set the one that is there",
};

/** Pure: what to do when Entra gives no token. */
export function remedyOf({ code, detail = '' }: EndReason, link: string): string {
  const known = byNumber[/AADSTS(\d+)/.exec(detail)?.[1] ?? ''];
  if (known !== undefined) return known;
  switch (code) {
    case 'not-consented':
      return `let an administrator of the tenant consent: ${link}; where that was done, look at application.clientId of meeting-teams`;
    case 'unauthorized':
      return "renew the application's secret or certificate, and look at tenant id and cloud";
    case 'throttled':
      return 'wait a few minutes';
    default:
      return 'let this machine reach Entra on TCP 443; the finding on the clock says whether it does';
  }
}

import { type CustomerIdentities, knownClouds } from '@opencvi/meeting-teams/api';
import type { Tenant } from '@opencvi/plugin-api';
import type { DoctorCheck, Finding } from '../api.ts';
import type { Dialling } from '../handover/dialling.ts';
import { isLoopback } from '../probes/loopback.ts';
import { failure, ok, warning, wordsOf } from './findings.ts';

/** What the check is made with. */
export interface ConfigurationParts {
  readonly identities: Pick<CustomerIdentities, 'of' | 'callbackUrl'>;
}

/** What the configuration says of the tenant, before anything is tried. */
export function configurationCheck({ identities }: ConfigurationParts): DoctorCheck {
  return {
    id: 'configuration',
    order: 0,
    title: 'Configuration',
    run: async ({ tenant, dialling }) => [
      dialling
        ? ok(`rooms dial ${dialling.tenantKey} (${dialling.partner.title})`)
        : failure(`tenant ${tenant.name} has no address to dial`, `set tenantKey of tenant ${tenant.name}, such as 'teams@vc.example.com'`),
      ...contradiction(tenant, dialling),
      microsoft(() => identities.of(tenant)?.tenantId, tenant.name),
      callbacks(identities.callbackUrl(), tenant.microsoft?.cloud),
    ],
  };
}

/** Invitations print what was provisioned; calls are taken as the configuration says. */
function contradiction({ name, tenantKey, domains }: Tenant, dialling: Dialling | undefined): Finding[] {
  if (!dialling) return [];
  if (tenantKey === undefined) {
    const { domain } = dialling;
    if (domains.some(one => one === '*' || one.toLowerCase() === domain.toLowerCase()) || domains.length === 0) return [];
    return [
      warning(
        `tenant ${name} was provisioned as ${dialling.tenantKey}; the configuration knows it by ${domains.join(', ')}`,
        `add ${domain} to domains of tenant ${name}, or correct it by opencvi provider set`,
      ),
    ];
  }
  if (tenantKey.toLowerCase() === dialling.tenantKey.toLowerCase()) return [];
  return [
    warning(
      `tenant ${name} was provisioned as ${dialling.tenantKey}; the configuration has tenantKey ${tenantKey}`,
      `make them the same: tenantKey of tenant ${name}, or opencvi provider set`,
    ),
  ];
}

function microsoft(read: () => string | undefined, name: string): Finding {
  try {
    const tenantId = read();
    if (tenantId !== undefined) return ok(`the Microsoft tenant is ${tenantId}`);
    return failure(
      `tenant ${name} has no Microsoft tenant`,
      `set microsoft.tenantId of tenant ${name}; the page after consent shows it, and so does the Entra admin center`,
    );
  } catch (error) {
    return failure(wordsOf(error), 'complete the settings of meeting-teams');
  }
}

function callbacks(url: string, cloud = 'global'): Finding {
  // A simulator is content with less
  const tell = Object.hasOwn(knownClouds, cloud) ? failure : warning;
  const remedy = 'set http.publicUrl to an https address that the internet reaches';
  if (!url.startsWith('https:')) return tell(`Microsoft Teams does not call back to ${url}: it calls https only`, remedy);
  if (isLoopback(new URL(url).hostname))
    return tell(`Microsoft Teams does not reach ${url}: only this machine reaches itself there`, remedy);
  return ok(`Microsoft Teams calls back to ${url}`);
}

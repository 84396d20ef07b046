import type { DialTemplates } from '@opencvi/cvi-invitation';
import type { ProviderName } from '../model/provider.ts';

/** How sure a fact is: read in the vendor's own text, seen second-hand, the protocol's convention, or guessed. */
export type Certainty = 'documented' | 'second-hand' | 'convention' | 'unknown';

/** The profiles, by the names of OpenCVI's. */
export type PartnerId = 'pexip-infinity' | 'polycom-realconnect' | 'bluejeans-gateway' | 'cisco-webex';

/** An SRV record that room systems look for, or that partners tell customers to make. */
export interface SrvRecord {
  /** `_sips._tcp` */
  readonly service: string;
  readonly port: number;
  readonly purpose: string;
  readonly certainty: Certainty;
}

/** A rule for a firewall between rooms and gateway. */
export interface FirewallRule {
  readonly from: 'room' | 'gateway';
  readonly to: 'gateway' | 'room' | 'microsoft';
  readonly protocol: 'tcp' | 'udp';
  /** `5061` or `36000-59999`. */
  readonly ports: string;
  readonly purpose: string;
  readonly certainty: Certainty;
}

/** A partner's application ids for `-AadApplicationIds`. */
export interface ApplicationIds {
  /** Ids that are the same for all customers of the partner's own service. A gateway of one's own has one's own. */
  readonly known: readonly { readonly id: string; readonly of: string; readonly certainty: Certainty }[];
  readonly note: string;
}

/** What a partner is, in data. */
export interface Partner {
  readonly id: PartnerId;
  /** What the cmdlets call it. */
  readonly name: ProviderName;
  /** The policy to grant, without `Tag:`. */
  readonly policy: `${ProviderName}ServiceProviderEnabled`;
  readonly title: string;
  readonly status: string;
  /** `{key}@{domain}`, with examples of both. */
  readonly tenantKey: { readonly shape: string; readonly key: string; readonly domain: string; readonly sharedDomain: boolean };
  /** `{host}`, `{key}`, `{domain}`, `{prefix}` and `{ip}` are filled in by `instructionUri`; `{ConfId}` by Teams. */
  readonly instructionUri: { readonly shape: string; readonly host: string; readonly certainty: Certainty };
  readonly applicationIds: ApplicationIds;
  readonly dial: DialTemplates;
  readonly dns: readonly SrvRecord[];
  readonly firewall: readonly FirewallRule[];
}

import type { FirewallRule, Partner, SrvRecord } from './partner.ts';

/** What a customer is set up with. */
export interface Customer {
  /** Entra tenant id; asked for at sign-in when absent. */
  readonly tenantId?: string;
  /** The address of the IVR, `teams@vc.example.com`. */
  readonly tenantKey: string;
  /** Host of the instruction page, when it is not the partner's. */
  readonly instructionHost?: string;
  /** The whole `InstructionUri`, when it is of another shape. */
  readonly instructionUri?: string;
  /** What is dialled before the conference id. */
  readonly prefix?: string;
  /** The gateway's address, for rooms that dial by IP. */
  readonly ip?: string;
  /** Application ids of the gateway's bots. Given, rooms that join through them count as of the organization. */
  readonly applicationIds?: readonly string[];
  /** Whom the policy is granted to; the whole tenant when absent. */
  readonly grant?: { readonly users?: readonly string[]; readonly groups?: readonly { readonly id: string; readonly rank?: number }[] };
  /** Room mailboxes whose invitations are to be kept whole for one-touch dial. */
  readonly rooms?: readonly string[];
}

/** The `InstructionUri` for a customer: everything filled in but `{ConfId}`, which is Teams' to fill. Parameters without a value are left out. */
export function instructionUri({ instructionUri: { shape, host } }: Partner, customer: Customer): string {
  if (customer.instructionUri !== undefined) return customer.instructionUri;
  const at = customer.tenantKey.lastIndexOf('@');
  const values: Readonly<Record<string, string | undefined>> = {
    host: customer.instructionHost ?? host,
    key: customer.tenantKey.slice(0, Math.max(at, 0)),
    domain: customer.tenantKey.slice(at + 1),
    prefix: customer.prefix,
    ip: customer.ip,
  };
  return shape
    .replace(/[&?]\w+=\{(\w+)\}/g, (all, name: string) => (name === 'ConfId' || values[name] ? all : ''))
    .replace(/\{(\w+)\}/g, (all, name: string) =>
      name === 'ConfId' ? all : name === 'host' ? (values.host ?? '') : encodeURIComponent(values[name] ?? ''),
    );
}

/** The SRV records for a domain in the form of a zone file (RFC 2782), all pointing at one host. */
export function zoneFile({ dns }: Partner, domain: string, target: string): string {
  const line = ({ service, port }: SrvRecord): string => `${service}.${domain}. 3600 IN SRV 10 10 ${port} ${target.replace(/\.$/, '')}.`;
  return `${dns.map(line).join('\n')}\n`;
}

/** The firewall list as lines. */
export function firewallLines({ firewall }: Partner): string[] {
  const line = ({ from, to, protocol, ports, purpose, certainty }: FirewallRule): string =>
    `${from} -> ${to}  ${protocol} ${ports}  ${purpose}${certainty === 'documented' ? '' : ` (${certainty})`}`;
  return firewall.map(line);
}

import { powershellFor } from '@opencvi/cvi-provisioning';
import type { CliCommand, CliInvocation } from '@opencvi/plugin-api';
import { customerFor, firewallFor, partnerFor, zoneFor } from '../handover.ts';
import type { ProvisioningParts } from '../parts.ts';
import { tenantNamed } from '../tenant-directory.ts';
import { listed, text } from './arguments.ts';

/** `opencvi provision --tenant X`: what is handed to a customer. */
export function provisionCommand(parts: ProvisioningParts): CliCommand {
  return {
    id: 'provision',
    usage: 'provision',
    summary: 'print the PowerShell that sets a real tenant up, ready to paste; or its DNS records or firewall rules',
    options: [
      { flags: '--tenant <name>', summary: 'the tenant, by its name in the configuration; not needed when there is one' },
      { flags: '--partner <profile>', summary: 'pexip-infinity, polycom-realconnect, bluejeans-gateway or cisco-webex' },
      { flags: '--tenant-key <address>', summary: "the IVR's address, when the configuration has none" },
      { flags: '--users <names>', summary: 'grant to these users and not to all, commas between them' },
      { flags: '--groups <ids>', summary: 'grant to these groups, commas between them; the first has rank 1' },
      { flags: '--rooms <mailboxes>', summary: 'room mailboxes for one-touch dial, commas between them' },
      { flags: '--dns <host>', summary: 'print SRV records that point at this host instead' },
      { flags: '--firewall', summary: 'print the firewall rules instead' },
    ],
    run: invocation => run(parts, invocation),
  };
}

async function run(parts: ProvisioningParts, { options, print }: CliInvocation): Promise<number> {
  const partner = partnerFor(parts, text(options.partner));
  if (options.firewall) {
    for (const line of firewallFor(parts, partner)) print(line);
    return 0;
  }
  const customer = await customerFor(parts, tenantNamed(parts.tenants, text(options.tenant)), {
    partner: text(options.partner),
    tenantKey: text(options.tenantKey),
    grant: { users: listed(options.users), groups: listed(options.groups).map((id, index) => ({ id, rank: index + 1 })) },
    rooms: listed(options.rooms),
  });
  const host = text(options.dns);
  const domain = domainOf(customer.tenantKey);
  const content = host === undefined ? powershellFor(partner.id, customer) : zoneFor(parts, partner, { domain, host });
  for (const line of content.trimEnd().split(/\r?\n/)) print(line);
  return 0;
}

const domainOf = (tenantKey: string): string => tenantKey.slice(tenantKey.lastIndexOf('@') + 1);

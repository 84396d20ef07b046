import { videoInteropFor } from '@opencvi/cvi-provisioning';
import { type CliCommand, type CliInvocation, UsageError } from '@opencvi/plugin-api';
import type { ProvisioningParts } from '../parts.ts';
import { tenantNamed } from '../tenant-directory.ts';
import { listed, namedArguments, text } from './arguments.ts';
import { commonOptions, runCmdlet } from './cmdlet-command.ts';
import { formatList } from './show.ts';

const names = ['Identity', 'PolicyName', 'Global', 'Group', 'Rank', 'PassThru', 'Filter', 'WhatIf'] as const;

/** `opencvi policy get|grant|effective`: CsTeamsVideoInteropServicePolicy of a tenant. */
export function policyCommand(parts: ProvisioningParts): CliCommand {
  return {
    id: 'policy',
    usage: 'policy <action> [identity...]',
    summary: 'get or grant: video interop policies of a tenant, as the Teams cmdlets have them; effective: what a user has',
    options: [
      { flags: '--identity <identity>', summary: 'get: the policy; grant: the user; the same as without a name' },
      { flags: '--policy-name <policy>', summary: "grant: the policy, such as PexipServiceProviderEnabled; '$null' takes it back" },
      { flags: '--global', summary: 'grant: to the whole tenant' },
      { flags: '--group <id>', summary: 'grant: to the members of a group' },
      { flags: '--rank <number>', summary: 'grant: the rank among groups, 1 first' },
      { flags: '--pass-thru', summary: 'grant: print what was granted' },
      { flags: '--filter <wildcard>', summary: 'get: identities that match' },
      { flags: '--groups <ids>', summary: 'effective: the groups of the user, commas between them' },
      { flags: '--what-if', summary: 'say what would be done' },
      ...commonOptions,
    ],
    run: invocation => run(parts, invocation),
  };
}

async function run(parts: ProvisioningParts, invocation: CliInvocation): Promise<number> {
  const { args, options } = invocation;
  const [action = '', ...positional] = args;
  const named = namedArguments(options, names);
  switch (action) {
    case 'get':
      return runCmdlet(parts, invocation, { cmdlet: 'Get-CsTeamsVideoInteropServicePolicy', named, positional });
    case 'grant':
      return runCmdlet(parts, invocation, { cmdlet: 'Grant-CsTeamsVideoInteropServicePolicy', named, positional });
    case 'effective':
      return effective(parts, invocation, positional[0] ?? text(options.identity));
    default:
      throw new UsageError(`${action || 'nothing'} is not an action of policy: get, grant or effective`);
  }
}

async function effective(
  { provisioning, tenants }: ProvisioningParts,
  { options, print }: CliInvocation,
  user: string | undefined,
): Promise<number> {
  if (user === undefined) throw new UsageError('say whose policy: opencvi policy effective <user>');
  const { name } = tenantNamed(tenants, text(options.tenant));
  const answer = videoInteropFor(await provisioning.tenant(name), { user, groups: listed(options.groups) });
  if (options.json) print(JSON.stringify(answer, null, 2));
  else {
    const { policy, from, group } = answer.effective;
    for (const line of formatList([{ ...policy, From: group === undefined ? from : `${from} ${group}` }])) print(line);
    print(answer.enabled ? `Meetings get ${answer.provider.TenantKey}` : `Meetings get no coordinates: ${answer.message}`);
  }
  return 0;
}

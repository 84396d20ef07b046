import type { CmdletName } from '@opencvi/cvi-provisioning';
import { type CliCommand, type CliInvocation, UsageError } from '@opencvi/plugin-api';
import type { ProvisioningParts } from '../parts.ts';
import { namedArguments, truth } from './arguments.ts';
import { commonOptions, runCmdlet } from './cmdlet-command.ts';

const actions: Readonly<Record<string, CmdletName>> = {
  new: 'New-CsVideoInteropServiceProvider',
  set: 'Set-CsVideoInteropServiceProvider',
  get: 'Get-CsVideoInteropServiceProvider',
  remove: 'Remove-CsVideoInteropServiceProvider',
};

const names = ['Identity', 'Name', 'TenantKey', 'InstructionUri', 'AadApplicationIds', 'Filter', 'InMemory', 'WhatIf'] as const;

/** `opencvi provider new|set|get|remove`: CsVideoInteropServiceProvider of a tenant. */
export function providerCommand(parts: ProvisioningParts): CliCommand {
  return {
    id: 'provider',
    usage: 'provider <action> [identity...]',
    summary: 'new, set, get or remove: video interop service providers of a tenant, as the Teams cmdlets have them',
    options: [
      { flags: '--identity <identity>', summary: 'the provider, the same as without a name' },
      { flags: '--name <name>', summary: 'Polycom, BlueJeans, Pexip or Cisco' },
      { flags: '--tenant-key <address>', summary: "the IVR's address, printed in invitations" },
      { flags: '--instruction-uri <uri>', summary: 'the page of further ways to dial; {ConfId} becomes the conference id' },
      { flags: '--aad-application-ids <ids>', summary: 'application ids of the bots, semicolons between them' },
      {
        flags: '--allow-app-guest-joins-as-authenticated [boolean]',
        summary: 'whether guests through these bots count as of the organization',
      },
      { flags: '--filter <wildcard>', summary: 'get: identities that match' },
      { flags: '--in-memory', summary: 'new: make it, do not keep it' },
      { flags: '--what-if', summary: 'say what would be done' },
      ...commonOptions,
    ],
    run: invocation => run(parts, invocation),
  };
}

async function run(parts: ProvisioningParts, invocation: CliInvocation): Promise<number> {
  const { args, options } = invocation;
  const [action = '', ...positional] = args;
  const cmdlet = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (cmdlet === undefined) throw new UsageError(`${action || 'nothing'} is not an action of provider: new, set, get or remove`);
  const trust = truth(options.allowAppGuestJoinsAsAuthenticated);
  const named = { ...namedArguments(options, names), ...(trust !== undefined && { AllowAppGuestJoinsAsAuthenticated: trust }) };
  return runCmdlet(parts, invocation, { cmdlet, named, positional });
}

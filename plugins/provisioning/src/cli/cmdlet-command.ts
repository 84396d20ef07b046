import type { CmdletName } from '@opencvi/cvi-provisioning';
import type { CliInvocation } from '@opencvi/plugin-api';
import type { ProvisioningParts } from '../parts.ts';
import { tenantNamed } from '../tenant-directory.ts';
import { text } from './arguments.ts';
import { formatList } from './show.ts';

/** Options of every command here. */
export const commonOptions = [
  { flags: '--tenant <name>', summary: 'the tenant, by its name in the configuration; not needed when there is one' },
  { flags: '--json', summary: 'print JSON' },
] as const;

/** A cmdlet and its arguments. */
export interface Invocation {
  readonly cmdlet: CmdletName;
  readonly named: Readonly<Record<string, unknown>>;
  readonly positional?: readonly unknown[];
}

/** Runs a cmdlet for the tenant that the options name, and prints what it wrote. */
export async function runCmdlet(
  { provisioning, tenants }: ProvisioningParts,
  { options, print }: CliInvocation,
  invocation: Invocation,
): Promise<number> {
  const { name } = tenantNamed(tenants, text(options.tenant));
  const { named, positional = [] } = invocation;
  const { output, messages } = await provisioning.run(name, invocation.cmdlet, { named, positional });
  for (const message of messages) print(message);
  if (options.json) print(JSON.stringify(output, null, 2));
  else for (const line of formatList(output)) print(line);
  return 0;
}

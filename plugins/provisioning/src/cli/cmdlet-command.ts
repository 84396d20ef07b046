import { CmdletError, type CmdletErrorId, type CmdletName } from '@opencvi/cvi-provisioning';
import { type CliInvocation, UsageError } from '@opencvi/plugin-api';
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
  const { output, messages } = await provisioning.run(name, invocation.cmdlet, { named, positional }).catch(asUsage);
  for (const message of messages) print(message);
  if (options.json) print(JSON.stringify(output, null, 2));
  else for (const line of formatList(output)) print(line);
  return 0;
}

/** What is wrong with the state of things, and not with what was typed. */
const failures: readonly CmdletErrorId[] = ['ItemNotFound', 'ItemExists', 'NotAUserPolicy'];

function asUsage(error: unknown): never {
  if (error instanceof CmdletError && !failures.includes(error.errorId)) throw new UsageError(error.message, { cause: error });
  throw error;
}

import { CmdletError, type CmdletErrorId, type CmdletName } from '@opencvi/cvi-provisioning';
import { HttpError, type Tenant } from '@opencvi/plugin-api';
import type { ProvisioningParts } from '../parts.ts';
import { tenantNamed } from '../tenant-directory.ts';

const statuses: Partial<Record<CmdletErrorId, number>> = { ItemNotFound: 404, ItemExists: 409 };

/** The tenant of a path. */
export function tenantOr404({ tenants }: ProvisioningParts, name: string): Tenant {
  try {
    return tenantNamed(tenants, name);
  } catch (cause) {
    throw new HttpError(404, (cause as Error).message, { cause });
  }
}

/** A cmdlet to run for a tenant. */
export interface Run {
  readonly tenant: string;
  readonly cmdlet: CmdletName;
  readonly named: Readonly<Record<string, unknown>>;
}

/** Runs a cmdlet; its errors become the client's, with the cmdlet's words. */
export async function answer(
  parts: ProvisioningParts,
  { tenant, cmdlet, named }: Run,
): Promise<{ output: readonly object[]; messages: readonly string[] }> {
  const { name } = tenantOr404(parts, tenant);
  try {
    return await parts.provisioning.run(name, cmdlet, { named });
  } catch (error) {
    if (error instanceof CmdletError) throw new HttpError(statuses[error.errorId] ?? 400, error.message, { cause: error });
    throw error;
  }
}

import { z } from 'zod';
import { partnerId } from '../config.ts';

/** A tenant in a path. */
export const tenantParams = z.object({ tenant: z.string().describe('The tenant, by its name in the configuration') });
/** A provider in a path. */
export const providerParams = tenantParams.extend({ identity: z.string() });

/** A provider as PowerShell prints it. */
export const providerSchema = z.object({
  Identity: z.string(),
  Name: z.string(),
  TenantKey: z.string(),
  InstructionUri: z.string(),
  AllowAppGuestJoinsAsAuthenticated: z.boolean(),
  AadApplicationIds: z.string(),
});

/** A policy as PowerShell prints it. */
export const policySchema = z.object({ Identity: z.string(), Description: z.string(), ProviderName: z.string(), Enabled: z.boolean() });

/** Arguments of a cmdlet by their PowerShell names; the cmdlet says what is wrong with them, in PowerShell's words. */
export const cmdletArguments = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** What a cmdlet wrote. */
export const written = z.object({ output: z.array(z.record(z.string(), z.unknown())), messages: z.array(z.string()) });

/** Whose policy is asked for. */
export const userQuery = z.object({
  user: z.string().min(1),
  groups: z.string().optional().describe('Groups of the user, commas between them'),
});

/** What a user's meetings get. */
export const interopSchema = z.object({
  enabled: z.boolean(),
  provider: providerSchema.optional(),
  reason: z.enum(['policy-disabled', 'no-provider']).optional(),
  message: z.string().optional(),
  effective: z.object({ policy: policySchema, from: z.enum(['user', 'group', 'tenant', 'default']), group: z.string().optional() }),
});

/** Which partner's script. */
export const powershellQuery = z.object({ partner: partnerId.optional(), tenantKey: z.string().optional() });

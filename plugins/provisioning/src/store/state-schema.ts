import { z } from 'zod';

const provider = z.object({
  Identity: z.string(),
  Name: z.string(),
  TenantKey: z.string(),
  InstructionUri: z.string().default(''),
  AllowAppGuestJoinsAsAuthenticated: z.boolean().default(false),
  AadApplicationIds: z.string().default(''),
});

const tenant = z.object({
  providers: z.array(provider).default([]),
  global: z.string().optional(),
  groups: z.array(z.object({ group: z.string(), policy: z.string(), rank: z.number().int() })).default([]),
  users: z.record(z.string(), z.string()).default({}),
});

/** The file as it is on disk. */
export const stateFile = z.object({ version: z.literal(1), tenants: z.record(z.string(), tenant).default({}) });

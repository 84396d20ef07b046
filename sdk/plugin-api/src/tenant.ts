import { z } from 'zod';
import { duration, subnet } from './settings.ts';

/** Trust rules of a tenant, or of the whole gateway: addresses or CIDR subnets. */
export const trustRules = z.strictObject({
  trusted: z.array(subnet()).default([]).describe('Addresses or subnets whose devices go past the lobby'),
  refused: z.array(subnet()).default([]).describe('Addresses or subnets whose calls are refused'),
  others: z.enum(['guest', 'refused', 'trusted']).default('guest').describe('What everybody else is'),
});

/** Settings of one customer. */
export const tenantSettings = z.strictObject({
  name: z.string().min(1).describe('Unique name, shown in records and logs'),
  tenantKey: z.string().optional().describe("The IVR address printed in invitations, such as '813878896@t.plcm.vc'"),
  domains: z.array(z.string()).default([]).describe("Domains that belong to this tenant; '*' accepts any host or address"),
  microsoft: z
    .strictObject({
      tenantId: z.string().describe('Entra tenant id (GUID)'),
      cloud: z.string().default('global').describe('Microsoft cloud, such as global, gcc-high, dod'),
    })
    .optional()
    .describe('The Microsoft tenant behind it'),
  trust: trustRules.optional().describe("Trust rules of this tenant, before the gateway's own"),
  lobby: z
    .strictObject({ timeout: duration().prefault('15m').describe('How long a room may wait to be admitted') })
    .optional()
    .describe('Lobby policy'),
  maxCalls: z.number().int().positive().optional().describe('How many calls this tenant may have at once'),
  ivr: z
    .strictObject({
      flow: z.string().optional().describe('The IVR flow of this tenant, by id'),
      prompts: z.string().optional().describe("Folder whose WAV files replace the flow's prompts"),
      picture: z.string().optional().describe("PNG that replaces the flow's picture"),
    })
    .optional()
    .describe('What its callers hear and see'),
});

/** What a configuration file says of a tenant. */
export type TenantSettings = z.input<typeof tenantSettings>;
/** A tenant after validation. */
export type Tenant = z.output<typeof tenantSettings>;
/** Trust rules after validation. */
export type TrustRules = z.output<typeof trustRules>;

import type { PartnerId } from '@opencvi/cvi-provisioning';
import { z } from 'zod';

const partnerIds = ['pexip-infinity', 'polycom-realconnect', 'bluejeans-gateway', 'cisco-webex'] as const satisfies readonly PartnerId[];

/** A partner by profile. */
export const partnerId = z.enum(partnerIds);

/** Settings. */
export const provisioningConfig = z.strictObject({
  partner: partnerId
    .default('pexip-infinity')
    .describe('Whose cmdlet names, InstructionUri, DNS and firewall lists are handed to customers'),
  file: z
    .string()
    .min(1)
    .refine(file => !file.split(/[\\/]/).includes('..'), "must lie in the data folder: leave '..' out")
    .default('provisioning.json')
    .describe('File in the data folder that keeps providers and policies'),
  instructionHost: z
    .string()
    .optional()
    .describe("Host of a page of the partner's shape, such as 'join.example.com', in place of the gateway's own page"),
  applicationIds: z
    .array(z.string())
    .default([])
    .describe("Application ids of the gateway's bots, for AadApplicationIds; with some, rooms count as of the organization"),
  prefix: z.string().optional().describe('What is dialled before the conference id'),
  ip: z.string().optional().describe("The gateway's address, for rooms that dial by IP"),
});

/** Settings after validation. */
export type ProvisioningConfig = z.output<typeof provisioningConfig>;

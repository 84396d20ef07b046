import { partners, powershellFor } from '@opencvi/cvi-provisioning';
import { HttpError, type HttpRoute, httpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import { customerFor, partnerFor } from '../handover.ts';
import type { ProvisioningParts } from '../parts.ts';
import { tenantOr404 } from './answers.ts';
import { powershellQuery, tenantParams } from './schemas.ts';

/** What a partner hands over. */
export function handoverRoutes(parts: ProvisioningParts): readonly HttpRoute[] {
  return [
    httpRoute({
      method: 'GET',
      path: '/api/v1/provisioning/partners',
      summary: 'The partners: names, policies, dial strings, DNS records, firewall rules, each with how certain it is',
      access: 'token',
      responses: { 200: z.object({ partners: z.array(z.record(z.string(), z.unknown())) }) },
      handle: async () => ({ status: 200, json: { partners: Object.values(partners) } }),
    }),
    httpRoute({
      method: 'GET',
      path: '/api/v1/provisioning/tenants/{tenant}/powershell',
      summary: 'The PowerShell that sets the real tenant up, ready to paste',
      access: 'token',
      params: tenantParams,
      query: powershellQuery,
      handle: async ({ params, query: { partner, tenantKey } }) => {
        const tenant = tenantOr404(parts, params.tenant);
        const customer = await customerFor(parts, tenant, { partner, tenantKey }).catch((cause: Error) => {
          throw new HttpError(409, cause.message, { cause });
        });
        return { status: 200, text: powershellFor(partnerFor(parts, partner).id, customer), contentType: 'text/plain; charset=utf-8' };
      },
    }),
  ];
}

import { videoInteropFor } from '@opencvi/cvi-provisioning';
import { type HttpRoute, httpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { ProvisioningParts } from '../parts.ts';
import { answer, tenantOr404 } from './answers.ts';
import { cmdletArguments, interopSchema, policySchema, tenantParams, userQuery, written } from './schemas.ts';

const base = '/api/v1/provisioning/tenants/{tenant}';

/** CsTeamsVideoInteropServicePolicy. */
export function policyRoutes(parts: ProvisioningParts): readonly HttpRoute[] {
  return [
    httpRoute({
      method: 'GET',
      path: `${base}/policies`,
      summary: 'Policies of a tenant (Get-CsTeamsVideoInteropServicePolicy)',
      access: 'token',
      params: tenantParams,
      query: z.object({ filter: z.string().optional() }),
      responses: { 200: z.object({ policies: z.array(policySchema) }) },
      handle: async ({ params: { tenant }, query: { filter } }) => {
        const named = filter === undefined ? {} : { Filter: filter };
        const { output } = await answer(parts, { tenant, cmdlet: 'Get-CsTeamsVideoInteropServicePolicy', named });
        return { status: 200, json: { policies: output } };
      },
    }),
    httpRoute({
      method: 'POST',
      path: `${base}/policy-grants`,
      summary: 'Grants a policy, or takes it back with null (Grant-CsTeamsVideoInteropServicePolicy); the body has its parameters',
      access: 'token',
      params: tenantParams,
      body: cmdletArguments,
      responses: { 200: written },
      handle: async ({ params: { tenant }, body }) => ({
        status: 200,
        json: await answer(parts, { tenant, cmdlet: 'Grant-CsTeamsVideoInteropServicePolicy', named: body }),
      }),
    }),
    httpRoute({
      method: 'GET',
      path: `${base}/effective-policy`,
      summary: 'The policy that a user has, why, and the provider that his meetings get',
      access: 'token',
      params: tenantParams,
      query: userQuery,
      responses: { 200: interopSchema },
      handle: async ({ params: { tenant }, query: { user, groups } }) => {
        const { name } = tenantOr404(parts, tenant);
        const members = groups?.split(',').map(group => group.trim()) ?? [];
        return { status: 200, json: videoInteropFor(await parts.provisioning.tenant(name), { user, groups: members }) };
      },
    }),
  ];
}

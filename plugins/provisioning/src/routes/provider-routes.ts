import { type HttpRoute, httpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { ProvisioningParts } from '../parts.ts';
import { answer } from './answers.ts';
import { cmdletArguments, providerParams, providerSchema, tenantParams } from './schemas.ts';

const path = '/api/v1/provisioning/tenants/{tenant}/providers';
const one = `${path}/{identity}`;

/** CsVideoInteropServiceProvider. */
export function providerRoutes(parts: ProvisioningParts): readonly HttpRoute[] {
  const get = async (tenant: string, identity: string): Promise<unknown> =>
    (await answer(parts, { tenant, cmdlet: 'Get-CsVideoInteropServiceProvider', named: { Identity: identity } })).output[0];
  return [
    httpRoute({
      method: 'GET',
      path,
      summary: 'Providers of a tenant (Get-CsVideoInteropServiceProvider)',
      access: 'token',
      params: tenantParams,
      responses: { 200: z.object({ providers: z.array(providerSchema) }) },
      handle: async ({ params: { tenant } }) => {
        const { output } = await answer(parts, { tenant, cmdlet: 'Get-CsVideoInteropServiceProvider', named: {} });
        return { status: 200, json: { providers: output } };
      },
    }),
    httpRoute({
      method: 'POST',
      path,
      summary: 'Makes a provider (New-CsVideoInteropServiceProvider); the body has its parameters',
      access: 'token',
      params: tenantParams,
      body: cmdletArguments,
      responses: { 201: providerSchema },
      handle: async ({ params: { tenant }, body }) => {
        const { output } = await answer(parts, { tenant, cmdlet: 'New-CsVideoInteropServiceProvider', named: body });
        return { status: 201, json: output[0] ?? {} };
      },
    }),
    httpRoute({
      method: 'GET',
      path: one,
      summary: 'A provider (Get-CsVideoInteropServiceProvider -Identity)',
      access: 'token',
      params: providerParams,
      responses: { 200: providerSchema },
      handle: async ({ params: { tenant, identity } }) => ({ status: 200, json: await get(tenant, identity) }),
    }),
    httpRoute({
      method: 'PATCH',
      path: one,
      summary: 'Changes a provider (Set-CsVideoInteropServiceProvider); the body has the parameters that change',
      access: 'token',
      params: providerParams,
      body: cmdletArguments,
      responses: { 200: providerSchema },
      handle: async ({ params: { tenant, identity }, body }) => {
        await answer(parts, { tenant, cmdlet: 'Set-CsVideoInteropServiceProvider', named: { ...body, Identity: identity } });
        return { status: 200, json: await get(tenant, identity) };
      },
    }),
    httpRoute({
      method: 'DELETE',
      path: one,
      summary: 'Removes a provider (Remove-CsVideoInteropServiceProvider)',
      access: 'token',
      params: providerParams,
      handle: async ({ params: { tenant, identity } }) => {
        await answer(parts, { tenant, cmdlet: 'Remove-CsVideoInteropServiceProvider', named: { Identity: identity } });
        return { status: 204 };
      },
    }),
  ];
}

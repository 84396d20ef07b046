import { HttpError, type HttpRoute, httpRoute, type Tenants } from '@opencvi/plugin-api';
import { z } from 'zod';
import { handoverSheet } from '../pages/handover-sheet.ts';
import { tenantNamed } from '../tenant-named.ts';
import { type Handover, type HandoverParts, handoverOf } from './handover.ts';

const params = z.object({ tenant: z.string().describe('The tenant, by its name in the configuration') });

const handoverSchema = z.object({
  tenant: z.string(),
  partner: z.object({ id: z.string(), title: z.string() }),
  tenantKey: z.string(),
  consentUrl: z.string(),
  redirectUri: z.string().describe('To be registered with the application'),
  instructionUri: z.string(),
  dns: z.object({ zone: z.string(), records: z.array(z.record(z.string(), z.unknown())) }),
  firewall: z.array(z.object({ from: z.string(), to: z.string(), protocol: z.string(), ports: z.string(), purpose: z.string() })),
  powershell: z.string(),
  invitations: z.array(z.object({ generation: z.number(), years: z.string(), html: z.string(), text: z.string() })),
});

/** What an operator hands to a customer. */
export function handoverRoutes(parts: HandoverParts & { readonly tenants: Tenants }): readonly HttpRoute[] {
  const found = async (name: string): Promise<Handover> => {
    const tenant = tenantNamed(parts.tenants, name);
    if (!tenant) throw new HttpError(404, `there is no tenant ${name}`);
    const handover = await handoverOf(tenant, parts);
    if (!handover) throw new HttpError(409, `tenant ${tenant.name} has no address to dial: set its tenantKey`);
    return handover;
  };
  return [
    httpRoute({
      method: 'GET',
      path: '/api/v1/onboarding/tenants/{tenant}/handover',
      summary: 'Everything a customer is given: consent link, DNS records, firewall rules, PowerShell, invitation previews',
      access: 'token',
      params,
      responses: { 200: handoverSchema },
      handle: async request => ({ status: 200, json: await found(request.params.tenant) }),
    }),
    httpRoute({
      method: 'GET',
      path: '/api/v1/onboarding/tenants/{tenant}/handover.html',
      summary: 'The same as a piece of HTML, for the page /onboarding/handover/{tenant}',
      access: 'token',
      params,
      handle: async request => ({
        status: 200,
        text: handoverSheet(await found(request.params.tenant)).text,
        contentType: 'text/html; charset=utf-8',
        headers: { 'Cache-Control': 'no-store' },
      }),
    }),
  ];
}

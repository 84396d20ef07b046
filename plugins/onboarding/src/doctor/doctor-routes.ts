import { HttpError, type HttpRoute, httpRoute, type Tenant, type Tenants } from '@opencvi/plugin-api';
import { z } from 'zod';
import { type TestJoinParts, testJoin } from '../join/test-join.ts';
import { testJoinResult } from '../join/test-join-result.ts';
import { tenantNamed } from '../tenant-named.ts';
import { type ExaminationParts, examine } from './examination.ts';
import { totalsOf } from './report.ts';

/** What the routes work with. */
export interface DoctorRouteParts extends ExaminationParts {
  readonly tenants: Tenants;
  readonly joins: TestJoinParts;
}

const params = z.object({ tenant: z.string().describe('The tenant, by its name in the configuration') });
const conferenceId = z.string().regex(/^\d{9,13}$/, 'must be 9 to 13 digits');
const trust = z.enum(['guest', 'trusted']).default('guest').describe('As what kind of room');

const finding = z.object({
  severity: z.enum(['ok', 'warning', 'failure', 'skipped']),
  message: z.string(),
  remedy: z.string().optional(),
});
const counts = z.object({ ok: z.number(), warning: z.number(), failure: z.number(), skipped: z.number() });
const examined = z.object({ check: z.string(), title: z.string(), findings: z.array(finding) });

/** The doctor and test joins, for consoles and for `opencvi doctor --join`. */
export function doctorRoutes(parts: DoctorRouteParts): readonly HttpRoute[] {
  const joining = new Set<string>();
  const join = async (tenant: Tenant, request: { conferenceId: string; trust: 'guest' | 'trusted'; signal: AbortSignal }) => {
    if (joining.has(tenant.name)) throw new HttpError(409, `a test join of ${tenant.name} is under way`);
    joining.add(tenant.name);
    try {
      return await testJoin({ tenant, ...request }, parts.joins);
    } finally {
      joining.delete(tenant.name);
    }
  };
  return [
    httpRoute({
      method: 'POST',
      path: '/api/v1/onboarding/tenants/{tenant}/examinations',
      summary: 'Walks through everything that a tenant needs, as opencvi doctor does',
      access: 'token',
      params,
      body: z.strictObject({
        conferenceId: conferenceId.optional().describe('Is looked up'),
        join: z.boolean().default(false).describe('Joins that meeting too, and leaves at once'),
        trust,
        only: z.array(z.string()).optional().describe('Only these checks, by id'),
      }),
      responses: { 200: z.object({ tenant: z.string(), totals: counts, checks: z.array(examined) }) },
      handle: async ({ params, body, signal }) => {
        const tenant = tenantOr404(parts.tenants, params.tenant);
        const tryJoin = body.join
          ? (id: string, during: AbortSignal) => join(tenant, { conferenceId: id, trust: body.trust, signal: during })
          : undefined;
        const known = new Set([...parts.checks].map(({ id }) => id));
        const unknown = body.only?.find(id => !known.has(id));
        if (unknown !== undefined) throw new HttpError(400, `there is no check ${unknown}: ${[...known].join(', ')}`);
        const checks = await examine({ tenant, conferenceId: body.conferenceId, tryJoin, only: body.only, signal }, parts);
        return { status: 200, json: { tenant: tenant.name, totals: totalsOf(checks), checks } };
      },
    }),
    httpRoute({
      method: 'POST',
      path: '/api/v1/onboarding/tenants/{tenant}/test-joins',
      summary: 'Joins a meeting as a room would, as far as the meeting or its lobby, and leaves at once; no call and no record is left',
      access: 'token',
      params,
      body: z.strictObject({ conferenceId, trust }),
      responses: { 200: testJoinResult },
      handle: async ({ params, body, signal }) => ({
        status: 200,
        json: await join(tenantOr404(parts.tenants, params.tenant), { ...body, signal }),
      }),
    }),
  ];
}

function tenantOr404(tenants: Tenants, name: string): Tenant {
  const tenant = tenantNamed(tenants, name);
  if (!tenant) throw new HttpError(404, `there is no tenant ${name}`);
  return tenant;
}

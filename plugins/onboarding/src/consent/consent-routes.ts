import { type HttpRoute, httpRoute, type Logger, type Tenants } from '@opencvi/plugin-api';
import { z } from 'zod';
import { cannotBeginPage, consentPage } from '../pages/consent-pages.ts';
import { pageAnswer } from '../pages/page.ts';
import { redirect } from '../pages/page-routes.ts';
import { tenantNamed } from '../tenant-named.ts';
import type { ConsentFlow } from './consent-flow.ts';
import type { ConsentOutcome } from './consent-outcome.ts';

/** What the routes of consent work with. */
export interface ConsentRouteParts {
  readonly flow: ConsentFlow;
  readonly tenants: Tenants;
  readonly log: Logger;
}

const short = z.string().max(2_000);

/** The administrator's way to Microsoft and back. */
export function consentRoutes({ flow, tenants, log }: ConsentRouteParts): readonly HttpRoute[] {
  return [
    httpRoute({
      method: 'GET',
      path: '/onboarding/consent/callback',
      summary: 'Where Microsoft sends an administrator back after consent',
      access: 'public',
      query: z.object({
        state: short.default(''),
        tenant: short.optional(),
        admin_consent: short.optional(),
        error: short.optional(),
        error_description: z.string().max(8_000).optional(),
      }),
      handle: async ({ query }) => answer(await flow.finish(query)),
    }),
    httpRoute({
      method: 'GET',
      path: '/onboarding/consent/check',
      summary: 'Looks once more at what was granted',
      access: 'public',
      query: z.object({ state: short.default('') }),
      handle: async ({ query }) => answer(await flow.lookAgain(query.state)),
    }),
    httpRoute({
      method: 'GET',
      path: '/onboarding/consent/{tenant}',
      summary: 'Sends the administrator of a tenant to Microsoft, to consent',
      access: 'public',
      params: z.object({ tenant: z.string().max(200) }),
      query: z.object({ cloud: z.string().max(50).optional() }),
      handle: async ({ params, query }) => {
        const tenant = tenantNamed(tenants, params.tenant);
        if (!tenant) return pageAnswer(cannotBeginPage('there is no customer of this name'), 404);
        try {
          return redirect(flow.begin(tenant, query.cloud));
        } catch (error) {
          log.warn('consent cannot begin', { tenant: tenant.name, error });
          return pageAnswer(cannotBeginPage("its Microsoft cloud, or the gateway's application there, is not configured"), 503);
        }
      },
    }),
  ];
}

const statuses: Readonly<Record<ConsentOutcome['kind'], number>> = {
  complete: 200,
  incomplete: 200,
  'no-token': 200,
  refused: 200,
  unassigned: 200,
  unclear: 400,
  'bad-state': 400,
  'other-tenant': 400,
  'unknown-tenant': 404,
};

function answer(outcome: ConsentOutcome) {
  return pageAnswer(consentPage(outcome), statuses[outcome.kind]);
}

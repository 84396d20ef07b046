import { type PartnerLink, parsePartnerLink } from '@opencvi/cvi-invitation';
import { type Contributions, type HttpRoute, httpRoute, type SignalingProtocol, type Tenant, type Tenants } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { OnboardingConfig } from '../config.ts';
import type { Customers } from '../customers.ts';
import { portsOf } from '../ports.ts';
import { tenantNamed } from '../tenant-named.ts';
import { handoverPage, handoverScript, handoverScriptPath } from './handover-page.ts';
import { instructionPage, noInstructionsPage } from './instruction-page.ts';
import { pageAnswer, stylePath } from './page.ts';
import { style } from './style.ts';

/** What pages are made from. */
export interface PageParts {
  readonly config: OnboardingConfig;
  readonly tenants: Tenants;
  readonly customers: Customers;
  readonly protocols: Contributions<SignalingProtocol>;
}

const scriptPolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Pages for rooms' users and for the operator. */
export function pageRoutes(parts: PageParts): readonly HttpRoute[] {
  return [
    httpRoute({
      method: 'GET',
      path: '/join/{tenant}/{conference}',
      summary: 'How a video device joins a meeting: the page behind "More info" in invitations',
      access: 'public',
      params: z.object({ tenant: z.string().max(200), conference: z.string().max(40) }),
      handle: async ({ params }) => instructions(parts, params),
    }),
    ...['/teams', '/msteams'].map(path => partnerLink(parts, path)),
    httpRoute({
      method: 'GET',
      path: '/onboarding/handover/{tenant}',
      summary: 'What a customer is given, for an operator with the admin token',
      access: 'public',
      params: z.object({ tenant: z.string().max(200) }),
      handle: async ({ params }) => pageAnswer(handoverPage(params.tenant), 200, { 'Content-Security-Policy': scriptPolicy }),
    }),
    asset(stylePath, style, 'text/css; charset=utf-8'),
    asset(handoverScriptPath, handoverScript, 'text/javascript; charset=utf-8'),
  ];
}

async function instructions({ tenants, customers, ...parts }: PageParts, params: { tenant: string; conference: string }) {
  const tenant = tenantNamed(tenants, params.tenant);
  const dialling = tenant && (await customers.of(tenant)).dialling;
  const conferenceId = params.conference.replace(/[\s\u00a0-]/g, '');
  if (!dialling || !/^\d{9,13}$/.test(conferenceId)) return pageAnswer(noInstructionsPage(), 404);
  const h323 = portsOf(parts).h323 !== undefined;
  // The same for everybody, and opened by a whole meeting at once
  const headers = { 'Cache-Control': 'public, max-age=300' };
  return pageAnswer(instructionPage({ dialling, conferenceId, h323 }), 200, headers);
}

/** Links in the partners' own shapes, `/teams/?conf=…&ivr=…&d=…` and `/msteams?confid=…`, for customers whose InstructionUri is one of these. */
function partnerLink(parts: PageParts, path: string): HttpRoute {
  return httpRoute({
    method: 'GET',
    path,
    summary: "The instruction page by a link in a partner's own shape",
    access: 'public',
    query: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    handle: async ({ query }) => {
      const pairs = Object.entries(query).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as [string, string]] : [],
      );
      const link = parsePartnerLink(`https://gateway.invalid${path}?${new URLSearchParams(pairs)}`);
      const tenant = await tenantOfLink(parts, link);
      if (!tenant || link?.key === undefined || link.conferenceId === undefined) return pageAnswer(noInstructionsPage(), 404);
      return redirect(`/join/${encodeURIComponent(tenant.name)}/${link.conferenceId}`);
    },
  });
}

/** The tenant whose key a link has. */
async function tenantOfLink({ tenants, customers }: PageParts, link: PartnerLink | undefined): Promise<Tenant | undefined> {
  for (const tenant of tenants.all()) {
    const { dialling } = await customers.of(tenant);
    const sameKey = dialling?.key.toLowerCase() === link?.key?.toLowerCase();
    if (sameKey && (link?.domain === undefined || dialling?.domain.toLowerCase() === link.domain.toLowerCase())) return tenant;
  }
  return undefined;
}

/** Sends a browser elsewhere. */
export function redirect(location: string) {
  return { status: 302, text: '', contentType: 'text/plain', headers: { Location: location, 'Cache-Control': 'no-store' } } as const;
}

function asset(path: string, text: string, contentType: string): HttpRoute {
  return httpRoute({
    method: 'GET',
    path,
    summary: 'Part of the onboarding pages',
    access: 'public',
    handle: async () => ({ status: 200, text, contentType, headers: { 'Cache-Control': 'public, max-age=300' } }),
  });
}

import { type HttpAnswer, type HttpRoute, httpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { Directory } from '../directory/directory.ts';
import type { App, Tenant } from '../directory/settings.ts';
import { escapeHtml, htmlPage } from '../kit/html.ts';

const consentQuery = z.object({
  client_id: z.string().default(''),
  redirect_uri: z.string().default(''),
  state: z.string().optional(),
  scope: z.string().optional(),
});
type ConsentQuery = z.output<typeof consentQuery>;

const consentForm = consentQuery.extend({
  /** Which tenant the administrator is of, where the address says `common`. */
  tenant: z.string(),
  decision: z.enum(['accept', 'cancel']),
  roles: z.union([z.string(), z.array(z.string())]).default([]),
});

/** Names under which no single tenant is meant. */
const anyTenant = ['common', 'organizations'];
const paths = ['/{tenant}/adminconsent', '/{tenant}/v2.0/adminconsent'];
const tenantParams = z.object({ tenant: z.string().max(253) });

/** The page on which an administrator consents for a tenant, and where it returns to. */
export function consentRoutes(directory: Directory): readonly HttpRoute[] {
  return paths.flatMap(path => [
    httpRoute({
      method: 'GET',
      path,
      summary: 'Asks an administrator for consent',
      access: 'public',
      params: tenantParams,
      query: consentQuery,
      handle: async ({ params, query }) => {
        const asked = check(directory, params.tenant, query);
        return 'app' in asked ? page(200, consentPage(asked, query, directory)) : asked;
      },
    }),
    httpRoute({
      method: 'POST',
      path,
      summary: 'Takes the decision',
      access: 'public',
      accepts: 'form',
      params: tenantParams,
      body: consentForm,
      handle: async ({ params, body }) => {
        const asked = check(directory, params.tenant, body);
        if (!('app' in asked)) return asked;
        const tenant = asked.tenants.find(({ id }) => id === body.tenant);
        if (tenant === undefined) return failure(`AADSTS90002: Tenant '${body.tenant}' not found.`);
        if (body.decision === 'cancel') {
          return redirect(body, { error: 'access_denied', error_description: 'AADSTS65004: The administrator did not consent.' });
        }
        directory.consent(
          tenant,
          asked.app.id,
          [body.roles].flat().filter(role => asked.app.roles.includes(role)),
        );
        return redirect(body, { admin_consent: 'True', tenant: tenant.id });
      },
    }),
  ]);
}

interface Asked {
  readonly app: App;
  readonly tenants: readonly Tenant[];
}

function check(directory: Directory, name: string, { client_id, redirect_uri }: ConsentQuery): Asked | HttpAnswer {
  const tenant = directory.tenant(name);
  const tenants = tenant ? [tenant] : anyTenant.includes(name) ? directory.tenants : [];
  if (tenants.length === 0) return failure(`AADSTS90002: Tenant '${name}' not found.`);
  const app = directory.app(client_id);
  if (app === undefined) return failure(`AADSTS700016: Application with identifier '${client_id}' was not found in the directory.`);
  // Compared as it stands: nothing may be added to a registered address
  if (!app.redirectUris.includes(redirect_uri)) {
    return failure(
      `AADSTS50011: The redirect URI '${redirect_uri}' specified in the request does not match the redirect URIs configured for the application '${app.id}'.`,
    );
  }
  return { app, tenants };
}

function redirect({ redirect_uri, state }: ConsentQuery, result: Readonly<Record<string, string>>): HttpAnswer {
  const to = new URL(redirect_uri);
  for (const [name, value] of Object.entries({ ...result, ...(state !== undefined && { state }) })) to.searchParams.set(name, value);
  return { status: 302, text: '', contentType: 'text/plain', headers: { location: to.href } };
}

function failure(message: string): HttpAnswer {
  return page(
    400,
    htmlPage('Sign in', `<div class="card"><h1>Sorry, but we’re having trouble</h1><p class="problem">${escapeHtml(message)}</p></div>`),
  );
}

function page(status: number, text: string): HttpAnswer {
  return { status, text, contentType: 'text/html; charset=utf-8', headers: { 'cache-control': 'no-store' } };
}

function consentPage({ app, tenants }: Asked, query: ConsentQuery, directory: Directory): string {
  const hidden = (['client_id', 'redirect_uri', 'state', 'scope'] as const)
    .filter(name => query[name] !== undefined)
    .map(name => `<input type="hidden" name="${name}" value="${escapeHtml(query[name] ?? '')}">`);
  const choice = tenants.map(({ id, name, domain }) => `<option value="${id}">${escapeHtml(`${name} (${domain})`)}</option>`);
  const roles = app.roles.map(
    role =>
      `<label class="row"><input type="checkbox" name="roles" value="${escapeHtml(role)}" checked> <code>${escapeHtml(role)}</code></label>`,
  );
  const [first] = tenants;
  const already =
    first && tenants.length === 1 && directory.granted(first, app.id) ? '<p class="quiet">This tenant has consented before.</p>' : '';
  return htmlPage(
    'Permissions requested',
    `<div class="card"><h1>Permissions requested</h1>
<p><strong>${escapeHtml(app.name)}</strong> <span class="quiet">${app.id}</span></p>
<p>If you accept, this application gets access to the resources below for everybody in your organization. Take a role away to see what a
tenant looks like that granted less.</p>${already}
<form method="post">${hidden.join('')}
<label>Tenant<select name="tenant">${choice.join('')}</select></label>
${roles.join('\n')}
<p><button class="primary" name="decision" value="accept">Accept</button> <button name="decision" value="cancel">Cancel</button></p>
</form></div>`,
  );
}

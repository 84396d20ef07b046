import { CmdletError } from '@opencvi/cvi-provisioning';
import { HttpError, type HttpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { Directory } from '../directory/directory.ts';
import { appSettings, cmdletSettings, type Tenant, tenantSettings } from '../directory/settings.ts';
import type { TenantInterop } from '../directory/tenant-interop.ts';
import { controlRoute, done, found } from './control-route.ts';

const tenantParams = z.object({ tenant: z.string().max(253) });
const consentParams = tenantParams.extend({ app: z.guid() });
const consentBody = z.strictObject({ roles: z.array(z.string()).optional() });
const { name, domain, users, cmdlets, anonymousJoin, removeParticipantApps } = tenantSettings.shape;
/** Without the defaults: what is not named stays as it is. */
const tenantChanges = z.strictObject({
  name: name.optional(),
  domain: domain.optional(),
  users: users.optional(),
  cmdlets: cmdlets.unwrap().optional(),
  anonymousJoin: anonymousJoin.unwrap().optional(),
  removeParticipantApps: removeParticipantApps.unwrap().optional(),
});

/** Tenants, applications and consent, as data. */
export function directoryControl(directory: Directory, interop: TenantInterop): readonly HttpRoute[] {
  const tenantOf = (name: string): Tenant => found(directory.tenant(name), `tenant ${name}`);
  const consents = (tenant: Tenant) =>
    directory.apps.flatMap(({ id }) => {
      const roles = directory.granted(tenant, id);
      return roles === undefined ? [] : [{ app: id, roles }];
    });
  return [
    controlRoute({
      method: 'GET',
      path: '/tenants',
      summary: 'Every tenant with what it has consented to',
      handle: () => ({
        tenants: directory.tenants.map(tenant => ({ ...tenant, interop: interop.stateOf(tenant), consents: consents(tenant) })),
      }),
    }),
    controlRoute({
      method: 'POST',
      path: '/tenants',
      summary: 'Adds a tenant, or replaces the one with its id',
      body: tenantSettings,
      handle: ({ body }) => {
        directory.putTenant(body);
        return body;
      },
    }),
    controlRoute({
      method: 'PATCH',
      path: '/tenants/{tenant}',
      summary: 'Changes a tenant, for its next meetings and joins',
      params: tenantParams,
      body: tenantChanges,
      handle: ({ params, body }) => Object.assign(tenantOf(params.tenant), body),
    }),
    controlRoute({
      method: 'POST',
      path: '/tenants/{tenant}/cmdlets',
      summary: 'Runs a cmdlet of the Teams PowerShell module about video interop',
      params: tenantParams,
      body: cmdletSettings,
      handle: ({ params, body }) => ran(() => interop.run(tenantOf(params.tenant), body)),
    }),
    controlRoute({ method: 'GET', path: '/apps', summary: 'Every application', handle: () => ({ apps: directory.apps }) }),
    controlRoute({
      method: 'POST',
      path: '/apps',
      summary: 'Registers an application, or replaces the one with its id',
      body: appSettings,
      handle: ({ body }) => {
        directory.putApp(body);
        return body;
      },
    }),
    controlRoute({
      method: 'PUT',
      path: '/tenants/{tenant}/consents/{app}',
      summary: 'Grants an application roles; those it asks for when none are named',
      params: consentParams,
      body: consentBody,
      handle: ({ params, body }) => {
        const { id } = found(directory.app(params.app), `application ${params.app}`);
        directory.consent(tenantOf(params.tenant), id, body.roles);
      },
    }),
    controlRoute({
      method: 'DELETE',
      path: '/tenants/{tenant}/consents/{app}',
      summary: 'Takes a grant back',
      params: consentParams,
      handle: ({ params }) => done(directory.revoke(tenantOf(params.tenant), params.app), 'there was no such consent'),
    }),
    controlRoute({
      method: 'PUT',
      path: '/tenants/{tenant}/mailbox-access/{app}',
      summary: 'Lets an application into some mailboxes only (New-ApplicationAccessPolicy); into all again when there is no list',
      params: consentParams,
      body: z.strictObject({ mailboxes: z.array(z.string()).optional() }),
      handle: ({ params, body }) => directory.restrictMailboxes(tenantOf(params.tenant), params.app, body.mailboxes),
    }),
  ];
}

/** PowerShell's own words are the answer when a cmdlet fails. */
function ran<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CmdletError) throw new HttpError(400, error.message, { cause: error });
    throw error;
  }
}

import { type TenantSettings, tenantSettings } from '@opencvi/plugin-api';
import { contosoId } from './fake-identities.ts';

/** A customer that is all set up. */
export const contoso: TenantSettings = {
  name: 'contoso',
  tenantKey: 'teams@vc.contoso.test',
  domains: ['vc.contoso.test'],
  microsoft: { tenantId: contosoId },
};

/** A customer whose Microsoft tenant nobody knows yet. */
export const newcomer: TenantSettings = { name: 'newcomer', domains: ['vc.newcomer.test'] };

/** A tenant after validation. */
export const tenantOf = (settings: TenantSettings = contoso) => tenantSettings.parse(settings);

import { describe, expect, test } from '@jest/globals';
import { type TenantSettings, tenantSettings } from '@opencvi/plugin-api';
import { TenantDirectory } from './tenants.ts';

const directory = (...tenants: TenantSettings[]) => new TenantDirectory(tenants.map(tenant => tenantSettings.parse(tenant)));

function find(tenants: TenantDirectory, dialled: string): string | undefined {
  const at = dialled.lastIndexOf('@');
  return tenants.forAddress({ user: dialled.slice(0, Math.max(0, at)), host: dialled.slice(at + 1) })?.name;
}

describe('the tenant of a dialled address', () => {
  const poly = directory(
    { name: 'contoso', tenantKey: '813878896@t.plcm.vc' },
    { name: 'fabrikam', tenantKey: '639955171@t.plcm.vc' },
    { name: 'woodgrove', tenantKey: 'mfa.teams@t.plcm.vc' },
    { name: 'own', domains: ['vc.example.com'] },
  );

  test.each([
    ['813878896@t.plcm.vc', 'contoso'],
    ['813878896.017920684@t.plcm.vc', 'contoso'],
    ['639955171.1167084978@T.PLCM.VC', 'fabrikam'],
    ['1167084978.639955171@t.plcm.vc', 'fabrikam'],
    ['mfa.teams@t.plcm.vc', 'woodgrove'],
    ['1167084978.mfa.teams@t.plcm.vc', 'woodgrove'],
    ['teams@vc.example.com', 'own'],
    ['1172827458@vc.example.com', 'own'],
    ['999999999.1167084978@t.plcm.vc', undefined],
    ['1172827458@elsewhere.example', undefined],
    ['1172827458@203.0.113.9', undefined],
  ])('%s belongs to %s', (dialled, name) => {
    expect(find(poly, dialled)).toBe(name);
  });

  test('is the one with * when no other has it', () => {
    const tenants = directory({ name: 'a', domains: ['a.example'] }, { name: 'rest', domains: ['*'] });
    expect(find(tenants, 'x@a.example')).toBe('a');
    expect(find(tenants, 'x@203.0.113.9')).toBe('rest');
  });

  test('is the default one when there are none', () => {
    expect(find(directory(), 'x@anything')).toBe('default');
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CmdletError, Provisioning, type ProvisioningState, type ProvisioningStore } from '@opencvi/cvi-provisioning';
import { type CliCommand, type TenantSettings, tenantSettings, UsageError } from '@opencvi/plugin-api';
import { fakeInvocation, startTestGateway, type TestGateway } from '@opencvi/test-kit';
import { cliCommandSuite, httpRoutesSuite } from '@opencvi/test-kit/conformance';
import type { GatewayFacts } from './api.ts';
import { policyCommand } from './cli/policy-command.ts';
import { providerCommand } from './cli/provider-command.ts';
import { provisionCommand } from './cli/provision-command.ts';
import { provisioningConfig } from './config.ts';
import { provisioning } from './index.ts';
import type { ProvisioningParts } from './parts.ts';
import { provisioned } from './provisioned.ts';
import { handoverRoutes } from './routes/handover-routes.ts';
import { policyRoutes } from './routes/policy-routes.ts';
import { providerRoutes } from './routes/provider-routes.ts';

const acme: TenantSettings = {
  name: 'acme',
  tenantKey: 'teams@vc.example.com',
  domains: ['vc.example.com'],
  microsoft: { tenantId: '11111111-2222-4333-8444-555555555555' },
};

const noGateway: ProvisioningParts['gateways'] = { size: 0, get: () => undefined, [Symbol.iterator]: () => [][Symbol.iterator]() };

function parts(tenants: readonly TenantSettings[] = [acme], config: Record<string, unknown> = {}): ProvisioningParts {
  let state: ProvisioningState | undefined;
  const store: ProvisioningStore = {
    load: async () => state,
    save: async next => {
      state = next;
    },
  };
  const all = tenants.map(tenant => tenantSettings.parse(tenant));
  return {
    provisioning: new Provisioning(store),
    tenants: { all: () => all },
    config: provisioningConfig.parse(config),
    gateways: noGateway,
  };
}

cliCommandSuite('provider', () => providerCommand(parts()));
cliCommandSuite('policy', () => policyCommand(parts()));
cliCommandSuite('provision', () => provisionCommand(parts()));
httpRoutesSuite('provisioning', () => ({
  id: 'x',
  routes: [...providerRoutes(parts()), ...policyRoutes(parts()), ...handoverRoutes(parts())],
}));

type Make = (parts: ProvisioningParts) => CliCommand;
type Options = Readonly<Record<string, string | boolean>>;

async function run(given: ProvisioningParts, make: Make, args: readonly string[], options: Options = {}): Promise<string[]> {
  const invocation = fakeInvocation({ args, options });
  expect(await make(given).run(invocation)).toBe(0);
  return invocation.lines;
}

const pexip = { name: 'Pexip', tenantKey: 'teams@vc.example.com' } as const;

test('other plugins are told what was made for the partner, and nothing of others', async () => {
  const own = parts();
  const [tenant] = own.tenants.all();
  const told = provisioned(own.provisioning, provisioningConfig.parse({ prefix: '55' }));
  expect(told).toMatchObject({ partner: 'pexip-infinity', prefix: '55' });
  if (!tenant) throw new Error('no tenant');
  await run(own, providerCommand, ['new'], { name: 'Cisco', tenantKey: 'acme@m.webex.com' });
  expect(await told.of(tenant)).toBeUndefined();
  await run(own, providerCommand, ['new'], { ...pexip, aadApplicationIds: 'a;b' });
  expect(await told.of(tenant)).toEqual({ tenantKey: 'teams@vc.example.com', applicationIds: [] });
  await run(own, providerCommand, ['set', 'Pexip'], {
    instructionUri: 'https://vc.example.com/{ConfId}',
    allowAppGuestJoinsAsAuthenticated: '$true',
  });
  expect(await told.of(tenant)).toEqual({
    tenantKey: 'teams@vc.example.com',
    instructionUri: 'https://vc.example.com/{ConfId}',
    applicationIds: ['a', 'b'],
  });
});

describe('opencvi provider', () => {
  test('new, set, get, remove', async () => {
    const own = parts();
    await run(own, providerCommand, ['new'], { ...pexip, allowAppGuestJoinsAsAuthenticated: '$true', aadApplicationIds: 'a;b' });
    await run(own, providerCommand, ['set', 'Pexip'], { instructionUri: 'https://vc.example.com/{ConfId}' });
    expect(await run(own, providerCommand, ['get'])).toEqual([
      'Identity                          : Pexip',
      'Name                              : Pexip',
      'TenantKey                         : teams@vc.example.com',
      'InstructionUri                    : https://vc.example.com/{ConfId}',
      'AllowAppGuestJoinsAsAuthenticated : True',
      'AadApplicationIds                 : a;b',
    ]);
    await run(own, providerCommand, ['remove'], { identity: 'pexip' });
    expect(JSON.parse((await run(own, providerCommand, ['get'], { json: true })).join(''))).toEqual([]);
  });

  test('says what PowerShell says', async () => {
    await expect(run(parts(), providerCommand, ['new'], { name: 'Pexip' })).rejects.toThrow('missing mandatory parameters: TenantKey.');
    await expect(run(parts(), providerCommand, ['new'], { ...pexip, allowAppGuestJoinsAsAuthenticated: 'yes' })).rejects.toThrow(
      'Boolean parameters accept only',
    );
    await expect(run(parts(), providerCommand, ['get', 'a', 'b'])).rejects.toThrow("accepts argument 'b'");
    await expect(run(parts(), providerCommand, ['constructor'])).rejects.toThrow(
      'constructor is not an action of provider: new, set, get or remove',
    );
    expect(await run(parts(), providerCommand, ['new'], { ...pexip, whatIf: true })).toEqual([
      'What if: Performing the operation "New-CsVideoInteropServiceProvider" on target "Pexip".',
    ]);
  });

  test.each<[Make, string[], Options]>([
    [providerCommand, ['new'], { name: 'Pexip' }],
    [providerCommand, ['constructor'], {}],
    [providerCommand, ['get'], { tenant: 'nobody' }],
    [policyCommand, ['effective'], {}],
    [policyCommand, ['grant', 'jane'], { rank: 'x' }],
    [provisionCommand, [], { partner: 'acme' }],
  ])('%p %j %j is wrong usage', async (make, args, options) => {
    await expect(run(parts(), make, args, options)).rejects.toThrow(UsageError);
  });

  test('what is not there is no wrong usage', async () => {
    await expect(run(parts(), providerCommand, ['remove', 'Pexip'])).rejects.toThrow(CmdletError);
  });

  test('keeps tenants apart, and asks which when there are several', async () => {
    const own = parts([acme, { name: 'other' }]);
    await expect(run(own, providerCommand, ['get'])).rejects.toThrow('say which tenant with --tenant: acme, other');
    await expect(run(own, providerCommand, ['get'], { tenant: 'nobody' })).rejects.toThrow(
      'there is no tenant nobody; the configuration has acme, other',
    );
    await run(own, providerCommand, ['new'], { ...pexip, tenant: 'ACME' });
    expect(await run(own, providerCommand, ['get'], { tenant: 'other' })).toEqual([]);
    expect(await run(own, providerCommand, ['get'], { tenant: 'acme' })).toHaveLength(6);
  });
});

describe('opencvi policy', () => {
  test('grant, get, effective', async () => {
    const own = parts();
    await run(own, policyCommand, ['grant'], { policyName: 'PexipServiceProviderEnabled', global: true });
    await run(own, policyCommand, ['grant'], { policyName: 'CiscoServiceProviderEnabled', group: 'pilots', rank: '1' });
    await run(own, policyCommand, ['grant', 'jane@example.com', 'ServiceProviderDisabled']);
    await run(own, providerCommand, ['new'], pexip);
    expect(await run(own, policyCommand, ['get', 'Global'])).toEqual([
      'Identity     : Global',
      'Description  :',
      'ProviderName : Pexip',
      'Enabled      : True',
    ]);
    const last = async (user: string, options: Options = {}): Promise<string | undefined> =>
      (await run(own, policyCommand, ['effective', user], options)).at(-1);
    expect(await last('joe@example.com')).toBe('Meetings get teams@vc.example.com');
    expect(await last('joe@example.com', { groups: 'others, pilots' })).toContain('the tenant has no provider of that identity');
    expect(await last('jane@example.com', { groups: 'pilots' })).toContain('enables no provider');
    await run(own, policyCommand, ['grant', 'jane@example.com'], { policyName: '$null' });
    expect(await last('jane@example.com')).toBe('Meetings get teams@vc.example.com');
  });

  test('says what is wrong', async () => {
    await expect(run(parts(), policyCommand, ['grant', 'jane'], { policyName: 'Nobody' })).rejects.toThrow(
      'Policy "Nobody" is not a user policy.',
    );
    await expect(run(parts(), policyCommand, ['effective'])).rejects.toThrow('say whose policy');
    await expect(run(parts(), policyCommand, ['new'])).rejects.toThrow('new is not an action of policy: get, grant or effective');
  });
});

describe('opencvi provision', () => {
  test('prints PowerShell for what the configuration says', async () => {
    const lines = await run(parts([acme], { applicationIds: ['aaaa'], instructionHost: 'join.example.com' }), provisionCommand, [], {
      tenant: 'acme',
    });
    expect(lines).toEqual(
      expect.arrayContaining([
        "Connect-MicrosoftTeams -TenantId '11111111-2222-4333-8444-555555555555'",
        "  InstructionUri = 'https://join.example.com/teams/?conf={ConfId}&ivr=teams&d=vc.example.com'",
        "  AadApplicationIds = 'aaaa'",
        "Grant-CsTeamsVideoInteropServicePolicy -PolicyName 'PexipServiceProviderEnabled' -Global",
      ]),
    );
  });

  test('prints what was provisioned here, for some users', async () => {
    const own = parts([{ name: 'acme' }]);
    await run(own, providerCommand, ['new'], {
      name: 'Cisco',
      tenantKey: 'contoso@m.webex.com',
      instructionUri: 'https://x.example/{ConfId}',
    });
    const lines = await run(own, provisionCommand, [], { partner: 'cisco-webex', users: 'a@example.com,b@example.com' });
    expect(lines).toContain("  InstructionUri = 'https://x.example/{ConfId}'");
    expect(lines).toContain('  AllowAppGuestJoinsAsAuthenticated = $false');
    expect(lines.filter(line => line.startsWith('Grant-'))).toHaveLength(2);
  });

  test('prints DNS records and firewall rules', async () => {
    expect(await run(parts(), provisionCommand, [], { dns: 'gw.example.com' })).toContain(
      '_sips._tcp.vc.example.com. 3600 IN SRV 10 10 5061 gw.example.com.',
    );
    expect(await run(parts(), provisionCommand, [], { firewall: true, partner: 'cisco' })).toContain(
      'room -> gateway  udp 36000-59999  RTP and RTCP',
    );
  });

  test("prints this gateway's page, records, rules and application where a plugin tells them", async () => {
    const gateway: GatewayFacts = {
      id: 'gateway',
      instructionUri: ({ name }, { partner, tenantKey }) => `https://gw.example.com/join/${name}/{ConfId}?via=${partner}&key=${tenantKey}`,
      applicationIds: () => ['app-1'],
      zone: (partner, domain, host) => `; ${partner} ${domain} ${host}\n`,
      firewall: partner => [`a rule for ${partner}`],
    };
    const own: ProvisioningParts = { ...parts(), gateways: { size: 1, get: () => gateway, [Symbol.iterator]: () => [gateway].values() } };
    const lines = await run(own, provisionCommand, []);
    expect(lines).toContain("  InstructionUri = 'https://gw.example.com/join/acme/{ConfId}?via=pexip-infinity&key=teams@vc.example.com'");
    expect(lines).toContain("  AadApplicationIds = 'app-1'");
    expect(await run(own, provisionCommand, [], { dns: 'gw.example.com' })).toEqual(['; pexip-infinity vc.example.com gw.example.com']);
    expect(await run(own, provisionCommand, [], { firewall: true, partner: 'cisco' })).toEqual(['a rule for cisco-webex']);
    // Whoever names a host means the partner's page there, and what was provisioned counts most
    const hosted = { ...own, config: provisioningConfig.parse({ instructionHost: 'join.example.com', applicationIds: ['app-2'] }) };
    expect(await run(hosted, provisionCommand, [])).toEqual(
      expect.arrayContaining([
        "  InstructionUri = 'https://join.example.com/teams/?conf={ConfId}&ivr=teams&d=vc.example.com'",
        "  AadApplicationIds = 'app-2'",
      ]),
    );
    await run(own, providerCommand, ['new'], { ...pexip, instructionUri: 'https://own.example.com/{ConfId}' });
    const provisionedLines = await run(own, provisionCommand, []);
    expect(provisionedLines).toContain("  InstructionUri = 'https://own.example.com/{ConfId}'");
    expect(provisionedLines).toContain('  AllowAppGuestJoinsAsAuthenticated = $false');
  });

  test('says what is missing', async () => {
    await expect(run(parts([{ name: 'bare' }]), provisionCommand, [])).rejects.toThrow('tenant bare has no tenant key');
    await expect(run(parts(), provisionCommand, [], { partner: 'acme' })).rejects.toThrow('there is no partner acme: pexip-infinity');
  });
});

describe('the API', () => {
  let gateway: TestGateway;
  beforeEach(async () => {
    gateway = await startTestGateway({ plugins: [provisioning], tenants: [acme] });
  });
  afterEach(() => gateway.stop());

  const ask = async (method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }> => {
    const answer = await gateway.api(`/api/v1/provisioning/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
    const text = await answer.text();
    return { status: answer.status, json: /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : text };
  };

  test('providers: made, changed, read, removed, kept in the data folder', async () => {
    const body = { Name: 'Pexip', TenantKey: 'teams@vc.example.com' };
    expect(await ask('POST', 'tenants/acme/providers', body)).toMatchObject({ status: 201, json: { Identity: 'Pexip' } });
    expect(await ask('POST', 'tenants/acme/providers', body)).toMatchObject({ status: 409 });
    expect(await ask('PATCH', 'tenants/acme/providers/Pexip', { AadApplicationIds: 'a' })).toMatchObject({
      status: 200,
      json: { AadApplicationIds: 'a' },
    });
    expect(await ask('GET', 'tenants/acme/providers')).toMatchObject({ json: { providers: [{ TenantKey: 'teams@vc.example.com' }] } });
    expect(await ask('DELETE', 'tenants/acme/providers/Pexip')).toMatchObject({ status: 204 });
    expect(await ask('GET', 'tenants/acme/providers/Pexip')).toMatchObject({
      status: 404,
      json: { detail: expect.stringContaining('does not exist') },
    });
    expect(await ask('POST', 'tenants/acme/providers', { Name: 'Pexip' })).toMatchObject({
      status: 400,
      json: { detail: expect.stringContaining('TenantKey') },
    });
    expect(await ask('GET', 'tenants/nobody/providers')).toMatchObject({ status: 404 });
  });

  test('policies: granted, read, in effect', async () => {
    await ask('POST', 'tenants/acme/providers', { Name: 'Pexip', TenantKey: 'teams@vc.example.com' });
    expect(
      await ask('POST', 'tenants/acme/policy-grants', { PolicyName: 'PexipServiceProviderEnabled', Group: 'pilots', PassThru: true }),
    ).toMatchObject({
      status: 200,
      json: { output: [{ Identity: 'pilots' }] },
    });
    expect(await ask('GET', 'tenants/acme/policies?filter=*enabled*')).toMatchObject({ json: { policies: { length: 4 } } });
    expect(await ask('GET', 'tenants/acme/effective-policy?user=jane&groups=pilots')).toMatchObject({
      json: { enabled: true, effective: { from: 'group' } },
    });
    expect(await ask('GET', 'tenants/acme/effective-policy?user=jane')).toMatchObject({
      json: { enabled: false, reason: 'policy-disabled' },
    });
    expect(await ask('POST', 'tenants/acme/policy-grants', { PolicyName: null, Group: 'pilots' })).toMatchObject({ status: 200 });
    expect(await ask('GET', 'tenants/acme/effective-policy?user=jane&groups=pilots')).toMatchObject({ json: { enabled: false } });
  });

  test('what is handed over', async () => {
    expect(await ask('GET', 'partners')).toMatchObject({ json: { partners: { length: 4 } } });
    const { json } = await ask('GET', 'tenants/acme/powershell?partner=cisco-webex');
    expect(json).toContain("-PolicyName 'CiscoServiceProviderEnabled' -Global");
    expect((await gateway.api('/api/v1/openapi.json')).status).toBe(200);
  });
});

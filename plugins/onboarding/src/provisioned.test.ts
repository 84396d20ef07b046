import { afterEach, expect, test } from '@jest/globals';
import { parseInvitation } from '@opencvi/cvi-invitation';
import { customerIdentities } from '@opencvi/meeting-teams/api';
import { definePlugin, mediaEngine, protocols } from '@opencvi/plugin-api';
import { type ProvisionedCustomer, provisionedCustomers } from '@opencvi/provisioning/api';
import { FakeMediaEngine, startTestGateway, type TestGateway } from '@opencvi/test-kit';
import { z } from 'zod';
import { onboarding } from './index.ts';
import { FakeIdentities } from './testing/fake-identities.ts';
import { silentProtocol } from './testing/fake-protocols.ts';
import { contoso } from './testing/tenants.ts';

let gateway: TestGateway;
afterEach(() => gateway.stop());

const applicationId = '12345678-1234-4123-8123-123456789012';

/** A gateway for which somebody provisioned, by a protocol and an engine that tell their ports. */
async function start(customer: ProvisionedCustomer | undefined, settings: z.input<typeof onboarding.spec.config> = {}): Promise<void> {
  const engine = Object.assign(new FakeMediaEngine(), {
    endpoints: () => [{ transport: 'udp', purpose: 'rtp', port: 30_000, lastPort: 30_099 }] as const,
  });
  const others = definePlugin({
    name: 'others',
    api: 1,
    config: z.object({}),
    needs: {},
    setup(host) {
      const endpoints = () => [{ transport: 'tls', purpose: 'sip', port: 5071 }] as const;
      host.contribute(protocols, { ...silentProtocol('sip'), endpoints });
      host.contribute(mediaEngine, engine);
      host.contribute(provisionedCustomers, {
        id: 'fake',
        partner: 'cisco-webex',
        prefix: '55',
        applicationIds: [],
        of: async () => customer,
      });
    },
  });
  gateway = await startTestGateway({
    plugins: [others, onboarding.with(settings)],
    real: ['media.engine'],
    tenants: [contoso],
    fakes: { [customerIdentities.id]: new FakeIdentities() },
  });
}

interface Handover {
  readonly tenantKey: string;
  readonly instructionUri: string;
  readonly powershell: string;
  readonly partner: { readonly id: string };
  readonly dns: { readonly zone: string };
  readonly firewall: readonly { readonly purpose: string; readonly ports: string; readonly from: string }[];
  readonly invitations: readonly { readonly html: string; readonly text: string }[];
}

async function handover(): Promise<Handover> {
  return (await (await gateway.api('/api/v1/onboarding/tenants/contoso/handover')).json()) as Handover;
}

test('what was provisioned is what is handed over, with the ports that protocol and engine tell', async () => {
  const instructionUri = 'https://join.contoso.test/?conf={ConfId}&key=813878896@rooms.contoso.test';
  await start({ tenantKey: '813878896@rooms.contoso.test', instructionUri, applicationIds: [applicationId] });
  const { firewall, powershell, dns, ...told } = await handover();
  expect(told).toMatchObject({ tenantKey: '813878896@rooms.contoso.test', instructionUri, partner: { id: 'cisco-webex' } });
  expect(powershell).toContain("TenantKey = '813878896@rooms.contoso.test'");
  expect(powershell).toContain(applicationId);
  expect(dns.zone).toContain('_sips._tcp.rooms.contoso.test. 3600 IN SRV 10 10 5071');
  expect(firewall.filter(({ from }) => from === 'room').map(({ purpose, ports }) => [purpose, ports])).toEqual([
    ['SIP over TLS', '5071'],
    ['RTP and RTCP', '30000-30099'],
  ]);
});

test('where nothing was, the configuration counts; and what NAT shows comes from the settings', async () => {
  await start(undefined, { sip: { tlsPort: 443 }, media: { portMin: 50_000, portMax: 50_001 } });
  const { firewall, tenantKey, powershell } = await handover();
  expect(tenantKey).toBe('teams@vc.contoso.test');
  expect(powershell).not.toContain('AadApplicationIds');
  expect(firewall.map(({ ports }) => ports)).toEqual(expect.arrayContaining(['443', '50000-50001']));
});

test('what was made for one partner says nothing of another', async () => {
  await start({ tenantKey: 'other@elsewhere.test', applicationIds: [] }, { partner: 'pexip-infinity' });
  expect(await handover()).toMatchObject({ tenantKey: 'teams@vc.contoso.test', partner: { id: 'pexip-infinity' } });
});

test.each(['pexip-infinity', 'polycom-realconnect', 'bluejeans-gateway', 'cisco-webex'] as const)(
  'the invitations that %s shows lead a reader to the same dial string as the page',
  async partner => {
    await start(undefined, { partner });
    const { invitations, instructionUri } = await handover();
    const page = await (await fetch(instructionUri.replace('{ConfId}', '1172827458'))).text();
    expect(invitations).toHaveLength(3);
    for (const { html, text } of invitations) {
      for (const result of [parseInvitation({ html }), parseInvitation({ text })]) {
        expect(result).toMatchObject({ found: true, warnings: [] });
        if (result.found) expect(page).toContain(`>${result.coordinates.dial.sip}<`);
      }
    }
  },
);

test('a configuration that contradicts what was provisioned is told', async () => {
  await start({ tenantKey: 'other@vc.contoso.test', applicationIds: [] });
  const answer = await gateway.api('/api/v1/onboarding/tenants/contoso/examinations', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ only: ['configuration'] }),
  });
  expect(await answer.json()).toMatchObject({
    checks: [
      {
        findings: expect.arrayContaining([
          expect.objectContaining({ severity: 'warning', message: expect.stringContaining('teams@vc.contoso.test') }),
        ]),
      },
    ],
  });
});

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { customerIdentities } from '@opencvi/meeting-teams/api';
import { definePlugin, mediaEngine, protocols } from '@opencvi/plugin-api';
import { type GatewayFacts, gatewayFacts } from '@opencvi/provisioning/api';
import { FakeMediaEngine, startTestGateway, type TestGateway } from '@opencvi/test-kit';
import { z } from 'zod';
import { onboarding } from '../index.ts';
import { FakeIdentities } from '../testing/fake-identities.ts';
import { silentProtocol } from '../testing/fake-protocols.ts';
import { contoso, tenantOf } from '../testing/tenants.ts';

const network = definePlugin({
  name: 'network',
  api: 1,
  config: z.object({}),
  needs: {},
  setup(host) {
    const rtp = () => [{ transport: 'udp', purpose: 'rtp', port: 30_000, lastPort: 30_099 }] as const;
    host.contribute(mediaEngine, Object.assign(new FakeMediaEngine(), { endpoints: rtp }));
    host.contribute(protocols, {
      ...silentProtocol('sip'),
      endpoints: () => [{ transport: 'tls', purpose: 'sip', port: 5071 }] as const,
    });
    host.contribute(protocols, {
      ...silentProtocol('h323'),
      endpoints: () =>
        [
          { transport: 'tcp', purpose: 'h225', port: 1730 },
          { transport: 'udp', purpose: 'ras', port: 1729 },
        ] as const,
    });
  },
});

interface Handover {
  readonly instructionUri: string;
  readonly powershell: string;
  readonly dns: { readonly zone: string };
  readonly firewall: readonly { readonly from: string; readonly to: string; readonly ports: string }[];
}

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway({
    plugins: [network, onboarding.with({ host: 'gw.contoso.test', guestsAsAuthenticated: true })],
    real: ['media.engine'],
    tenants: [contoso],
    fakes: { [customerIdentities.id]: new FakeIdentities() },
  });
});
afterEach(() => gateway.stop());

function facts(): GatewayFacts {
  const found = gateway.gateway.book.many(gatewayFacts).get('onboarding');
  if (!found) throw new Error('the gateway tells nothing of itself');
  return found;
}

test('opencvi provision is told what the hand-over shows', async () => {
  const handover = (await (await gateway.api('/api/v1/onboarding/tenants/contoso/handover')).json()) as Handover;
  const tenant = tenantOf(contoso);
  const uri = facts().instructionUri(tenant, { partner: 'pexip-infinity', tenantKey: 'teams@vc.contoso.test' });
  expect(uri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/join\/contoso\/\{ConfId\}\?key=teams%40vc\.contoso\.test&via=pexip$/);
  expect(uri).toBe(handover.instructionUri);
  expect(facts().applicationIds(tenant)).toEqual(['app-1']);
  expect(handover.powershell).toContain("AadApplicationIds = 'app-1'");
  const zone = facts().zone('pexip-infinity', 'vc.contoso.test', 'gw.contoso.test');
  expect(zone).toBe(handover.dns.zone);
  expect(zone.trimEnd().split('\n')).toEqual([
    '_sips._tcp.vc.contoso.test. 3600 IN SRV 10 10 5071 gw.contoso.test.',
    '_h323cs._tcp.vc.contoso.test. 3600 IN SRV 10 10 1730 gw.contoso.test.',
    '_h323ls._udp.vc.contoso.test. 3600 IN SRV 10 10 1729 gw.contoso.test.',
  ]);
});

test('firewall rules are those of the ports that protocols and engine have', () => {
  const rules = facts().firewall('pexip-infinity');
  expect(rules).toEqual(expect.arrayContaining(['room -> gateway  udp 30000-30099  RTP and RTCP', 'room -> gateway  udp 1729  H.225 RAS']));
  expect(rules).toContainEqual(expect.stringMatching(/^room -> gateway {2}tcp 1024-65535 {2}H\.245 .*controlPorts/));
  expect(rules.at(-1)).toMatch(/^microsoft -> gateway {2}tcp \d+ {2}Graph's callbacks$/);
});

test("another partner's page says so", () => {
  const uri = facts().instructionUri(tenantOf(contoso), { partner: 'cisco-webex', tenantKey: 'contoso@vc.contoso.test', prefix: '55' });
  expect(new URL(uri).search).toBe('?key=contoso%40vc.contoso.test&via=cisco&prefix=55');
});

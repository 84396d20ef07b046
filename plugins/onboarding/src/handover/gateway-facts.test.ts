import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { customerIdentities } from '@opencvi/meeting-teams/api';
import { cliCommands, definePlugin, mediaEngine, protocols } from '@opencvi/plugin-api';
import { provisioning } from '@opencvi/provisioning';
import { FakeMediaEngine, startTestGateway, type TestGateway } from '@opencvi/test-kit';
import { z } from 'zod';
import { onboarding } from '../index.ts';
import { FakeIdentities } from '../testing/fake-identities.ts';
import { silentProtocol } from '../testing/fake-protocols.ts';
import { contoso } from '../testing/tenants.ts';

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
  readonly powershell: string;
  readonly dns: { readonly zone: string };
  readonly firewall: readonly { readonly from: string; readonly to: string; readonly ports: string }[];
}

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway({
    plugins: [network, provisioning, onboarding.with({ host: 'gw.contoso.test', guestsAsAuthenticated: true })],
    real: ['media.engine'],
    tenants: [contoso],
    fakes: { [customerIdentities.id]: new FakeIdentities() },
  });
});
afterEach(() => gateway.stop());

async function provision(options: Readonly<Record<string, string | boolean>>): Promise<readonly string[]> {
  const lines: string[] = [];
  const { signal } = new AbortController();
  const command = gateway.gateway.book.many(cliCommands).get('provision');
  await command?.run({ args: [], options: { tenant: 'contoso', ...options }, signal, print: line => lines.push(line) });
  return lines;
}

const handover = async () => (await (await gateway.api('/api/v1/onboarding/tenants/contoso/handover')).json()) as Handover;
const linesOf = (text: string): readonly string[] => text.trimEnd().split(/\r?\n/);

test("opencvi provision prints the hand-over's PowerShell, records and rules: this gateway's, not the partner's", async () => {
  const given = await handover();
  const powershell = await provision({});
  expect(powershell).toEqual(linesOf(given.powershell));
  expect(powershell.join('\n')).toMatch(
    /InstructionUri = 'http:\/\/127\.0\.0\.1:\d+\/join\/contoso\/\{ConfId\}\?key=teams%40vc\.contoso\.test&via=pexip'/,
  );
  expect(powershell).toContain("  AadApplicationIds = 'app-1'");
  const records = await provision({ dns: 'gw.contoso.test' });
  expect(records).toEqual(linesOf(given.dns.zone));
  expect(records).toEqual([
    '_sips._tcp.vc.contoso.test. 3600 IN SRV 10 10 5071 gw.contoso.test.',
    '_h323cs._tcp.vc.contoso.test. 3600 IN SRV 10 10 1730 gw.contoso.test.',
    '_h323ls._udp.vc.contoso.test. 3600 IN SRV 10 10 1729 gw.contoso.test.',
  ]);
  const rules = await provision({ firewall: true });
  expect(rules).toHaveLength(given.firewall.length);
  expect(rules).toEqual(expect.arrayContaining(['room -> gateway  udp 30000-30099  RTP and RTCP', 'room -> gateway  udp 1729  H.225 RAS']));
  expect(rules).toContainEqual(expect.stringMatching(/^room -> gateway {2}tcp 1024-65535 {2}H\.245 .*controlPorts/));
  expect(rules.at(-1)).toMatch(/^microsoft -> gateway {2}tcp \d+ {2}Graph's callbacks$/);
});

test('the API gives the same PowerShell, and what was provisioned counts more', async () => {
  const path = '/api/v1/provisioning/tenants/contoso';
  expect(linesOf(await (await gateway.api(`${path}/powershell`)).text())).toEqual(linesOf((await handover()).powershell));
  await gateway.api(`${path}/providers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ Name: 'Pexip', TenantKey: 'teams@vc.contoso.test', InstructionUri: 'https://own.test/{ConfId}' }),
  });
  const lines = await provision({});
  expect(lines).toContain("  InstructionUri = 'https://own.test/{ConfId}'");
  expect(lines).toContain('  AllowAppGuestJoinsAsAuthenticated = $false');
  expect(lines).toEqual(linesOf((await handover()).powershell));
});

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type Baresip, eventually, type Gateway, startBaresip, startGateway } from '../../rig/index.ts';
import { recordsOf } from '../call-rig.ts';
import { microsoft, teamsEnv, teamsPlugins } from './simulated-cloud.ts';
import { SimulatedTeams } from './simulated-teams.ts';

jest.setTimeout(60_000);

/** Contoso's meeting that everyone may enter. */
const meeting = '1140000001';

let teams: SimulatedTeams;

beforeAll(async () => {
  teams = await SimulatedTeams.start(22_800);
});
afterAll(() => teams?.stop());

/** A customer's IVR address and another's, as the partner prints them, and what takes a room straight into the meeting. */
const profiles = [
  { profile: 'pexip-infinity', ivr: 'teams@contoso.example', other: 'teams@fabrikam.example', direct: `${meeting}@contoso.example` },
  { profile: 'polycom-realconnect', ivr: '813878896@t.plcm.vc', other: '639955171@t.plcm.vc', direct: `813878896.${meeting}@t.plcm.vc` },
  {
    profile: 'bluejeans-gateway',
    ivr: '130885042@teams.bjn.vc',
    other: '639955171@teams.bjn.vc',
    direct: `130885042.${meeting}@teams.bjn.vc`,
  },
  {
    profile: 'cisco-webex',
    ivr: 'contoso@m.webex.com',
    other: 'fabrikam@m.webex.com',
    direct: `${meeting}.contoso@m.webex.com`,
    plugins: { 'protocol-h323': undefined }, // has no H.323 for the rig to set up
  },
];

test.each(profiles)(
  '$profile: one room dials $direct, one $ivr and the id; they hear each other in Teams',
  async ({ profile, ivr, other, direct, plugins }) => {
    await using gateway = await startGateway({
      env: teamsEnv,
      config: {
        profile,
        tenants: [
          { name: 'fabrikam', tenantKey: other, domains: [domainOf(other)], microsoft: microsoft.fabrikam },
          { name: 'contoso', tenantKey: ivr, domains: [domainOf(ivr)], microsoft: microsoft.contoso },
        ],
        plugins: { ...teamsPlugins(teams), ...plugins },
      },
    });
    const start = (name: string, toneHz: number): Promise<Baresip> =>
      startBaresip({ name, toneHz, accountParameters: [`outbound="sip:127.0.0.1:${gateway.sipPort};lr"`] });
    await using one = await start('one', 440);
    await using two = await start('two', 660);

    await one.dial(`sip:${direct}`);
    await two.dial(`sip:${ivr}`);
    await two.waitFor('CALL_ESTABLISHED');
    await two.sendDigits(`${meeting}#`);
    await bothConnected(gateway);
    expect(await teams.calls()).toEqual(
      Array(2).fill(expect.objectContaining({ state: 'established', inLobby: false, subject: 'Contoso open house' })),
    );
    await Promise.all([one.hears(660), two.hears(440)]);

    await one.hangup();
    await two.hangup();
    const records = await eventually({ what: 'both records' }, async () => {
      const all = await recordsOf(gateway);
      return all.length === 2 ? all : undefined;
    });
    const common = { tenant: 'contoso', provider: 'teams', meeting, endReason: expect.objectContaining({ code: 'normal', by: 'room' }) };
    expect(records.toSorted((a, b) => a.ivrAttempts - b.ivrAttempts)).toMatchObject([
      { ...common, ivrAttempts: 0, dialled: direct },
      { ...common, ivrAttempts: 1, dialled: ivr },
    ]);
  },
);

async function bothConnected(gateway: Gateway): Promise<void> {
  let last: unknown;
  await eventually({ what: 'both rooms to be connected', within: 15_000, context: () => JSON.stringify(last) }, async () => {
    const { calls } = (await gateway.api('/api/v1/calls')).body as { calls: { state: string }[] };
    last = calls;
    return calls.length === 2 && calls.every(({ state }) => state === 'connected') ? true : undefined;
  });
}

const domainOf = (address: string): string => address.slice(address.indexOf('@') + 1);

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Gateway, runSipp, startGateway } from '../rig/index.ts';
import { nextRecord, recordsOf } from './call-rig.ts';

jest.setTimeout(60_000);

const conference = '1172827458';
const tenants = [
  { name: 'contoso', tenantKey: '813878896@t.plcm.vc', domains: ['127.0.0.1'] },
  { name: 'fabrikam', tenantKey: '639955171@t.plcm.vc', domains: ['127.0.0.1'] },
];

/** What is dialled, and where it leads: the IVR, the meeting, or nowhere; and whose it is. */
type Case = readonly [user: string, where: 'ivr' | 'meeting' | 'nowhere', tenant: string | undefined];
const profiles: readonly { profile: string; config: Record<string, unknown>; cases: readonly Case[] }[] = [
  {
    profile: 'pexip-infinity',
    config: {},
    cases: [
      ['teams', 'ivr', 'default'],
      [conference, 'meeting', 'default'],
      [`teams.${conference}`, 'meeting', 'default'],
      ['813878896', 'nowhere', 'default'],
      ['reception', 'nowhere', 'default'],
    ],
  },
  {
    profile: 'polycom-realconnect',
    config: { tenants },
    cases: [
      ['813878896', 'ivr', 'contoso'],
      ['639955171', 'ivr', 'fabrikam'],
      [`813878896.${conference}`, 'meeting', 'contoso'],
      [`639955171.${conference}`, 'meeting', 'fabrikam'],
      [`${conference}.813878896`, 'nowhere', 'contoso'],
      [`111111111.${conference}`, 'nowhere', undefined],
      ['teams', 'nowhere', undefined],
    ],
  },
];

describe.each(profiles)('$profile, as data alone', ({ profile, config, cases }) => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway({ config: { profile, ...config } });
  });
  afterAll(() => gateway.close());

  test.each([...cases])('%s leads to %s', async (user, where, tenant) => {
    const before = (await recordsOf(gateway)).length;
    const target = `127.0.0.1:${gateway.sipPort}`;
    const scenario = where === 'nowhere' ? 'refused' : 'late-offer';
    const keys = { code: '404', hold: '300', rejected: 'm=video 0 RTP/AVP 96' };
    const { exitCode, errors } = await runSipp({ scenario, target, user, keys });
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    const record = await nextRecord(gateway, before);
    expect({ ivr: record.ivrAttempts, meeting: record.meeting, tenant: record.tenant }).toEqual({
      ivr: where === 'ivr' ? 1 : 0,
      meeting: where === 'meeting' ? conference : undefined,
      tenant,
    });
  });
});

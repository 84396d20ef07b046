import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { TenantSettings } from '@opencvi/plugin-api';
import { demoTenantIds } from '@opencvi/teams-simulator';
import { eventually, startTestGateway, type TestGateway } from '@opencvi/test-kit';
import { inProcessTeams } from './in-process-teams.ts';
import { misfitsOf } from './metadata-misfits.ts';
import { RecordingProxy } from './recording-proxy.ts';
import { SimulatedTeams } from './simulated-teams.ts';

jest.setTimeout(30_000);
const port = 23_300;
const meeting = '1140000001';
const tenants: TenantSettings[] = [
  { name: 'contoso', domains: ['contoso.example'], microsoft: { tenantId: demoTenantIds.contoso, cloud: 'simulated' } },
];

let teams: SimulatedTeams;
let graph: RecordingProxy;
let gateway: TestGateway;

async function start(settings: Parameters<typeof SimulatedTeams.start>[1], deltaRoster: boolean): Promise<void> {
  teams = await SimulatedTeams.start(port, settings);
  graph = await RecordingProxy.start(port + 1, teams.url, readFileSync(teams.ca, 'utf8'));
  gateway = await startTestGateway({ plugins: [inProcessTeams(teams, { graph: graph.url, deltaRoster })], tenants });
}

afterEach(async () => {
  const misfits = await misfitsOf(graph, teams);
  await gateway.gateway.stop();
  await graph.close();
  await teams.stop();
  expect(misfits).toEqual([]);
});

const joins = () => graph.recorded.filter(({ method, path }) => method === 'POST' && path.endsWith('/communications/calls'));

describe('whichever way the real services turn out to go', () => {
  test.each([
    [{ answer: 'object', unknown: 'not-found', joinWebUrl: 'long' }, 'https://graph.microsoft.com', false, 'organizerMeetingInfo'],
    [{ answer: 'collection', unknown: 'empty', joinWebUrl: 'short' }, 'https://api.botframework.com', true, 'joinMeetingIdMeetingInfo'],
    [{ answer: 'object', unknown: 'empty', joinWebUrl: 'short' }, 'https://graph.microsoft.com', false, 'joinMeetingIdMeetingInfo'],
  ] as const)('%j, callbacks by %s, changes of the roster alone: %s', async (lookup, issuer, deltaRoster, meetingInfo) => {
    await start({ lookup, notifications: { issuer } }, deltaRoster);
    expect((await gateway.dial('1999999999@contoso.example').ended()).endReason.code).toBe('not-found');
    const call = gateway.dial(`${meeting}@contoso.example`);
    await call.reaches('connected');
    expect(joins()).toMatchObject([{ status: 201, body: { meetingInfo: { '@odata.type': `#microsoft.graph.${meetingInfo}` } } }]);
    const [{ body } = { body: {} }] = joins();
    const { passcode } = (body as { meetingInfo: { passcode?: string } }).meetingInfo;
    call.leg.hangUp();
    const record = await call.ended();
    expect(record.endReason.code).toBe('normal');
    if (passcode !== undefined) expect(JSON.stringify([record, gateway.log.lines])).not.toMatch(new RegExp(`\\b${passcode}\\b`));
    await eventually('the meeting to be left', async () => (await teams.calls()).length === 0);
  });
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Rig } from '../testing/rig.ts';

let rig: Rig;

beforeAll(async () => {
  rig = await Rig.start();
});
afterAll(() => rig.stop());

const tenant = async (): Promise<Record<string, unknown>> => {
  const { json } = await rig.control('GET', '/tenants');
  return json.tenants.find((one: { domain: string }) => one.domain === 'contoso.example');
};

test('a change of a tenant leaves alone what it does not name', async () => {
  const { name: _, anonymousJoin: __, ...before } = await tenant();
  const app = '0bec0000-0000-4000-8000-00000000a001';
  expect((await rig.control('PATCH', '/tenants/contoso.example', { anonymousJoin: false, removeParticipantApps: [app] })).status).toBe(200);
  expect((await rig.control('PATCH', '/tenants/contoso.example', { name: 'Contoso Ltd' })).status).toBe(200);
  expect(await tenant()).toEqual({ ...before, name: 'Contoso Ltd', anonymousJoin: false, removeParticipantApps: [app] });
});

test.each([{ id: 'c0a70500-0000-4000-8000-00000000ffff' }, { users: [] }, { typo: true }])('%j is no change of a tenant', async change => {
  expect((await rig.control('PATCH', '/tenants/contoso.example', change)).status).toBe(400);
});

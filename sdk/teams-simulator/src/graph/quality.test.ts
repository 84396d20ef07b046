import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Rig } from '../testing/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start();
});
afterAll(() => rig.stop());

const quality = {
  '@odata.type': '#microsoft.graph.teleconferenceDeviceQuality',
  callChainId: '0622673d-9f69-49b3-9d4f-5ec64f42ecce',
  participantId: 'ea078406-b5d4-4d3c-b85e-90103dcec7f6',
  mediaLegId: 'bd9ee398-4b9d-42c7-8b8d-4e8efad9435f',
  deviceName: 'Room kit',
  deviceDescription: 'Room 4',
  cloudServiceName: 'OpenCVI',
  mediaQualityList: [
    {
      '@odata.type': '#microsoft.graph.teleconferenceDeviceAudioQuality',
      channelIndex: 1,
      mediaDuration: 'PT20M',
      averageInboundJitter: 'PT0.03S',
      averageInboundPacketLossRateInPercentage: 0.1,
      inboundPackets: 5_500,
      localIPAddress: '192.0.2.1',
      localPort: 40_000,
    },
    { '@odata.type': '#microsoft.graph.teleconferenceDeviceVideoQuality', channelIndex: 1, averageOutboundBitRate: 512_000.5 },
  ],
};
const path = '/v1.0/communications/calls/logTeleconferenceDeviceQuality';
const headers = { 'user-agent': 'OpenCVI/0.1' };

test('a report is taken and can be read', async () => {
  const answer = await rig.post(path, { token: await rig.token(), headers, json: { quality } });
  expect([answer.status, answer.text]).toEqual([200, '']);
  const { json } = await rig.control('GET', '/quality');
  expect(json.reports).toEqual([expect.objectContaining({ quality, tenant: rig.tenant })]);
});

test.each([
  ['without a User-Agent', { user: {}, body: { quality } }, /User-Agent/],
  ['without what has to be there', { user: headers, body: {} }, /^\$\.quality: is missing/],
  [
    'with a property that does not exist',
    { user: headers, body: { quality: { ...quality, mos: 4 } } },
    /^\$\.quality\.mos: .* has no property mos$|has no property mos/,
  ],
  [
    'with an id that is no GUID',
    { user: headers, body: { quality: { ...quality, callChainId: 'x' } } },
    /^\$\.quality\.callChainId: expected Edm\.Guid/,
  ],
])('a report %s is refused', async (_what, { user, body }, expected) => {
  const answer = await rig.post(path, { token: await rig.token(), headers: user, json: body });
  expect(answer.status).toBe(400);
  expect(answer.json.error.message).toMatch(expected);
});

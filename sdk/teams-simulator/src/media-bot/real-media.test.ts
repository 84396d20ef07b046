import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { eventually } from '@opencvi/test-kit';
import { demoApp } from '../demo.ts';
import { CallbackReceiver } from '../testing/callback-receiver.ts';
import { joinBody } from '../testing/requests.ts';
import { Rig } from '../testing/rig.ts';
import { RtpPeer } from '../testing/rtp-peer.ts';
import { botSession } from './schemas.ts';

let rig: Rig;
let app: CallbackReceiver;
let peers: RtpPeer[];

beforeEach(async () => {
  rig = await Rig.start({ establishDelay: '10ms' }, { mediaPort: 20_300 });
  app = await CallbackReceiver.open(rig, demoApp.id);
  peers = [];
});
afterEach(async () => {
  for (const peer of peers) peer.close();
  await app.close();
  await rig.stop();
});

/** A room in the meeting, which sends a tone. */
async function room(name: string, videoId: string, hz: number): Promise<{ peer: RtpPeer; call: string }> {
  const peer = await RtpPeer.open();
  peers.push(peer);
  const json = { correlationId: name, displayName: name, media: { streams: [peer.offer] } };
  const session = botSession.parse((await rig.post('/v1/sessions', { token: rig.botToken, json })).json);
  const [stream] = session.media.streams;
  if (stream === undefined) throw new Error('no stream was answered');
  peer.start(stream, hz);
  const token = await rig.token();
  const body = await joinBody(rig, token, videoId, { callbackUri: app.url, guest: name, blob: session.blob });
  const { json: call } = await rig.post('/v1.0/communications/calls', { token, json: body });
  await eventually('the roster', () => app.story(call.id).includes('roster'));
  return { peer, call: call.id };
}

test('two rooms hear each other through the media bot, encrypted', async () => {
  const one = await room('Room 1', '1140000001', 440);
  const two = await room('Room 2', '1140000001', 660);
  await eventually('their tones', () => near(one.peer.frequency, 660) && near(two.peer.frequency, 440), 8_000);
});

test('who waits in the lobby hears nobody, and is heard once admitted', async () => {
  const waiting = await room('Room 1', '1140000003', 440);
  const inside = await room('Room 2', '1140000003', 660);
  await rig.control('POST', `/calls/${inside.call}/admit`);
  await eventually('a second of silence', () => waiting.peer.packets > 60);
  expect(waiting.peer.frequency).toBeUndefined();
  await rig.control('POST', `/calls/${waiting.call}/admit`);
  await eventually('their tones', () => near(waiting.peer.frequency, 660) && near(inside.peer.frequency, 440), 8_000);
});

function near(found: number | undefined, wanted: number): boolean {
  return found !== undefined && Math.abs(found - wanted) < 10;
}

import path from 'node:path';
import type { CallRecord } from '@opencvi/plugin-api';
import {
  type Baresip,
  type BrowserPage,
  type ChromiumPeer,
  eventually,
  type Gateway,
  type Picture,
  readPng,
  similarity,
} from '../rig/index.ts';

const assets = path.resolve(import.meta.dirname, '../../../plugins/ivr-standard/assets/pictures');

/** The picture of the IVR that a room system is seeing. */
export type IvrPicture = 'splash' | 'lobby' | 'goodbye';

/** Waits until a room system sees a picture of the IVR, and not one of its others. */
export async function seesIvr(room: Baresip, name: IvrPicture): Promise<void> {
  const names: readonly IvrPicture[] = ['splash', 'lobby', 'goodbye'];
  const pictures = await Promise.all(names.map(async each => [each, await readPng(path.join(assets, `${each}.png`))] as const));
  let last = '';
  const wait = { what: `${room.name} to see the ${name} picture`, within: 15_000, every: 200, context: () => last };
  await eventually(wait, async () => {
    const scores = likeness(await room.receivedPicture(), pictures);
    last = JSON.stringify(scores);
    return scores[0]?.name === name && scores[0].score > 0.9 ? true : undefined;
  });
}

function likeness(seen: Picture, pictures: readonly (readonly [string, Picture])[]): { name: string; score: number }[] {
  return pictures.map(([name, picture]) => ({ name, score: similarity(seen, picture) })).sort((a, b) => b.score - a.score);
}

/** Opens the page of a meeting and joins with microphone and camera. */
export async function joinByBrowser(chromium: ChromiumPeer, gateway: Gateway, meeting: string, name: string): Promise<BrowserPage> {
  const page = await chromium.page(`${gateway.url}/meet/${meeting}?name=${encodeURIComponent(name)}&autojoin=1`);
  await page.page.waitForSelector('[data-phase="meeting"]', { timeout: 15_000 });
  return page;
}

/** The element that shows, or sounds, a participant. */
export const videoOf = (name: string): string => `[data-participant="${name}"] video`;
export const audioOf = (name: string): string => `audio[data-audio-of="${name}"]`;

/** The records of ended calls, newest first. */
export async function recordsOf(gateway: Gateway): Promise<readonly CallRecord[]> {
  const { body } = await gateway.api('/api/v1/call-records');
  return (body as { records: CallRecord[] }).records;
}

/** Waits for the record of the newest call. */
export async function nextRecord(gateway: Gateway, after = 0): Promise<CallRecord> {
  const wait = { what: `call record ${after + 1}`, within: 20_000 };
  return eventually(wait, async () => {
    const records = await recordsOf(gateway);
    return records.length > after ? records[0] : undefined;
  });
}

/** Waits until the newest call is in a state. */
export async function callReaches(gateway: Gateway, state: string): Promise<{ id: string }> {
  let last: unknown;
  const wait = { what: `a call to be ${state}`, within: 15_000, context: () => JSON.stringify(last) };
  return eventually(wait, async () => {
    const { body } = await gateway.api('/api/v1/calls');
    const { calls } = body as { calls: { id: string; state: string }[] };
    last = calls;
    return calls.find(call => call.state === state);
  });
}

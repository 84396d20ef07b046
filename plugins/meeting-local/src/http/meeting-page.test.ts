import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { buildPage, hasChromium, launchChromium, openPage, type PageSetup } from '../test/page.ts';
import { type Rig, startRig } from '../test/rig.ts';

jest.setTimeout(60_000);

const open = '1172827458';
const guarded = '1172827459';
let browser: Browser;
let built: Awaited<ReturnType<typeof buildPage>>;
let rig: Rig;
let troubles: string[][] = [];

/** The meeting page in a real browser, with the real signalling and no media. */
(hasChromium ? describe : describe.skip)('the meeting page', () => {
  beforeAll(async () => {
    [built, browser] = await Promise.all([buildPage(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await built?.remove();
  });
  beforeEach(async () => {
    rig = await startRig({}, built.root);
    troubles = [];
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await rig.close();
    // Among them would be what the content security policy refused.
    expect(troubles.flat()).toEqual([]);
  });

  async function visit(path: string, setup: PageSetup = {}): Promise<Page> {
    const opened = await openPage(browser, rig.url + path, setup);
    troubles.push(opened.troubles);
    return opened.page;
  }

  async function join(name: string, meeting = open, rest = ''): Promise<Page> {
    const page = await visit(`/meet/${meeting}?name=${name}&autojoin=1${rest}`);
    await page.waitForSelector('[data-phase=meeting]');
    return page;
  }

  const meetingOf = (id: string) => rig.meetings.get(id)?.meeting ?? fail();
  const muted = (name: string, value: boolean) => (page: Page) =>
    page.waitForSelector(`[data-participant="${name}"][data-muted="${value}"]`);

  test('joining by keyboard alone, and leaving', async () => {
    const page = await visit(`/meet/${open}`);
    await page.waitForSelector('[data-phase=pre-join] video');
    expect(await page.textContent('h1')).toBe('Demo meeting');
    await page.focus('input[name=name]');
    await page.keyboard.type('Alice');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-participant="Alice"] video');
    expect(meetingOf(open).roster).toMatchObject([{ name: 'Alice', muted: false }]);
    await page.keyboard.press('Alt+KeyL');
    await page.waitForSelector('[data-closed=left]');
    await waitFor(() => meetingOf(open).isEmpty);
    await page.click('button[name=rejoin]');
    await page.waitForSelector('button[name=join]');
    expect(await page.inputValue('input[name=name]')).toBe('Alice');
  });

  test('admitting and denying rooms from the lobby', async () => {
    const page = await join('Alice', guarded);
    const first = await rig.callFromRoom(guarded);
    await page.click('[data-waiting="Room 4"] button[name=admit]');
    await page.waitForSelector('[data-participant="Room 4"][data-kind=room]');
    expect(first.state).toBe('connected');
    const second = await rig.callFromRoom(guarded);
    await page.waitForSelector('[role=status] >> text=Room 4 is waiting in the lobby', { state: 'attached' });
    await page.click('[data-waiting="Room 4"] button[name=deny]');
    await page.waitForSelector('[data-waiting]', { state: 'detached' });
    expect(second.state).toBe('ended');
    await first.end({ code: 'normal', by: 'room' });
    await page.waitForSelector('[data-participant="Room 4"]', { state: 'detached' });
  });

  test('muting: by key, seen by the others, and by an organizer', async () => {
    const alice = await join('Alice');
    const olga = await join('Olga', open, `&key=${rig.meetings.get(open)?.organizerKey()}`);
    await alice.keyboard.press('Alt+KeyM');
    await Promise.all([alice, olga].map(muted('Alice', true)));
    await alice.click('button[name=microphone]');
    await Promise.all([alice, olga].map(muted('Alice', false)));
    await olga.keyboard.press('Alt+KeyP');
    await olga.click('[data-roster="Alice"] button[name=mute-participant]');
    await alice.waitForSelector('text=You were muted by an organizer');
    expect(await alice.getAttribute('button[name=microphone]', 'aria-pressed')).toBe('false');
    await waitFor(() => meetingOf(open).find(meetingOf(open).roster[0]?.id ?? '')?.mutedBySelf === true);
    await olga.click('[data-roster="Alice"] button[name=remove-participant]');
    await alice.waitForSelector('[data-closed=removed]');
    await olga.click('button[name=end-meeting]');
    await olga.click('button[name=end-meeting]');
    await olga.waitForSelector('[data-closed=meeting-ended]');
  });

  test('the active speaker has a frame', async () => {
    const page = await join('Alice');
    rig.rooms.room.speak(meetingOf(open).roster[0]?.id);
    await page.waitForSelector('[data-participant="Alice"][data-speaking=true]');
    rig.rooms.room.speak(undefined);
    await page.waitForSelector('[data-participant="Alice"][data-speaking=false]');
  });

  test('a browser in the lobby waits, and is let in', async () => {
    await rig.close();
    rig = await startRig({ meetings: [{ id: guarded, browserLobby: true }] }, built.root);
    const page = await visit(`/meet/${guarded}?name=Alice&autojoin=1`);
    await page.waitForSelector('[data-phase=lobby]');
    meetingOf(guarded).admit(meetingOf(guarded).waiting[0]?.id ?? '');
    await page.waitForSelector('[data-phase=meeting] [data-participant="Alice"]');
  });

  test('no such meeting', async () => {
    const page = await visit('/meet/999999999');
    await page.waitForSelector('[data-phase=unknown] [role=alert]');
    await page.fill('input[name=conference-id]', open);
    await page.click('button[name=go]');
    await page.waitForSelector('[data-phase=pre-join]');
  });

  test('without camera and microphone one can watch and listen', async () => {
    const before = `navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('no', 'NotAllowedError'); };`;
    const page = await visit(`/meet/${open}`, { before });
    await page.waitForSelector('text=No camera and no microphone');
    await page.fill('input[name=name]', 'Alice');
    await page.click('button[name=join]');
    await page.waitForSelector('[data-participant="Alice"][data-muted=true]');
    await waitFor(() => meetingOf(open).roster[0]?.muted === true);
  });

  test('where no media can be had, the page says so after a few attempts and leaves', async () => {
    const page = await visit(`/meet/${open}?name=Alice&autojoin=1`, { before: 'window.RTCPeerConnection = undefined;' });
    await page.waitForSelector('[data-closed=no-media]');
    await waitFor(() => meetingOf(open).isEmpty);
  });

  test('a connection that breaks is taken up again by the same participant', async () => {
    const page = await join('Alice');
    const [before] = meetingOf(open).roster;
    rig.breakConnections();
    await page.waitForSelector('[data-connection=reconnecting]');
    await page.waitForSelector('[data-connection=connected]');
    expect(meetingOf(open).roster).toMatchObject([{ id: before?.id }]);
  });

  test('a session that is lost is begun anew', async () => {
    const page = await join('Alice');
    const [before] = meetingOf(open).roster;
    await rig.sessions.close();
    await waitFor(() => meetingOf(open).roster.length === 1);
    await page.waitForSelector('[data-phase=meeting][data-connection=connected] [data-participant="Alice"]');
    expect(meetingOf(open).roster[0]?.id).not.toBe(before?.id);
  });

  test('closing the page leaves the meeting at once', async () => {
    const page = await join('Alice');
    await page.close({ runBeforeUnload: false });
    await waitFor(() => meetingOf(open).isEmpty);
  });

  test.each([
    [375, 667],
    [1280, 800],
  ])('nothing is cut off at %i x %i', async (width, height) => {
    const page = await visit(`/meet/${guarded}`, { width, height });
    await page.waitForSelector('[data-phase=pre-join]');
    await expectNothingCutOff(page);
    await page.fill('input[name=name]', 'A rather long name of somebody with two family names');
    await page.click('button[name=join]');
    await page.waitForSelector('[data-phase=meeting] [data-participant]');
    await Promise.all([rig.callFromRoom(guarded), rig.callFromRoom(guarded), rig.callFromRoom(guarded)]);
    await page.waitForSelector('button[name=admit]');
    await expectNothingCutOff(page);
    for (const { id } of meetingOf(guarded).waiting.slice(1)) meetingOf(guarded).admit(id);
    await page.waitForSelector('[data-participant="Room 4"]');
    await page.click('button[name=people]');
    await expectNothingCutOff(page);
  });
});

/** Runs in the page. */
const measure = `(() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  const places = [...document.querySelectorAll('button, input')].map(element => element.getBoundingClientRect());
  return { sideways: scrollWidth - clientWidth, outside: places.filter(({ left, right }) => left < 0 || right > clientWidth).length };
})()`;

/** The page does not scroll sideways, and every button lies within it. */
async function expectNothingCutOff(page: Page): Promise<void> {
  expect(await page.evaluate(measure)).toEqual({ sideways: 0, outside: 0 });
}

async function waitFor(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`never became true: ${condition}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

function fail(): never {
  throw new Error('no such meeting');
}

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { RecordingLog, settle, VirtualClock } from '@opencvi/test-kit';
import { DeviceRefusal, type RoomMeeting } from '../api.ts';
import { roomWith } from '../testing/settings.ts';
import { DeviceScreen } from './device-screen.ts';

const minute = 60_000;
const metrics = { count: () => {}, gauge: () => {}, observe: () => {} };

/** A device that keeps what it is given. */
class FakeDevice {
  readonly id = 'fake';
  readonly pushed: string[][] = [];
  failure: Error | undefined;
  silent = false;
  forgetful = false;
  asked = 0;

  async push(_room: unknown, meetings: readonly RoomMeeting[], signal: AbortSignal): Promise<void> {
    if (this.silent) await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    if (this.failure) throw this.failure;
    this.pushed.push(meetings.map(({ id }) => id));
    this.forgetful = false;
  }

  async holds(): Promise<boolean> {
    this.asked++;
    return !this.forgetful;
  }
}

let clock: VirtualClock;
let device: FakeDevice;
let screen: DeviceScreen;
let ids: string[];

beforeEach(() => {
  clock = new VirtualClock();
  device = new FakeDevice();
  ids = ['a'];
  screen = new DeviceScreen({
    room: roomWith(),
    bookings: device,
    meetings: () => ids.map(id => ({ id }) as RoomMeeting),
    clock,
    log: new RecordingLog(),
    metrics,
    random: () => 1,
    timeout: 10_000,
    verify: 10 * minute,
  });
});
afterEach(async () => {
  await screen.stop();
  expect(clock.pending).toBe(0);
});

const update = async () => {
  screen.update();
  await settle();
};

test('nothing is pushed before the calendar was read, then what changes and only that', async () => {
  await clock.advance(minute);
  expect([device.pushed, screen.view]).toEqual([[], { state: 'waiting' }]);
  await update();
  expect(screen.view).toEqual({ state: 'ok', pushedAt: clock.now() });
  await update();
  ids = ['a', 'b'];
  await update();
  ids = [];
  await update();
  expect(device.pushed).toEqual([['a'], ['a', 'b'], []]);
});

test('a device that forgot is given everything again', async () => {
  await update();
  await clock.advance(10 * minute);
  expect([device.asked, device.pushed.length]).toEqual([1, 1]);
  device.forgetful = true;
  await clock.advance(10 * minute);
  expect([device.asked, device.pushed.length]).toEqual([2, 2]);
});

test('what fails is tried again, with what is then to be shown', async () => {
  device.failure = new Error('connect ECONNREFUSED');
  await update();
  expect(screen.view).toEqual({ state: 'failing', error: 'connect ECONNREFUSED' });
  ids = ['b'];
  await update();
  await clock.advance(4_999);
  device.failure = undefined;
  expect(device.pushed).toEqual([]);
  await clock.advance(1);
  expect(device.pushed).toEqual([['b']]);
  expect(screen.view.state).toBe('ok');
});

test('a device that was away is given everything, even what it had before', async () => {
  await update();
  device.holds = async () => {
    throw new Error('connect EHOSTUNREACH');
  };
  await clock.advance(10 * minute);
  expect(screen.view.state).toBe('failing');
  await clock.advance(5_000);
  expect(device.pushed).toEqual([['a'], ['a']]);
});

test('an account that is refused is not tried so often that it is locked', async () => {
  device.failure = new DeviceRefusal('401');
  await update();
  await clock.advance(15 * minute - 1);
  device.failure = undefined;
  expect(device.pushed).toEqual([]);
  await clock.advance(1);
  expect(device.pushed).toEqual([['a']]);
});

test('a device that does not answer is given up after a while; and at once when we stop', async () => {
  device.silent = true;
  await update();
  await clock.advance(10_000);
  expect(screen.view).toMatchObject({ state: 'failing', error: expect.stringContaining('did not answer within 10 s: is it on') });
  await clock.advance(5_000);
  await screen.stop();
});

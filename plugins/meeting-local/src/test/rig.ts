import type { AddressInfo } from 'node:net';
import { BrowserSessions } from '../browser/browser-sessions.ts';
import { SourceLimits } from '../browser/source-limits.ts';
import { config } from '../config.ts';
import { meetingRoutes } from '../http/meeting-routes.ts';
import { pageRoutes } from '../http/page-routes.ts';
import { signallingRoutes } from '../http/signalling-routes.ts';
import { LocalMeetings } from '../leg/local-meetings.ts';
import { Meetings } from '../meeting/meetings.ts';
import { fakeCall, fakeEndpoint, QuietLog } from './fake-call.ts';
import { FakeRooms } from './fake-rooms.ts';
import { serve } from './http-adapter.ts';
import { ManualClock } from './manual-clock.ts';

/** The whole plugin behind a small HTTP server, without media and with a clock of its own. */
export async function startRig(settings: Parameters<typeof config.parse>[0] = {}, pageRoot?: string) {
  const clock = new ManualClock();
  const rooms = new FakeRooms();
  const parsed = config.parse(settings);
  const { lobbyTimeout, maxSessionsPerSource: maxSessions, maxFailuresPerMinute } = parsed;
  const meetings = new Meetings({ config: parsed, rooms, clock });
  const limits = new SourceLimits({ clock, maxSessions, maxFailuresPerMinute });
  const sessions = new BrowserSessions({ meetings, limits, clock, log: new QuietLog(), lobbyTimeout });
  const address = { url: 'http://gateway.test' };
  const server = serve([
    ...meetingRoutes(meetings, address),
    ...pageRoutes({ root: pageRoot }),
    ...signallingRoutes(meetings, sessions, limits),
  ]);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new LocalMeetings(meetings, lobbyTimeout);

  /** Requests JSON; the answer's status and body. */
  async function ask(method: string, path: string, { body, token }: { body?: unknown; token?: string } = {}) {
    const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    const answer = await fetch(url + path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    return { status: answer.status, headers: answer.headers, text, json: isJson ? JSON.parse(text) : undefined };
  }

  /** Calls a meeting from a room system; the leg has been answered. */
  async function callFromRoom(meeting: string) {
    const call = fakeCall();
    const found = await provider.find(meeting, call);
    if (found === undefined) throw new Error(`no meeting ${meeting}`);
    const leg = await provider.join(found, call);
    await leg.answer(fakeEndpoint, new AbortController().signal);
    return leg;
  }

  /** What a network that fails does to event streams. */
  function breakConnections(): void {
    server.closeAllConnections();
  }

  async function close(): Promise<void> {
    meetings.close();
    await sessions.close();
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  }

  return { url, clock, rooms, meetings, sessions, ask, callFromRoom, breakConnections, close };
}

/** What `startRig` gives. */
export type Rig = Awaited<ReturnType<typeof startRig>>;

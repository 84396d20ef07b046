import { HttpError, type HttpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import { type Right, requireRight } from '../browser/rights.ts';
import type { Meeting } from '../meeting/meeting.ts';
import type { SessionRouteMaker } from './signalling-routes.ts';

interface Action {
  readonly method: 'POST' | 'DELETE';
  readonly rest: string;
  readonly summary: string;
  readonly right: Right;
  act(meeting: Meeting, participant: string): boolean;
}

const actions: readonly Action[] = [
  { method: 'POST', rest: '/admit', summary: 'Lets one in', right: 'admit', act: (meeting, id) => meeting.admit(id) },
  { method: 'POST', rest: '/deny', summary: 'Turns one away', right: 'admit', act: (meeting, id) => meeting.deny(id) },
  { method: 'POST', rest: '/mute', summary: 'Mutes one', right: 'moderate', act: (meeting, id) => meeting.muteByMeeting(id, true) },
  { method: 'DELETE', rest: '', summary: 'Removes one', right: 'moderate', act: (meeting, id) => meeting.remove(id) },
];

/** What a browser does to itself and, with the right to it, to others. */
export function moderationRoutes(ofSession: SessionRouteMaker): readonly HttpRoute[] {
  return [
    ofSession({
      method: 'POST',
      path: '/mute',
      summary: 'Mutes or unmutes oneself',
      body: z.strictObject({ muted: z.boolean() }),
      handle: async (session, { body }) => {
        session.hosted.meeting.muteSelf(session.id, body.muted);
        return { status: 204 };
      },
    }),
    ofSession({
      method: 'POST',
      path: '/end',
      summary: 'Ends the meeting for everybody',
      handle: async session => {
        requireRight(session, 'moderate');
        session.hosted.meeting.end();
        return { status: 204 };
      },
    }),
    ...actions.map(({ method, rest, summary, right, act }) =>
      ofSession({
        method,
        path: `/participants/{pid}${rest}`,
        summary,
        params: z.object({ pid: z.string().max(64) }),
        handle: async (session, { params }) => {
          requireRight(session, right);
          if (act(session.hosted.meeting, params.pid)) return { status: 204 };
          throw new HttpError(404, 'this participant is not there any more');
        },
      }),
    ),
  ];
}

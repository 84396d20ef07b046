import type { HttpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import { invitationOf } from '../meetings/invitation.ts';
import type { OnlineMeeting } from '../meetings/online-meeting.ts';
import type { Scheduler } from '../meetings/scheduler.ts';
import { lobbyScopes, meetingSettings, presenterScopes } from '../meetings/settings.ts';
import { controlRoute, done, found } from './control-route.ts';
import { meetingView } from './views.ts';

const keyParams = z.object({ key: z.string().max(64) });
const participantParams = keyParams.extend({ participant: z.string().max(64) });
const changes = z.strictObject({
  subject: z.string().min(1).max(120).optional(),
  start: z.iso.datetime({ offset: true }).optional(),
  end: z.iso.datetime({ offset: true }).optional(),
  lobby: z.enum(lobbyScopes).optional(),
  presenters: z.enum(presenterScopes).optional(),
  expired: z.boolean().optional(),
});

const invitationQuery = z.object({
  generation: z.coerce
    .number()
    .pipe(z.union([z.literal(1), z.literal(2), z.literal(3)]))
    .default(3),
  format: z.enum(['text', 'html']).default('text'),
  language: z.string().optional(),
});

const actions = {
  admit: ({ local }: OnlineMeeting, one: string) => local.admit(one),
  deny: ({ local }: OnlineMeeting, one: string) => local.deny(one),
  mute: ({ local }: OnlineMeeting, one: string) => local.mute(one, true),
  unmute: ({ local }: OnlineMeeting, one: string) => local.mute(one, false),
  remove: ({ local }: OnlineMeeting, one: string) => local.remove(one),
};

/** Scheduling, and what an organizer does in a meeting. */
export function meetingControl(scheduler: Scheduler): readonly HttpRoute[] {
  const meetingOf = (key: string): OnlineMeeting =>
    found(
      scheduler.all.find(({ local }) => local.id === key),
      `meeting ${key}`,
    );
  return [
    controlRoute({
      method: 'GET',
      path: '/meetings',
      summary: 'Every scheduled meeting',
      handle: () => ({ meetings: scheduler.all.map(meetingView) }),
    }),
    controlRoute({
      method: 'POST',
      path: '/meetings',
      summary: 'Schedules a meeting for a user',
      body: meetingSettings,
      handle: ({ body }) => meetingView(scheduler.schedule(body)),
    }),
    controlRoute({
      method: 'GET',
      path: '/meetings/{key}',
      summary: 'A meeting',
      params: keyParams,
      handle: ({ params }) => meetingView(meetingOf(params.key)),
    }),
    controlRoute({
      method: 'PATCH',
      path: '/meetings/{key}',
      summary: 'Changes subject, times, who waits, who presents, or whether lookups find it',
      params: keyParams,
      body: changes,
      handle: ({ params, body }) => {
        const meeting = meetingOf(params.key);
        scheduler.change(meeting, changesOf(body));
        return meetingView(meeting);
      },
    }),
    controlRoute({
      method: 'DELETE',
      path: '/meetings/{key}',
      summary: 'Cancels a meeting',
      params: keyParams,
      handle: ({ params }) => void scheduler.cancel(meetingOf(params.key).id),
    }),
    controlRoute({
      method: 'POST',
      path: '/meetings/{key}/end',
      summary: 'Ends a meeting for everybody',
      params: keyParams,
      handle: ({ params }) => meetingOf(params.key).local.end(),
    }),
    controlRoute({
      method: 'GET',
      path: '/meetings/{key}/invitation',
      summary: 'The invitation, of one of three generations',
      params: keyParams,
      query: invitationQuery,
      handle: ({ params, query }) => ({ ...query, content: invitationOf(meetingOf(params.key), query) }),
    }),
    ...Object.entries(actions).map(([name, act]) =>
      controlRoute({
        method: 'POST',
        path: `/meetings/{key}/participants/{participant}/${name}`,
        summary: `Lets the organizer ${name} a participant`,
        params: participantParams,
        handle: ({ params }) => done(act(meetingOf(params.key), params.participant), `this cannot be done with ${params.participant} now`),
      }),
    ),
  ];
}

/** What was named, and nothing else. */
function changesOf({ start, end, ...rest }: z.output<typeof changes>): Parameters<Scheduler['change']>[1] {
  const named = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { ...named, ...(start !== undefined && { start: new Date(start) }), ...(end !== undefined && { end: new Date(end) }) };
}

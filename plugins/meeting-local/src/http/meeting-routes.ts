import { type HttpAnswer, HttpError, type HttpRoute, httpRoute, type PublicAddress } from '@opencvi/plugin-api';
import { z } from 'zod';
import { admitters, conferenceId, lobbyPolicy } from '../config.ts';
import type { Meeting } from '../meeting/meeting.ts';
import type { HostedMeeting, Meetings } from '../meeting/meetings.ts';
import { meetingView, viewOf } from './meeting-view.ts';

const path = '/api/v1/meetings';
const meetingParams = z.object({ id: conferenceId });
const participantParams = meetingParams.extend({ pid: z.string().max(64) });

/** Nothing to say. */
const done = { 204: z.undefined() };

const creation = z.strictObject({
  id: conferenceId,
  title: z.string().trim().min(1).max(120).default('Meeting'),
  lobbyPolicy: lobbyPolicy.default('guests'),
  browserLobby: z.boolean().default(false),
  admitters: admitters.default('everyone'),
});

/** The API of meetings, for operators: `/api/v1/meetings`. */
export function meetingRoutes(meetings: Meetings, address: PublicAddress): readonly HttpRoute[] {
  const shown = (hosted: HostedMeeting) => ({ status: 200, json: viewOf(hosted, address) });
  return [
    httpRoute({
      method: 'GET',
      path,
      summary: 'Lists the meetings with their participants',
      access: 'token',
      responses: { 200: z.object({ meetings: z.array(meetingView) }) },
      handle: async () => ({ status: 200, json: { meetings: meetings.all.map(hosted => viewOf(hosted, address)) } }),
    }),
    httpRoute({
      method: 'POST',
      path,
      summary: 'Adds a meeting, until the gateway stops',
      access: 'token',
      body: creation,
      responses: { 201: meetingView },
      handle: async ({ body: { lobbyPolicy: lobby, ...settings } }) => {
        const hosted = meetings.create({ ...settings, lobby });
        if (hosted === undefined) throw new HttpError(409, `there is a meeting ${settings.id} already`);
        return { ...shown(hosted), status: 201, headers: { location: `${path}/${settings.id}` } };
      },
    }),
    httpRoute({
      method: 'GET',
      path: `${path}/{id}`,
      summary: 'One meeting with its participants and its lobby',
      access: 'token',
      params: meetingParams,
      responses: { 200: meetingView },
      handle: async ({ params }) => shown(required(meetings, params.id)),
    }),
    httpRoute({
      method: 'DELETE',
      path: `${path}/{id}`,
      summary: 'Ends a meeting and forgets it',
      access: 'token',
      params: meetingParams,
      responses: done,
      handle: async ({ params }) => {
        required(meetings, params.id);
        meetings.delete(params.id);
        return { status: 204 };
      },
    }),
    httpRoute({
      method: 'POST',
      path: `${path}/{id}/end`,
      summary: 'Ends a meeting for everybody in it; it can be joined again',
      access: 'token',
      params: meetingParams,
      responses: done,
      handle: async ({ params }) => {
        required(meetings, params.id).meeting.end();
        return { status: 204 };
      },
    }),
    ...participantRoutes(meetings),
  ];
}

/** What can be done to one participant: the last part of the path, the sentence, and whether it could be done. */
const actions = {
  admit: { summary: 'Lets one in from the lobby', act: (meeting: Meeting, pid: string) => meeting.admit(pid) },
  deny: { summary: 'Turns one away from the lobby', act: (meeting: Meeting, pid: string) => meeting.deny(pid) },
  mute: { summary: 'Mutes a participant for the others', act: (meeting: Meeting, pid: string) => meeting.muteByMeeting(pid, true) },
  unmute: { summary: 'Lifts what mute did', act: (meeting: Meeting, pid: string) => meeting.muteByMeeting(pid, false) },
};

function participantRoutes(meetings: Meetings): readonly HttpRoute[] {
  const toOne = (method: 'POST' | 'DELETE', rest: string, action: { summary: string; act(meeting: Meeting, pid: string): boolean }) =>
    httpRoute({
      method,
      path: `${path}/{id}/participants/{pid}${rest}`,
      summary: action.summary,
      access: 'token',
      params: participantParams,
      responses: done,
      handle: async ({ params }): Promise<HttpAnswer> => {
        const { meeting } = required(meetings, params.id);
        if (action.act(meeting, params.pid)) return { status: 204 };
        throw meeting.find(params.pid) === undefined
          ? new HttpError(404, `nobody with the id ${params.pid} is in meeting ${params.id} or its lobby`)
          : new HttpError(409, 'this cannot be done where the participant is (in the lobby, or in the meeting)');
      },
    });
  return [
    ...Object.entries(actions).map(([name, action]) => toOne('POST', `/${name}`, action)),
    toOne('DELETE', '', { summary: 'Removes a participant from the meeting', act: (meeting, pid) => meeting.remove(pid) }),
  ];
}

function required(meetings: Meetings, id: string): HostedMeeting {
  const hosted = meetings.get(id);
  if (hosted === undefined) throw new HttpError(404, `there is no meeting ${id}`);
  return hosted;
}

import type { HttpAnswer, HttpRoute } from '@opencvi/plugin-api';
import type { Config } from '../config.ts';
import type { Directory } from '../directory/directory.ts';
import type { User } from '../directory/settings.ts';
import type { OnlineMeeting } from '../meetings/online-meeting.ts';
import type { Scheduler } from '../meetings/scheduler.ts';
import { badRequest, notFound } from './graph-error.ts';
import { type GraphRequest, type GraphRouteOptions, graphRoute } from './graph-route.ts';
import { meetingBody } from './meeting-body.ts';
import { parseFilter } from './odata-filter.ts';

/** What lookups of meetings need. */
export interface MeetingRoutesOptions extends GraphRouteOptions {
  readonly scheduler: Scheduler;
  readonly directory: Directory;
  readonly lookup: Config['lookup'];
  readonly url: () => string;
  /** The invitation's block in a language, as HTML. */
  readonly invitationOf: (meeting: OnlineMeeting, language: string | undefined) => string;
}

const roles = ['OnlineMeetings.Read.All', 'OnlineMeetings.ReadWrite.All'];

/** `onlineMeetings`: by Video ID, by join link, by meeting id. */
export function meetingRoutes(options: MeetingRoutesOptions): readonly HttpRoute[] {
  const { scheduler, directory } = options;
  const userOf = ({ principal, params }: GraphRequest): User => {
    const user = directory.user(principal.tenant, params.user ?? '');
    if (user === undefined) throw notFound(`Resource '${params.user}' does not exist.`);
    return user;
  };
  const byVideoId = (request: GraphRequest): HttpAnswer => {
    const filter = parseFilter(request.query.$filter ?? '');
    if (filter?.property !== 'videoteleconferenceid') throw badRequest("The $filter must be VideoTeleconferenceId eq '{id}'.");
    return lookedUp(options, request, scheduler.byVideoTeleconferenceId(request.principal.tenant, filter.value));
  };
  return [
    ...graphRoute(options, {
      method: 'GET',
      path: '/communications/onlineMeetings',
      summary: 'A meeting by its Video ID',
      operation: 'lookup',
      roles,
      handle: async request => byVideoId(request),
    }),
    ...graphRoute(options, {
      method: 'GET',
      path: '/app/onlineMeetings',
      summary: 'A meeting by its Video ID, at its older place',
      operation: 'lookup',
      roles,
      handle: async request => byVideoId(request),
    }),
    ...graphRoute(options, {
      method: 'GET',
      path: '/users/{user}/onlineMeetings',
      summary: 'Meetings of a user by join link or meeting id',
      operation: 'lookup',
      roles,
      handle: async request => {
        const found = ofUser(scheduler.ofOrganizer(request.principal.tenant, userOf(request)), request.query.$filter ?? '');
        return collection(options, request, found);
      },
    }),
    ...graphRoute(options, {
      method: 'GET',
      path: '/users/{user}/onlineMeetings/{meeting}',
      summary: 'A meeting of a user',
      operation: 'lookup',
      roles,
      handle: async request => {
        const found = scheduler.ofOrganizer(request.principal.tenant, userOf(request)).find(({ id }) => id === request.params.meeting);
        if (found === undefined) throw notFound('Meeting not found.');
        return single(options, request, found);
      },
    }),
  ];
}

function ofUser(meetings: readonly OnlineMeeting[], filter: string): readonly OnlineMeeting[] {
  const parsed = parseFilter(filter);
  switch (parsed?.property) {
    case 'joinweburl':
      return meetings.filter(({ joinWebUrl, shortUrl }) => sameUrl(joinWebUrl, parsed.value) || sameUrl(shortUrl, parsed.value));
    case 'joinmeetingidsettings/joinmeetingid':
      return meetings.filter(({ joinMeetingId }) => joinMeetingId === parsed.value);
    case 'videoteleconferenceid':
      return meetings.filter(({ videoTeleconferenceId }) => videoTeleconferenceId === parsed.value);
    default:
      throw badRequest("The $filter must be JoinWebUrl eq '{url}' or joinMeetingIdSettings/joinMeetingId eq '{id}'.");
  }
}

/** Links are compared as they read: real ones are encoded once or twice, in upper or lower case. */
function sameUrl(a: string, b: string): boolean {
  const plain = (url: string): string => {
    try {
      const decoded = decodeURIComponent(url);
      return decoded === url ? url : plain(decoded);
    } catch {
      return url;
    }
  };
  return plain(a) === plain(b);
}

function lookedUp(options: MeetingRoutesOptions, request: GraphRequest, meeting: OnlineMeeting | undefined): HttpAnswer {
  if (options.lookup.answer === 'collection') return collection(options, request, meeting ? [meeting] : []);
  if (meeting !== undefined) return single(options, request, meeting);
  if (options.lookup.unknown === 'empty') return collection(options, request, []);
  throw notFound('Meeting not found.');
}

function single(options: MeetingRoutesOptions, request: GraphRequest, meeting: OnlineMeeting): HttpAnswer {
  const context = `${options.url()}/${request.version}/$metadata#communications/onlineMeetings/$entity`;
  return {
    status: 200,
    json: { '@odata.context': context, '@odata.type': '#microsoft.graph.onlineMeeting', ...body(options, request, meeting) },
  };
}

function collection(options: MeetingRoutesOptions, request: GraphRequest, meetings: readonly OnlineMeeting[]): HttpAnswer {
  const context = `${options.url()}/${request.version}/$metadata#communications/onlineMeetings`;
  return { status: 200, json: { '@odata.context': context, value: meetings.map(meeting => body(options, request, meeting)) } };
}

function body(
  { invitationOf, lookup }: MeetingRoutesOptions,
  { version, query, headers }: GraphRequest,
  meeting: OnlineMeeting,
): Record<string, unknown> {
  const joinInformation = invitationOf(meeting, headers['accept-language']);
  return meetingBody(meeting, { version, select: query.$select, joinInformation, link: lookup.joinWebUrl });
}

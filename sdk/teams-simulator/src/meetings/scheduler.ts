import { randomBytes } from 'node:crypto';
import type { LocalMeetingDirectory } from '@opencvi/meeting-local/api';
import { type Clock, HttpError } from '@opencvi/plugin-api';
import type { Calendars } from '../calendar/calendars.ts';
import type { Directory } from '../directory/directory.ts';
import type { Tenant, User } from '../directory/settings.ts';
import type { TenantInterop } from '../directory/tenant-interop.ts';
import { stableDigits, stableGuid } from '../kit/stable-id.ts';
import { longJoinUrl, shortJoinUrl } from './join-links.ts';
import type { OnlineMeeting } from './online-meeting.ts';
import type { LobbyScope, MeetingSettings } from './settings.ts';

const hour = 3_600_000;

/** What meetings are made with. */
export interface SchedulerOptions {
  readonly directory: Directory;
  readonly local: LocalMeetingDirectory;
  readonly interop: TenantInterop;
  readonly calendars: Calendars;
  readonly clock: Clock;
}

/** Schedules meetings for users, and finds them in all the ways that Graph does. */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #meetings = new Map<string, OnlineMeeting>();

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  get all(): readonly OnlineMeeting[] {
    return [...this.#meetings.values()];
  }

  get(id: string): OnlineMeeting | undefined {
    return this.#meetings.get(id);
  }

  /** The meeting with a Video ID: the same digits may belong to another meeting in another tenant. */
  byVideoTeleconferenceId(tenant: Tenant, id: string): OnlineMeeting | undefined {
    return this.#find(meeting => meeting.tenant === tenant && meeting.videoTeleconferenceId === id && !meeting.expired);
  }

  byThread(threadId: string): OnlineMeeting | undefined {
    return this.#find(meeting => meeting.threadId === threadId);
  }

  byJoinMeetingId(id: string): OnlineMeeting | undefined {
    return this.#find(meeting => meeting.joinMeetingId === id.replaceAll(' ', ''));
  }

  ofOrganizer(tenant: Tenant, user: User): readonly OnlineMeeting[] {
    return this.all.filter(meeting => meeting.tenant === tenant && meeting.organizer.id === user.id);
  }

  /** Creates a meeting. Throws an `HttpError` when tenant, organizer or Video ID do not fit. */
  schedule(settings: MeetingSettings): OnlineMeeting {
    const { directory } = this.#options;
    const tenant = directory.tenant(settings.tenant);
    if (tenant === undefined) throw new HttpError(404, `there is no tenant ${settings.tenant}`);
    const organizer = directory.user(tenant, settings.organizer);
    if (organizer === undefined) throw new HttpError(404, `there is no user ${settings.organizer} in ${tenant.name}`);
    const provider = this.#options.interop.providerOf(tenant, organizer);
    const videoId = provider && (settings.videoTeleconferenceId ?? this.#freeVideoId(tenant));
    if (settings.videoTeleconferenceId !== undefined && this.byVideoTeleconferenceId(tenant, settings.videoTeleconferenceId)) {
      throw new HttpError(409, `${tenant.name} has a meeting with the Video ID ${settings.videoTeleconferenceId} already`);
    }
    const now = this.#options.clock.now();
    const start = settings.start === undefined ? now : Date.parse(settings.start);
    const names = this.#names(tenant, organizer, videoId);
    const passcode = settings.passcode === '' ? undefined : (settings.passcode ?? stableGuid('passcode', names.threadId).slice(0, 6));
    const links = { tenantId: tenant.id, organizerId: organizer.id, messageId: '0', passcode, ...names };
    const meeting: OnlineMeeting = {
      ...names,
      messageId: '0',
      passcode,
      joinWebUrl: longJoinUrl(links),
      shortUrl: shortJoinUrl(links),
      tenant,
      organizer,
      provider,
      subject: settings.subject,
      created: new Date(now),
      start: new Date(start),
      end: new Date(settings.end === undefined ? start + hour : Date.parse(settings.end)),
      videoTeleconferenceId: videoId,
      attendees: settings.attendees,
      lobby: settings.lobby,
      presenters: settings.presenters,
      expired: false,
      local: this.#host(settings, videoId),
    };
    this.#meetings.set(meeting.id, meeting);
    this.#options.calendars.write(meeting);
    return meeting;
  }

  /** Changes a meeting; calendars follow. */
  change(
    meeting: OnlineMeeting,
    changes: Partial<Pick<OnlineMeeting, 'subject' | 'start' | 'end' | 'lobby' | 'presenters' | 'expired'>>,
  ): void {
    Object.assign(meeting, changes);
    meeting.local.setBrowserLobby(browsersWait(meeting.lobby));
    this.#options.calendars.write(meeting);
  }

  /** Ends a meeting for everybody and forgets it. */
  cancel(id: string): boolean {
    const meeting = this.#meetings.get(id);
    if (meeting === undefined) return false;
    this.#meetings.delete(id);
    this.#options.calendars.erase(meeting);
    this.#options.local.delete(meeting.local.id);
    return true;
  }

  /** Ids and addresses: of a Video ID they are the same at every start. */
  #names(tenant: Tenant, organizer: User, videoId: string | undefined) {
    const seed = videoId ?? randomBytes(8).toString('hex');
    const inner = Buffer.from(stableGuid('thread', tenant.id, seed))
      .toString('base64')
      .replaceAll('=', '');
    const threadId = `19:meeting_${inner}@thread.v2`;
    return {
      id: Buffer.from(`1*${organizer.id}*0**${threadId}`).toString('base64'),
      threadId,
      joinMeetingId: stableDigits(12, 'join', tenant.id, seed),
    };
  }

  #host({ subject: title, lobby }: MeetingSettings, videoId: string | undefined) {
    const settings = { title, lobby: 'guests', browserLobby: browsersWait(lobby), admitters: 'organizers' } as const;
    const wanted = videoId === undefined ? undefined : this.#options.local.create({ id: videoId, ...settings });
    for (let hosted = wanted; ; hosted = this.#options.local.create({ id: randomDigits(10), ...settings })) {
      if (hosted !== undefined) return hosted;
    }
  }

  #freeVideoId(tenant: Tenant): string {
    for (;;) {
      const id = randomDigits(10);
      if (this.byVideoTeleconferenceId(tenant, id) === undefined) return id;
    }
  }

  #find(fits: (meeting: OnlineMeeting) => boolean): OnlineMeeting | undefined {
    return this.all.find(fits);
  }
}

/** Browsers without the organizer's link are anonymous: they wait unless everyone goes past the lobby. */
function browsersWait(lobby: LobbyScope): boolean {
  return lobby !== 'everyone';
}

function randomDigits(length: number): string {
  return stableDigits(length, randomBytes(16).toString('hex'));
}

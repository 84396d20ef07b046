import { randomBytes } from 'node:crypto';
import type { MediaRooms } from '@opencvi/media-mediasoup/api';
import type { Clock } from '@opencvi/plugin-api';
import { type Config, conferenceId, type MeetingSettings } from '../config.ts';
import { Meeting } from './meeting.ts';
import { MeetingMedia } from './meeting-media.ts';
import { RoomLease } from './room-lease.ts';

/** A meeting with its media and its organizer key. */
export interface HostedMeeting {
  readonly meeting: Meeting;
  readonly room: RoomLease;
  readonly media: MeetingMedia;
  /** Whether another plugin hosts it. */
  readonly byPlugin: boolean;
  /** Whoever has it is an organizer. Call it where it is compared, and do not keep it. */
  organizerKey(): string;
}

/** What the meetings need to know and to use. */
export interface MeetingsOptions {
  readonly config: Config;
  readonly rooms: MediaRooms;
  readonly clock: Clock;
}

/** Every meeting there is. */
export class Meetings {
  readonly #options: MeetingsOptions;
  readonly #meetings = new Map<string, HostedMeeting>();
  readonly #passing = new Set<string>();

  constructor(options: MeetingsOptions) {
    this.#options = options;
    for (const settings of options.config.meetings) this.#host(settings);
  }

  get all(): readonly HostedMeeting[] {
    return [...this.#meetings.values()];
  }

  get(id: string): HostedMeeting | undefined {
    return this.#meetings.get(id);
  }

  /** What a meeting is, whether it is there already or would be opened for the occasion. */
  lookUp(id: string): Pick<MeetingSettings, 'id' | 'title' | 'tenant'> | undefined {
    return this.#meetings.get(id)?.meeting.settings ?? this.#passingSettings(id);
  }

  /** A meeting, opened for the occasion where the settings allow it: see `tidy`. */
  getOrOpen(id: string): HostedMeeting | undefined {
    const known = this.#meetings.get(id);
    const passing = this.#passingSettings(id);
    if (known !== undefined || passing === undefined) return known;
    this.#passing.add(id);
    return this.#host(passing);
  }

  /** Adds a meeting until the gateway stops. `undefined` when its id is taken. */
  create(settings: MeetingSettings, { byPlugin = false } = {}): HostedMeeting | undefined {
    return this.#meetings.has(settings.id) ? undefined : this.#host(settings, byPlugin);
  }

  /** Ends a meeting and forgets it. */
  delete(id: string): boolean {
    const hosted = this.#meetings.get(id);
    if (hosted === undefined) return false;
    this.#meetings.delete(id);
    this.#passing.delete(id);
    hosted.meeting.end();
    return true;
  }

  /** Called when somebody has left, or did not come after all: a meeting that was opened for the occasion goes with the last. */
  tidy(id: string): void {
    if (this.#passing.has(id) && this.get(id)?.meeting.isEmpty === true) this.delete(id);
  }

  /** Ends every meeting. */
  close(): void {
    for (const { meeting } of this.all) meeting.end();
  }

  #passingSettings(id: string): MeetingSettings | undefined {
    if (!this.#options.config.openMeetings || !conferenceId.safeParse(id).success) return undefined;
    return { id, title: `Meeting ${id}`, lobby: 'nobody', browserLobby: false, admitters: 'everyone' };
  }

  #host(settings: MeetingSettings, byPlugin = false): HostedMeeting {
    const { config, rooms, clock } = this.#options;
    const meeting = new Meeting({ settings, clock, maxParticipants: config.maxParticipants });
    const media = new MeetingMedia(meeting);
    const room = new RoomLease(rooms, settings.id, opened => {
      media.follow(opened);
      // Media that is gone does not come back: everybody is told, and whoever comes again opens a new room
      opened.on('failed', detail => meeting.end({ code: 'failed', by: 'gateway', detail }));
    });
    const generated = randomBytes(16).toString('base64url');
    const hosted: HostedMeeting = { meeting, room, media, byPlugin, organizerKey: () => settings.organizerKey?.reveal() ?? generated };
    this.#meetings.set(settings.id, hosted);
    return hosted;
  }
}

import type { Listener, Logger, PublicAddress } from '@opencvi/plugin-api';
import type {
  LocalMeeting,
  LocalMeetingDirectory,
  LocalMeetingEvents,
  LocalMeetingSettings,
  LocalParticipant,
  LocalRoom,
  LocalRoomLeg,
  LocalStream,
} from '../api.ts';
import { LocalMeetingLeg } from '../leg/local-meeting-leg.ts';
import { type Attendee, isMuted } from './attendee.ts';
import { joinUrl, organizerUrl } from './links.ts';
import type { HostedMeeting, Meetings } from './meetings.ts';

/** What the directory needs. */
export interface MeetingDirectoryOptions {
  readonly meetings: Meetings;
  readonly address: PublicAddress;
  readonly log: Logger;
  readonly lobbyTimeout: number;
}

/** The meetings, for other plugins. */
export class MeetingDirectory implements LocalMeetingDirectory {
  readonly #options: MeetingDirectoryOptions;

  constructor(options: MeetingDirectoryOptions) {
    this.#options = options;
  }

  create({ lobby = 'guests', browserLobby = false, admitters = 'everyone', ...rest }: LocalMeetingSettings): LocalMeeting | undefined {
    const hosted = this.#options.meetings.create({ lobby, browserLobby, admitters, ...rest }, { byPlugin: true });
    return hosted && new HostedLocalMeeting(hosted, this.#options);
  }

  get(id: string): LocalMeeting | undefined {
    const hosted = this.#options.meetings.get(id);
    return hosted && new HostedLocalMeeting(hosted, this.#options);
  }

  delete(id: string): boolean {
    return this.#options.meetings.delete(id);
  }
}

class HostedLocalMeeting implements LocalMeeting {
  readonly #hosted: HostedMeeting;
  readonly #options: MeetingDirectoryOptions;

  constructor(hosted: HostedMeeting, options: MeetingDirectoryOptions) {
    this.#hosted = hosted;
    this.#options = options;
  }

  get id(): string {
    return this.#hosted.meeting.id;
  }

  get title(): string {
    return this.#hosted.meeting.settings.title;
  }

  get joinUrl(): string {
    return joinUrl(this.#hosted, this.#options.address);
  }

  get organizerUrl(): string {
    return organizerUrl(this.#hosted, this.#options.address);
  }

  get participants(): readonly LocalParticipant[] {
    const { meeting } = this.#hosted;
    return [...meeting.joined, ...meeting.waiting].map(toLocalParticipant);
  }

  get streams(): readonly LocalStream[] {
    return this.#hosted.media.streams;
  }

  on<K extends keyof LocalMeetingEvents>(event: K, listener: Listener<LocalMeetingEvents[K]>): () => void {
    const { meeting, media } = this.#hosted;
    if (event === 'changed') return meeting.observe(listener as Listener<[]>);
    return media.events.on(event as 'speaker', listener as Listener<[string | undefined]>);
  }

  seat({ lobbyTimeout = this.#options.lobbyTimeout, ...room }: LocalRoom): LocalRoomLeg {
    const { meetings, log } = this.#options;
    return new LocalMeetingLeg({
      hosted: this.#hosted,
      room: { ...room, kind: 'room', lobbyTimeout },
      conferenceId: this.id,
      log,
      onGone: () => meetings.tidy(this.id),
    });
  }

  admit(participant: string): boolean {
    return this.#hosted.meeting.admit(participant);
  }

  deny(participant: string): boolean {
    return this.#hosted.meeting.deny(participant);
  }

  remove(participant: string): boolean {
    return this.#hosted.meeting.remove(participant);
  }

  mute(participant: string, muted: boolean): boolean {
    return this.#hosted.meeting.muteByMeeting(participant, muted);
  }

  setBrowserLobby(browserLobby: boolean): void {
    this.#hosted.meeting.setBrowserLobby(browserLobby);
  }

  setPresenting(participant: string, presenting: boolean): void {
    this.#hosted.meeting.setPresenting(participant, presenting);
  }

  end(): void {
    this.#hosted.meeting.end();
  }
}

function toLocalParticipant(attendee: Attendee): LocalParticipant {
  const { id, name, kind, inLobby, presenting, standing, since } = attendee;
  return { id, name, kind, inLobby, presenting, since, muted: isMuted(attendee), organizer: standing === 'organizer' };
}

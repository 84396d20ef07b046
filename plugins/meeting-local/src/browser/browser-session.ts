import type { BrowserSeat, MediaRoom } from '@opencvi/media-mediasoup/api';
import { type Clock, type EndReason, HttpError, type Logger, type ServerSentEvent } from '@opencvi/plugin-api';
import { type Attendee, type AttendeePort, isMuted, type Newcomer } from '../meeting/attendee.ts';
import type { HostedMeeting } from '../meeting/meetings.ts';
import { EventStream } from './event-stream.ts';
import { Presence } from './presence.ts';
import { mayAdmit } from './rights.ts';

/** What a session is made of. */
export interface BrowserSessionOptions {
  readonly hosted: HostedMeeting;
  readonly newcomer: Newcomer;
  readonly clock: Clock;
  readonly log: Logger;
  /** Called once, when the browser is out of the meeting. */
  readonly onGone: () => void;
}

/** One browser in a meeting or its lobby: its seat, and the events it is told. */
export class BrowserSession implements AttendeePort {
  readonly hosted: HostedMeeting;
  readonly #options: BrowserSessionOptions;
  readonly #presence: Presence;
  #stream: EventStream | undefined;
  #room: MediaRoom | undefined;
  #seat: BrowserSeat | undefined;
  #seating: Promise<void> | undefined;
  #speaker: string | undefined;
  #stopListening: (() => void)[] = [];
  #endedBy: EndReason | undefined;
  #leaving: Promise<void> | undefined;

  constructor(options: BrowserSessionOptions) {
    this.#options = options;
    this.hosted = options.hosted;
    this.#presence = new Presence(options.clock, {
      ping: () => this.#stream?.push('ping', {}),
      lost: () => void this.leave(),
    });
  }

  get id(): string {
    return this.#options.newcomer.id;
  }

  get isOrganizer(): boolean {
    return this.#options.newcomer.standing === 'organizer';
  }

  /** The seat; only those in the meeting have one. */
  get seat(): BrowserSeat {
    if (this.#leaving !== undefined) throw new HttpError(410, 'this browser is out of the meeting');
    if (this.#seat === undefined) throw new HttpError(409, 'this browser is not in the meeting yet');
    return this.#seat;
  }

  get room(): MediaRoom {
    if (this.#room === undefined) throw new HttpError(409, 'this browser is not in the meeting yet');
    return this.#room;
  }

  /** Enters the meeting or its lobby. Throws when it is full or there is no media. */
  async enter(): Promise<void> {
    const entered = this.hosted.meeting.enter(this.#options.newcomer, this);
    if (entered === 'lobby') return;
    try {
      await this.#sit();
    } catch (error) {
      await this.leave();
      throw error;
    }
  }

  /** The browser is still there: it made a request. */
  seen(): void {
    this.#presence.seen();
  }

  /** Events from now on, beginning with how everything stands. Takes the place of an earlier stream. */
  events(signal: AbortSignal): AsyncIterable<ServerSentEvent> {
    this.#stream?.close();
    const stream = new EventStream(signal, () => {
      if (this.#stream === stream) this.#presence.detached();
    });
    this.#stream = stream;
    if (this.#endedBy !== undefined) {
      this.#tellClosed(this.#endedBy);
      return stream;
    }
    this.#presence.attached();
    this.#tellEverything();
    return stream;
  }

  /** Leaves the meeting. Idempotent. */
  leave(): Promise<void> {
    this.#leaving ??= this.#goAway();
    return this.#leaving;
  }

  admitted(): void {
    this.#sit().then(
      () => this.#tellEverything(),
      error => {
        this.#options.log.error('no seat in the meeting', { meeting: this.hosted.meeting.id, error });
        this.dismissed({ code: 'failed', by: 'gateway', detail: 'no media in the meeting' });
      },
    );
  }

  dismissed(reason: EndReason): void {
    this.#endedBy ??= reason;
    this.#tellClosed(reason);
    void this.leave();
  }

  muted(muted: boolean, byMeeting: boolean): void {
    this.#seat?.setMuted(muted);
    if (byMeeting) this.#stream?.push('muted', { muted });
  }

  changed(): void {
    this.#tellRoster();
  }

  #sit(): Promise<void> {
    this.#seating = this.#takeSeat();
    return this.#seating;
  }

  async #takeSeat(): Promise<void> {
    const room = await this.hosted.room.acquire();
    if (this.#leaving !== undefined) return this.hosted.room.release();
    this.#room = room;
    this.#seat = room.seatBrowser(this.id);
    if (this.#me !== undefined && isMuted(this.#me)) this.#seat.setMuted(true);
    const tellStreams = () => this.#stream?.push('streams', { streams: this.#streams });
    this.#stopListening = [
      room.on('stream-added', tellStreams),
      room.on('stream-removed', tellStreams),
      room.on('active-speaker', participant => {
        this.#speaker = participant;
        this.#stream?.push('speaker', { participant: participant ?? null });
      }),
    ];
  }

  async #goAway(): Promise<void> {
    this.#presence.close();
    this.hosted.meeting.leave(this.id);
    this.#endedBy ??= { code: 'normal', by: 'room' };
    this.#stream?.close();
    for (const stop of this.#stopListening) stop();
    await this.#seating?.catch(() => {});
    try {
      if (this.#seat !== undefined) {
        await this.#seat.close();
        await this.hosted.room.release();
      }
    } catch (error) {
      this.#options.log.warn('leaving the media room failed', { error });
    }
    this.#options.onGone();
  }

  get #me(): Attendee | undefined {
    return this.hosted.meeting.find(this.id);
  }

  get #streams(): readonly { id: string; participant: string; role: string }[] {
    const others = (this.#room?.streams ?? []).filter(({ participant }) => participant !== this.id);
    return others.map(({ id, participant, role }) => ({ id, participant, role }));
  }

  #tellEverything(): void {
    const { title, id } = this.hosted.meeting.settings;
    const rights = { admit: mayAdmit(this), moderate: this.isOrganizer };
    const state = this.#room === undefined ? 'lobby' : 'joined';
    this.#stream?.push('session', { state, meeting: { id, title }, rights, rtpCapabilities: this.#room?.rtpCapabilities ?? null });
    this.#tellRoster();
    if (this.#room === undefined) return;
    this.#stream?.push('streams', { streams: this.#streams });
    this.#stream?.push('speaker', { participant: this.#speaker ?? null });
  }

  /** Those in the lobby see nobody, and only those who may admit see the lobby. */
  #tellRoster(): void {
    const { meeting } = this.hosted;
    if (this.#me === undefined || this.#me.inLobby) return;
    const everybody = meeting.roster;
    this.#stream?.push('roster', { participants: everybody.filter(({ inLobby }) => !inLobby) });
    const waiting = mayAdmit(this) ? meeting.waiting : [];
    this.#stream?.push('lobby', { waiting: waiting.map(({ id, name, kind, since }) => ({ id, name, kind, since })) });
  }

  #tellClosed({ code }: EndReason): void {
    this.#stream?.push('closed', { code });
    this.#stream?.close();
  }
}

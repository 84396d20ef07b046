import type { RoomSystemSeat, VideoWish } from '@opencvi/media-mediasoup/api';
import {
  type Address,
  CallError,
  type CallLeg,
  Emitter,
  type EndReason,
  type LegEvents,
  type LegState,
  type Listener,
  type Logger,
  type MediaEndpoint,
  type RemoteParty,
} from '@opencvi/plugin-api';
import type { LocalRoomLeg } from '../api.ts';
import { type AttendeePort, isMuted, type Newcomer } from '../meeting/attendee.ts';
import type { HostedMeeting } from '../meeting/meetings.ts';

/** What a leg into a meeting is made of. */
export interface LocalMeetingLegOptions {
  readonly hosted: HostedMeeting;
  readonly room: Newcomer;
  readonly conferenceId: string;
  readonly log: Logger;
  /** Called once, when the leg has ended. */
  readonly onGone: () => void;
}

/** A room system's leg into a meeting of the gateway: it enters when it is answered, and waits in the lobby where the meeting says so. */
export class LocalMeetingLeg implements LocalRoomLeg {
  readonly id: string;
  readonly protocol = 'local';
  readonly remote: RemoteParty;
  readonly dialled: Address;
  readonly #options: LocalMeetingLegOptions;
  readonly #events = new Emitter<LegEvents>();
  #state: LegState = 'ringing';
  #waited = false;
  #wish: VideoWish | undefined;
  #endpoint: MediaEndpoint | undefined;
  #seating: Promise<RoomSystemSeat> | undefined;
  /** The seat, once it is taken. What concerns it is passed on at once: a microtask later the room may have asked for the wrong picture. */
  #seat: RoomSystemSeat | undefined;
  #closing: Promise<void> | undefined;

  constructor(options: LocalMeetingLegOptions) {
    this.#options = options;
    this.id = `local-${options.room.id}`;
    const { id, title } = options.hosted.meeting.settings;
    this.remote = { address: { user: id, host: '' }, displayName: title };
    this.dialled = { user: options.conferenceId, host: '' };
  }

  get state(): LegState {
    return this.#state;
  }

  get facts(): CallLeg['facts'] {
    const { hosted, room } = this.#options;
    return { meeting: hosted.meeting.id, participant: room.id, name: room.name, lobby: this.#waited };
  }

  on<K extends keyof LegEvents>(event: K, listener: Listener<LegEvents[K]>): () => void {
    return this.#events.on(event, listener);
  }

  /** A meeting does not ring. */
  async ring(): Promise<void> {}

  async answer(endpoint: MediaEndpoint, signal: AbortSignal): Promise<void> {
    if (this.#state !== 'ringing' || signal.aborted) throw cancelled();
    this.#endpoint = endpoint;
    const giveUp = () => void this.end({ code: 'cancelled', by: 'room' });
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      const entered = this.#options.hosted.meeting.enter(this.#options.room, this.#port);
      if (entered === 'joined') return await this.#takeSeat();
      this.#waited = true;
      this.#become('lobby');
    } catch (error) {
      await this.end({ code: 'failed', by: 'gateway' });
      throw error instanceof CallError
        ? error
        : new CallError({ code: 'failed', by: 'gateway', detail: 'no seat in the meeting' }, { cause: error });
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  }

  /** The meeting shows the reason to nobody: to it, one who leaves has left. */
  async end(_reason: EndReason): Promise<void> {
    if (this.#state !== 'ended') {
      this.#state = 'ended';
      this.#options.hosted.meeting.leave(this.#options.room.id);
    }
    await this.#close();
  }

  /** The room muted itself: the others see it. */
  async setMuted(muted: boolean): Promise<void> {
    this.#options.hosted.meeting.muteSelf(this.#options.room.id, muted);
  }

  watch(wish: VideoWish): void {
    this.#wish = wish;
    this.#seat?.watch(wish);
  }

  readonly #port: AttendeePort = {
    admitted: () => void this.#takeSeat().catch(error => this.#fail(error)),
    dismissed: reason => this.#dismissed(reason),
    muted: (muted, byMeeting) => {
      this.#seat?.setMuted(muted);
      if (byMeeting) this.#events.emit('mute', muted);
    },
    changed: () => this.#tellRoster(),
  };

  async #takeSeat(): Promise<void> {
    this.#seating = this.#open();
    const seat = await this.#seating;
    if (this.#isEnded()) throw cancelled();
    this.#seat = seat;
    const attendee = this.#options.hosted.meeting.find(this.#options.room.id);
    if (attendee !== undefined && isMuted(attendee)) seat.setMuted(true);
    if (this.#wish !== undefined) seat.watch(this.#wish);
    this.#become('connected');
    this.#tellRoster();
  }

  async #open(): Promise<RoomSystemSeat> {
    const { hosted, room } = this.#options;
    if (this.#endpoint === undefined) throw new Error('a leg takes its seat only once it is answered');
    const media = await hosted.room.acquire();
    try {
      return await media.seatRoomSystem(room.id, this.#endpoint);
    } catch (error) {
      await hosted.room.release();
      throw error;
    }
  }

  #dismissed(reason: EndReason): void {
    if (this.#isEnded()) return;
    this.#state = 'ended';
    this.#events.emit('ended', reason);
    void this.#close();
  }

  /** Admitted, but there is no media: the room must not be left standing in the door. */
  #fail(error: unknown): void {
    if (this.#isEnded()) return;
    this.#options.log.error('no seat in the meeting', { meeting: this.#options.hosted.meeting.id, error });
    this.#options.hosted.meeting.leave(this.#options.room.id);
    this.#dismissed({ code: 'failed', by: 'gateway', detail: 'no media in the meeting' });
  }

  #close(): Promise<void> {
    this.#closing ??= this.#giveUpSeat();
    return this.#closing;
  }

  async #giveUpSeat(): Promise<void> {
    const seat = await this.#seating?.catch(() => undefined);
    try {
      if (seat !== undefined) {
        await seat.close();
        await this.#options.hosted.room.release();
      }
    } catch (error) {
      this.#options.log.warn('leaving the media room failed', { error });
    }
    this.#options.onGone();
  }

  #become(state: LegState): void {
    this.#state = state;
    this.#events.emit('state', state);
  }

  #tellRoster(): void {
    if (this.#state === 'connected') this.#events.emit('roster', this.#options.hosted.meeting.roster);
  }

  /** A method, since the compiler takes no field to change during an await. */
  #isEnded(): boolean {
    return this.#state === 'ended';
  }
}

function cancelled(): CallError {
  return new CallError({ code: 'cancelled', by: 'room', detail: 'the call ended before it was in the meeting' });
}

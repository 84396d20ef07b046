import { CallError, type Clock, type EndReason, type Participant } from '@opencvi/plugin-api';
import type { MeetingSettings } from '../config.ts';
import { type Attendee, type AttendeePort, isMuted, type Newcomer } from './attendee.ts';
import { waitsInLobby } from './lobby-rule.ts';

/** What a meeting is made of. */
export interface MeetingOptions {
  readonly settings: Pick<MeetingSettings, 'id' | 'title' | 'lobby' | 'browserLobby' | 'admitters' | 'tenant'>;
  readonly clock: Clock;
  readonly maxParticipants: number;
}

/** Who is in a meeting and in its lobby, and what they may do. State only: media and messages are the attendees' affair. */
export class Meeting {
  #settings: MeetingOptions['settings'];
  readonly #clock: Clock;
  readonly #maxParticipants: number;
  readonly #attendees = new Map<string, Attendee>();
  readonly #observers = new Set<() => void>();

  constructor({ settings, clock, maxParticipants }: MeetingOptions) {
    this.#settings = settings;
    this.#clock = clock;
    this.#maxParticipants = maxParticipants;
  }

  get settings(): MeetingOptions['settings'] {
    return this.#settings;
  }

  /** Whether browsers that come from now on wait in the lobby. */
  setBrowserLobby(browserLobby: boolean): void {
    this.#settings = { ...this.#settings, browserLobby };
  }

  get id(): string {
    return this.settings.id;
  }

  get isEmpty(): boolean {
    return this.#attendees.size === 0;
  }

  /** Those in the meeting, in the order in which they came. */
  get joined(): readonly Attendee[] {
    return [...this.#attendees.values()].filter(({ inLobby }) => !inLobby);
  }

  /** Those in the lobby, longest waiting first. */
  get waiting(): readonly Attendee[] {
    return [...this.#attendees.values()].filter(({ inLobby }) => inLobby);
  }

  /** Everybody, in the words of the plugin API. */
  get roster(): readonly Participant[] {
    return [...this.#attendees.values()].map(toParticipant);
  }

  /** Tells one who does not attend that who is there, or what they do, changed; until the returned function is called. */
  observe(changed: () => void): () => void {
    this.#observers.add(changed);
    return () => void this.#observers.delete(changed);
  }

  find(id: string): Attendee | undefined {
    return this.#attendees.get(id);
  }

  /** Lets a newcomer into the meeting or its lobby. Throws `CallError` `unavailable` when there is no room. */
  enter(newcomer: Newcomer, port: AttendeePort): 'lobby' | 'joined' {
    if (this.#attendees.size >= this.#maxParticipants) {
      throw new CallError({ code: 'unavailable', by: 'meeting', detail: `meeting ${this.id} is full` });
    }
    const inLobby = waitsInLobby(this.settings, newcomer);
    const initial = { since: this.#clock.now(), inLobby, mutedBySelf: false, mutedByMeeting: false, presenting: false };
    const stopWaiting = inLobby ? this.#clock.after(newcomer.lobbyTimeout, () => this.#timeOut(newcomer.id)) : () => {};
    this.#attendees.set(newcomer.id, { ...newcomer, ...initial, port, stopWaiting });
    this.#changed();
    return inLobby ? 'lobby' : 'joined';
  }

  /** From the lobby into the meeting. False when nobody of this id waits. */
  admit(id: string): boolean {
    const attendee = this.#attendees.get(id);
    if (attendee === undefined || !attendee.inLobby) return false;
    attendee.stopWaiting();
    attendee.inLobby = false;
    attendee.since = this.#clock.now();
    attendee.port.admitted();
    this.#changed();
    return true;
  }

  /** Turns one away who waits. */
  deny(id: string): boolean {
    return this.find(id)?.inLobby === true && this.#dismiss(id, { code: 'denied', by: 'meeting', detail: 'denied entry from the lobby' });
  }

  /** Puts one out of the meeting. */
  remove(id: string): boolean {
    const detail = 'removed from the meeting';
    return this.find(id)?.inLobby === false && this.#dismiss(id, { code: 'removed', by: 'meeting', detail });
  }

  /** Ends the meeting for everybody who is there. The meeting itself stays. */
  end(reason: EndReason = { code: 'meeting-ended', by: 'meeting', detail: 'the meeting was ended for everybody' }): void {
    const everybody = [...this.#attendees.values()];
    this.#attendees.clear();
    for (const { stopWaiting, port } of everybody) {
      stopWaiting();
      port.dismissed(reason);
    }
    this.#changed();
  }

  /** One leaves by their own will. Idempotent. */
  leave(id: string): void {
    const attendee = this.#attendees.get(id);
    if (attendee === undefined) return;
    attendee.stopWaiting();
    this.#attendees.delete(id);
    this.#changed();
  }

  /** Somebody mutes another. Unmuting lifts only what the meeting did: who muted themselves stays so. */
  muteByMeeting(id: string, muted: boolean): boolean {
    return this.#mute(id, true, attendee => {
      attendee.mutedByMeeting = muted;
    });
  }

  /** One mutes or unmutes themselves; unmuting also lifts what the meeting did. */
  muteSelf(id: string, muted: boolean): boolean {
    return this.#mute(id, false, attendee => {
      attendee.mutedBySelf = muted;
      if (!muted) attendee.mutedByMeeting = false;
    });
  }

  setPresenting(id: string, presenting: boolean): void {
    const attendee = this.#attendees.get(id);
    if (attendee === undefined || attendee.presenting === presenting) return;
    attendee.presenting = presenting;
    this.#changed();
  }

  #mute(id: string, byMeeting: boolean, change: (attendee: Attendee) => void): boolean {
    const attendee = this.#attendees.get(id);
    if (attendee === undefined || attendee.inLobby) return false;
    const before = isMuted(attendee);
    change(attendee);
    if (isMuted(attendee) === before) return true;
    attendee.port.muted(!before, byMeeting);
    this.#changed();
    return true;
  }

  #timeOut(id: string): void {
    this.#dismiss(id, { code: 'lobby-timeout', by: 'meeting', detail: 'nobody opened the door in time' });
  }

  #dismiss(id: string, reason: EndReason): boolean {
    const attendee = this.#attendees.get(id);
    if (attendee === undefined) return false;
    this.leave(id);
    attendee.port.dismissed(reason);
    return true;
  }

  #changed(): void {
    for (const { port } of this.#attendees.values()) port.changed();
    for (const observer of [...this.#observers]) observer();
  }
}

function toParticipant(attendee: Attendee): Participant {
  const { id, name, kind, inLobby, presenting } = attendee;
  return { id, name, kind, inLobby, presenting, muted: isMuted(attendee) };
}

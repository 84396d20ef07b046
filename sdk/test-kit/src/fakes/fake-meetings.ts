import type { CallContext, Meeting, MeetingProvider, Participant } from '@opencvi/plugin-api';
import { FakeLeg } from './fake-leg.ts';

/** A meeting that exists, and whether its lobby is open. */
export interface FakeMeeting {
  readonly id: string;
  readonly lobby?: boolean;
}

/** Meetings without media: rooms that joined are legs that a test can admit, deny, or remove. */
export class FakeMeetings implements MeetingProvider {
  readonly id = 'fake-meetings';
  readonly order = 1_000;
  /** The legs that joined, newest last. */
  readonly legs: FakeLeg[] = [];
  /** What a meeting does when a room mutes itself; it takes it when absent. `false`: it has no mute. */
  onMute: false | ((muted: boolean) => Promise<void>) | undefined;
  readonly #meetings: readonly FakeMeeting[];

  constructor(meetings: readonly FakeMeeting[]) {
    this.#meetings = meetings;
  }

  async find(conferenceId: string): Promise<Meeting | undefined> {
    return this.#meetings.some(meeting => meeting.id === conferenceId) ? { id: conferenceId, conferenceId } : undefined;
  }

  async join(meeting: Meeting, call: CallContext): Promise<FakeLeg> {
    const waits = this.#meetings.find(one => one.id === meeting.id)?.lobby === true && call.trust !== 'trusted';
    const leg = new FakeLeg({
      protocol: this.id,
      dialled: { user: meeting.conferenceId, host: '' },
      remote: { address: { user: meeting.conferenceId, host: '' } },
      onAnswer: async () => leg.emit('state', waits ? 'lobby' : 'connected'),
      ...(this.onMute !== undefined && { onMute: this.onMute }),
    });
    this.legs.push(leg);
    return leg;
  }

  /** Lets the newest room in. */
  admit(): void {
    this.#newest().emit('state', 'connected');
  }

  /** Turns the newest room away. */
  deny(): void {
    this.#newest().emit('ended', { code: 'denied', by: 'meeting' });
  }

  /** Tells the newest room who is there. */
  roster(participants: readonly Participant[]): void {
    this.#newest().emit('roster', participants);
  }

  #newest(): FakeLeg {
    const leg = this.legs.at(-1);
    if (!leg) throw new Error('nobody has joined yet');
    return leg;
  }
}

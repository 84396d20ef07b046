import type { MediaRoom } from '@opencvi/media-mediasoup/api';
import { Emitter } from '@opencvi/plugin-api';
import type { LocalStream } from '../api.ts';
import type { Meeting } from './meeting.ts';

interface MeetingMediaEvents {
  speaker: [participant: string | undefined];
  streams: [streams: readonly LocalStream[]];
}

/** Who speaks and who sends what, over all the rooms that a meeting has one after another. */
export class MeetingMedia {
  readonly events = new Emitter<MeetingMediaEvents>();
  readonly #meeting: Meeting;
  #room: MediaRoom | undefined;

  constructor(meeting: Meeting) {
    this.#meeting = meeting;
  }

  get streams(): readonly LocalStream[] {
    return (this.#room?.streams ?? []).map(({ participant, role }) => ({ participant, role }));
  }

  /** A room was opened. */
  follow(room: MediaRoom): void {
    this.#room = room;
    room.on('active-speaker', participant => this.events.emit('speaker', participant));
    room.on('stream-added', ({ role, participant }) => this.#changed(role === 'slides' ? participant : undefined, true));
    room.on('stream-removed', ({ role, participant }) => this.#changed(role === 'slides' ? participant : undefined, false));
  }

  /** Whoever sends slides presents. */
  #changed(presenter: string | undefined, presenting: boolean): void {
    if (presenter !== undefined) this.#meeting.setPresenting(presenter, presenting);
    this.events.emit('streams', this.streams);
  }
}

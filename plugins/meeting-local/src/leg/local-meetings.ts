import { randomUUID } from 'node:crypto';
import { type CallContext, CallError, type Meeting, type MeetingProvider, type PublicAddress } from '@opencvi/plugin-api';
import type { Newcomer } from '../meeting/attendee.ts';
import type { Meetings } from '../meeting/meetings.ts';
import { LocalMeetingLeg } from './local-meeting-leg.ts';

/** The meetings of the gateway itself, for calls. */
export class LocalMeetings implements MeetingProvider {
  readonly id = 'local';
  readonly #meetings: Meetings;
  readonly #lobbyTimeout: number;
  readonly #address: PublicAddress | undefined;

  constructor(meetings: Meetings, lobbyTimeout: number, address?: PublicAddress) {
    this.#meetings = meetings;
    this.#lobbyTimeout = lobbyTimeout;
    this.#address = address;
  }

  describe(): readonly string[] {
    // Plugins that host meetings of their own tell of them themselves
    const own = this.#meetings.all.filter(({ byPlugin }) => !byPlugin);
    return own.map(({ meeting: { settings } }) => {
      const { id, title, lobby } = settings;
      const who = { nobody: 'open', guests: 'guests wait in the lobby', everybody: 'rooms wait in the lobby' }[lobby];
      return `${id}  ${title} (${who})  ${this.#address?.url ?? ''}/meet/${id}`;
    });
  }

  async find(conferenceId: string, call: CallContext): Promise<Meeting | undefined> {
    const found = this.#meetings.lookUp(conferenceId);
    if (found === undefined || (found.tenant !== undefined && found.tenant !== call.tenant?.name)) return undefined;
    return { id: found.id, conferenceId, title: found.title };
  }

  async join(meeting: Meeting, call: CallContext): Promise<LocalMeetingLeg> {
    const hosted = this.#meetings.getOrOpen(meeting.id);
    if (hosted === undefined) throw new CallError({ code: 'not-found', by: 'meeting', detail: `meeting ${meeting.id} is gone` });
    const onGone = () => this.#meetings.tidy(meeting.id);
    return new LocalMeetingLeg({ hosted, room: this.#newcomer(call), conferenceId: meeting.conferenceId, log: call.log, onGone });
  }

  #newcomer(call: CallContext): Newcomer {
    const { displayName, address } = call.leg.remote;
    return {
      id: randomUUID(),
      // People know a room by its name; the host after it says nothing to them
      name: displayName?.trim() || address.user || address.host || 'Room system',
      kind: 'room',
      standing: call.trust === 'trusted' ? 'trusted' : 'guest',
      lobbyTimeout: call.tenant?.lobby?.timeout ?? this.#lobbyTimeout,
    };
  }
}

import type { RoomMeeting } from '../api.ts';

/** The JSON body of `xCommand Bookings Put`, as far as it is used here. */
export interface BookingsBody {
  readonly Bookings: readonly Booking[];
}

/** One booking. https://roomos.cisco.com/xapi/Command.Bookings.Put */
export interface Booking {
  readonly Id: string;
  readonly MeetingId: string;
  readonly Title: string;
  readonly Privacy: 'Public' | 'Private';
  readonly Number: string;
  readonly Protocol: 'SIP' | 'None';
  readonly MeetingPlatform: 'MicrosoftTeams' | 'None';
  readonly Organizer: { readonly Name: string; readonly Email?: string };
  readonly Time: {
    readonly StartTime: string;
    /** Minutes. */
    readonly Duration: number;
    /** Seconds. */
    readonly StartTimeBuffer: number;
    readonly EndTimeBuffer: number;
  };
}

/** What is decided for a device. */
export interface BookingsOptions {
  /** Whether meetings without anything to dial are shown as well, so that the screen says when the room is taken. */
  readonly showAll: boolean;
}

const longestText = 128;
const minute = 60_000;

/** Meetings as bookings. */
export function bookingsBody(meetings: readonly RoomMeeting[], { showAll }: BookingsOptions): BookingsBody {
  return { Bookings: meetings.filter(({ dial }) => showAll || dial).map(bookingOf) };
}

function bookingOf(meeting: RoomMeeting): Booking {
  const { id, subject, organizer, dial, start, end, joinFrom, joinUntil } = meeting;
  const [from, until] = [Date.parse(start), Date.parse(end)];
  const name = organizer?.name || organizer?.address || '-';
  return {
    Id: id,
    MeetingId: id,
    Title: cut(subject || name),
    Privacy: meeting.private ? 'Private' : 'Public',
    Number: dial?.sip ?? '',
    Protocol: dial ? 'SIP' : 'None',
    MeetingPlatform: dial ? 'MicrosoftTeams' : 'None',
    Organizer: { Name: cut(name), ...(organizer?.address && { Email: cut(organizer.address) }) },
    Time: {
      StartTime: `${start.slice(0, 19)}Z`,
      // A booking of no length is refused
      Duration: Math.max(1, Math.round((until - from) / minute)),
      StartTimeBuffer: Math.round((from - Date.parse(joinFrom)) / 1_000),
      EndTimeBuffer: Math.round((Date.parse(joinUntil) - until) / 1_000),
    },
  };
}

/** Cut between characters, not within one. */
function cut(text: string): string {
  const characters = [...text];
  return characters.length <= longestText ? text : `${characters.slice(0, longestText - 1).join('')}…`;
}

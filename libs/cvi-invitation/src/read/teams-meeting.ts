import type { TeamsMeeting } from '../coordinates.ts';
import type { JoinUrl } from '../links/join-url.ts';
import type { Letter } from './letter.ts';

type Usable = Exclude<JoinUrl, { kind: 'refused' }>;

/** How many lines after a join link the meeting id and passcode may stand. */
const reach = 8;

/**
 * The Teams meeting of the invitation whose video coordinates stand in a line: its join links are the last of each form above that line, or
 * else the first below. Without a line, the first of the letter.
 */
export function teamsMeetingOf(letter: Letter, line: number | undefined): TeamsMeeting | undefined {
  const usable = letter.joins.flatMap(({ join, line }) => (join.kind === 'refused' ? [] : [{ join, line }]));
  const first = usable[0];
  if (!first) return undefined;
  const anchor = line ?? first.line + reach;
  const above = usable.filter(each => each.line <= anchor);
  const pool = above.length > 0 ? above.toReversed() : usable;
  const longOne = pool.find(({ join }) => join.kind === 'long');
  const shortOne = pool.find(({ join }) => join.kind === 'short');
  const shown = Math.min(...[longOne, shortOne].flatMap(one => (one ? [one.line] : [])));
  const printed = shortOne ? {} : printedId(letter.lines.slice(shown, shown + reach));
  return teamsMeeting([longOne?.join, shortOne?.join], printed);
}

/** Puts what join links say together. */
export function teamsMeeting(
  joins: readonly (JoinUrl | undefined)[],
  printed: Pick<TeamsMeeting, 'meetingId' | 'passcode'> = {},
): TeamsMeeting | undefined {
  const usable = joins.filter((join): join is Usable => join !== undefined && join.kind !== 'refused');
  const longOne = usable.find(join => join.kind === 'long');
  const shortOne = usable.find(join => join.kind === 'short');
  const either = shortOne ?? longOne;
  if (!either) return undefined;
  return {
    joinUrl: either.url,
    ...(longOne && {
      longUrl: longOne.url,
      threadId: longOne.threadId,
      messageId: longOne.messageId,
      organizerId: longOne.organizerId,
      tenantId: longOne.tenantId,
    }),
    cloud: either.cloud,
    ...printed,
    ...(shortOne && { shortUrl: shortOne.url, meetingId: shortOne.meetingId }),
    ...(shortOne?.passcode !== undefined && { passcode: shortOne.passcode }),
  };
}

/** `Meeting ID: 278 735 485 381` and `Passcode: H9TF7c` below it, whatever the words. */
function printedId(lines: readonly string[]): Pick<TeamsMeeting, 'meetingId' | 'passcode'> {
  const at = lines.findIndex(line => /^[^\d#+]{0,60}[:：] ?[\d ]{12,30}$/.test(line.trim().slice(0, 100)));
  const meetingId = lines[at]?.replace(/\D/g, '');
  if (meetingId === undefined || !/^\d{12,18}$/.test(meetingId)) return {};
  const below = lines.slice(at + 1).find(line => line.trim() !== '');
  const passcode = /^[^:：]{1,60}[:：] ?([A-Za-z0-9]{4,32})$/.exec(below?.trim().slice(0, 120) ?? '')?.[1];
  return { meetingId, ...(passcode !== undefined && { passcode }) };
}

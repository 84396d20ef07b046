import type { PublicAddress } from '@opencvi/plugin-api';
import { z } from 'zod';
import { lobbyPolicy } from '../config.ts';
import { isMuted } from '../meeting/attendee.ts';
import { joinUrl, organizerUrl } from '../meeting/links.ts';
import type { HostedMeeting } from '../meeting/meetings.ts';

const person = { id: z.string(), name: z.string(), kind: z.enum(['room', 'browser']) };

/** A meeting as the API shows it. */
export const meetingView = z.object({
  id: z.string(),
  title: z.string(),
  lobbyPolicy,
  joinUrl: z.string().describe('The meeting page'),
  organizerUrl: z.string().describe('The meeting page with the rights of an organizer; not for everybody'),
  participants: z.array(
    z.object({ ...person, muted: z.boolean(), presenting: z.boolean(), organizer: z.boolean(), since: z.iso.datetime() }),
  ),
  lobby: z.array(z.object({ ...person, since: z.iso.datetime() })),
});

/** Shows a meeting. */
export function viewOf(hosted: HostedMeeting, address: PublicAddress): z.input<typeof meetingView> {
  const { meeting } = hosted;
  return {
    id: meeting.id,
    title: meeting.settings.title,
    lobbyPolicy: meeting.settings.lobby,
    joinUrl: joinUrl(hosted, address),
    organizerUrl: organizerUrl(hosted, address),
    participants: meeting.joined.map(attendee => ({
      id: attendee.id,
      name: attendee.name,
      kind: attendee.kind,
      muted: isMuted(attendee),
      presenting: attendee.presenting,
      organizer: attendee.standing === 'organizer',
      since: new Date(attendee.since).toISOString(),
    })),
    lobby: meeting.waiting.map(({ id, name, kind, since }) => ({ id, name, kind, since: new Date(since).toISOString() })),
  };
}

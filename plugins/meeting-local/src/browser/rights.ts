import { HttpError } from '@opencvi/plugin-api';
import type { BrowserSession } from './browser-session.ts';

/** What somebody may want to do to others. */
export type Right = 'admit' | 'moderate';

type Who = Pick<BrowserSession, 'hosted' | 'id' | 'isOrganizer'>;

/** Whether a browser may open the door. */
export function mayAdmit(who: Who): boolean {
  return isIn(who) && (who.isOrganizer || who.hosted.meeting.settings.admitters === 'everyone');
}

/** Throws unless the browser may: `moderate` is to mute, to remove and to end, which only organizers may. */
export function requireRight(who: Who, right: Right): void {
  const may = right === 'admit' ? mayAdmit(who) : isIn(who) && who.isOrganizer;
  if (!may) throw new HttpError(403, right === 'admit' ? 'not allowed to admit here' : 'only an organizer may do this');
}

/** Those who wait, and those who were put out, may nothing. */
function isIn({ hosted, id }: Who): boolean {
  return hosted.meeting.find(id)?.inLobby === false;
}

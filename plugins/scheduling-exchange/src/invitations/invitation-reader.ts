import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type CloudVideoInteropInfo, type InvitationResult, parseInvitation } from '@opencvi/cvi-invitation';
import type { ReadEvent } from '../calendar/room-meetings.ts';
import type { CalendarEvent } from '../graph/event-schema.ts';
import type { InteropLookup } from './interop-lookup.ts';

/** Reads the invitations of one calendar, each text once. */
export class InvitationReader {
  readonly #lookup: InteropLookup | undefined;
  #read = new Map<string, InvitationResult>();

  constructor(lookup: InteropLookup | undefined) {
    this.#lookup = lookup;
  }

  async read(events: readonly CalendarEvent[], signal: AbortSignal): Promise<readonly ReadEvent[]> {
    const kept = new Map<string, InvitationResult>();
    const parse = (event: CalendarEvent, info?: CloudVideoInteropInfo): InvitationResult => {
      const key = keyOf(event, info);
      const result = kept.get(key) ?? this.#read.get(key) ?? parseInvitation(withInfo(event, info));
      kept.set(key, result);
      return result;
    };
    const all: ReadEvent[] = [];
    for (const event of events) {
      // A long mail takes a while to read; calls have their turn before the next
      if (!this.#read.has(keyOf(event, undefined))) await nextTurn();
      const alone = parse(event);
      const info = await this.#infoOf(event, alone, signal);
      all.push({ event, invitation: info ? parse(event, info) : alone });
    }
    this.#read = kept;
    return all;
  }

  async #infoOf(event: CalendarEvent, read: InvitationResult, signal: AbortSignal): Promise<CloudVideoInteropInfo | undefined> {
    const teams = read.found ? read.coordinates.teams : read.teams;
    return teams && this.#lookup?.find(teams, event.organizer?.emailAddress?.address, signal);
  }
}

function withInfo(event: CalendarEvent, info: CloudVideoInteropInfo | undefined) {
  const { subject, body, location, onlineMeeting, onlineMeetingUrl } = event;
  return {
    subject: subject ?? null,
    body: body ? { contentType: body.contentType ?? null, content: body.content ?? null } : null,
    location: location ? { displayName: location.displayName ?? null } : null,
    onlineMeetingUrl: onlineMeetingUrl ?? null,
    onlineMeeting: onlineMeeting ? { joinUrl: onlineMeeting.joinUrl ?? null } : null,
    cloudVideoInteropInfo: info ?? null,
  };
}

function keyOf(event: CalendarEvent, info: CloudVideoInteropInfo | undefined): string {
  return createHash('sha256')
    .update(JSON.stringify(withInfo(event, info)))
    .digest('base64');
}

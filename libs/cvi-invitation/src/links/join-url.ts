import type { TeamsCloud } from '../coordinates.ts';
import { isConsumerHost, teamsCloudOf } from './teams-hosts.ts';
import { longestUrl, unwrapUrl } from './unwrap.ts';

/** A join link taken apart. */
export type JoinUrl =
  | {
      readonly kind: 'long';
      readonly url: string;
      readonly cloud: TeamsCloud;
      readonly threadId: string;
      /** `0` for a meeting outside a channel; else the channel message that the meeting hangs on. */
      readonly messageId: string;
      /** The context's `MessageId`, where a channel meeting is a reply. */
      readonly replyChainMessageId?: string;
      readonly tenantId: string;
      readonly organizerId: string;
    }
  | { readonly kind: 'short'; readonly url: string; readonly cloud: TeamsCloud; readonly meetingId: string; readonly passcode?: string }
  | { readonly kind: 'refused'; readonly url: string; readonly reason: 'consumer' | 'not-a-join-link' };

/**
 * Takes a Teams join link apart: the long form (`/l/meetup-join/…`), encoded once, twice or not at all, or the short form
 * (`/meet/<id>?p=<passcode>`), on the hosts of every cloud. Wrapped links are unwrapped first. Links to Teams for personal use are refused.
 */
export function parseJoinUrl(link: string): JoinUrl {
  const url = unwrapUrl(link.trim());
  const parsed = url.length <= longestUrl ? URL.parse(url) : null;
  if (!parsed) return { kind: 'refused', url, reason: 'not-a-join-link' };
  if (isConsumerHost(parsed.hostname)) return { kind: 'refused', url, reason: 'consumer' };
  const cloud = teamsCloudOf(parsed.hostname);
  const found = cloud && (long(url, cloud) ?? short(parsed, url, cloud));
  return found ?? { kind: 'refused', url, reason: 'not-a-join-link' };
}

/** Decodes step by step: links are met encoded once, twice, and not at all (Graph documentation's examples have all three). */
function* decodings(text: string): Generator<string> {
  let current = text;
  for (let times = 0; times < 4; times++) {
    yield current;
    let next: string;
    try {
      next = decodeURIComponent(current);
    } catch {
      return;
    }
    if (next === current) return;
    current = next;
  }
}

function long(url: string, cloud: TeamsCloud): JoinUrl | undefined {
  for (const text of decodings(url)) {
    const found = /\/l\/meetup-join\/([^/?#\s]{1,300})\/([^/?#\s]{1,64})\/?\?(.*)$/is.exec(text);
    const [, threadId = '', messageId = '', query = ''] = found ?? [];
    const context = /(?:^|&)context=(?:3D)?(\{[^{}]*\})/i.exec(query)?.[1];
    if (context === undefined || !threadId.includes(':')) continue;
    const ids = contextOf(context);
    if (ids) return { kind: 'long', url, cloud, threadId, messageId, ...ids };
  }
  return undefined;
}

function contextOf(json: string): { tenantId: string; organizerId: string; replyChainMessageId?: string } | undefined {
  let context: Record<string, unknown>;
  try {
    context = JSON.parse(json) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  const named = (wanted: string): string | undefined => {
    const [, value] = Object.entries(context).find(([name]) => name.toLowerCase() === wanted) ?? [];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [tenantId, organizerId, reply] = [named('tid'), named('oid'), named('messageid')];
  if (tenantId === undefined || organizerId === undefined) return undefined;
  return { tenantId, organizerId, ...(reply !== undefined && { replyChainMessageId: reply }) };
}

function short(parsed: URL, url: string, cloud: TeamsCloud): JoinUrl | undefined {
  // the web client's form has everything behind the #: /v2/?meetingjoin=true#/meet/<id>?p=<passcode>
  const wanted = parsed.hash.startsWith('#/') ? URL.parse(parsed.hash.slice(1), parsed.origin) : parsed;
  const meetingId = /^\/meet\/(\d{9,18})\/?$/i.exec(wanted?.pathname ?? '')?.[1];
  if (!wanted || meetingId === undefined) return undefined;
  const passcode = wanted.searchParams.get('p') ?? undefined;
  return { kind: 'short', url, cloud, meetingId, ...(passcode && { passcode }) };
}

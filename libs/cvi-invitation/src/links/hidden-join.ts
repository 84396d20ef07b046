import { teamsCloudOf } from './teams-hosts.ts';
import { longestUrl } from './unwrap.ts';

/** Whether a mail filter has put a link of its own before a join link that tells the host and nothing else: Mimecast (`…/s/…?domain=…`). */
export function hidesJoinLink(link: string): boolean {
  const url = link.length <= longestUrl ? URL.parse(link) : null;
  if (!url || !/(?:^|\.)mimecast(?:protect)?\.com$/i.test(url.hostname)) return false;
  return teamsCloudOf(url.searchParams.get('domain') ?? '') !== undefined;
}

import { pathTarget, queryTarget, sophos } from './redirects.ts';
import { teamsCloudOf } from './teams-hosts.ts';
import { urlDefense } from './url-defense.ts';

/** The longest link that is looked at. Teams' own, wrapped twice, have about 2,000 characters. */
export const longestUrl = 8192;

const deepest = 8;

/**
 * Takes a link out of what mail filters put around it: Safe Links, Proofpoint URL Defense, Sophos, redirects with the target as a parameter
 * or as the last part of the path, one inside the other. Nothing is fetched.
 */
export function unwrapUrl(link: string): string {
  let current = link;
  for (let depth = 0; depth < deepest; depth++) {
    const inner = innerUrl(current);
    if (inner === undefined || inner.length >= current.length) return current;
    current = inner;
  }
  return current;
}

function innerUrl(link: string): string | undefined {
  const url = link.length <= longestUrl ? URL.parse(link) : null;
  if (!url || teamsCloudOf(url.hostname) !== undefined) return undefined;
  return urlDefense(url) ?? sophos(url) ?? queryTarget(url) ?? pathTarget(url);
}

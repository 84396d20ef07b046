import type { TeamsCloud } from '../coordinates.ts';

/** Hosts of join links by cloud. All but teams.microsoft.com are from general knowledge, to be checked with a tenant there. */
const clouds: Readonly<Record<string, TeamsCloud>> = {
  'teams.microsoft.com': 'global',
  'teams.cloud.microsoft': 'global',
  'gov.teams.microsoft.us': 'gcc-high',
  'dod.teams.microsoft.us': 'dod',
  'teams.microsoftonline.cn': 'china',
};

/** The cloud that a host's join links belong to. */
export function teamsCloudOf(hostname: string): TeamsCloud | undefined {
  return clouds[hostname.toLowerCase()];
}

/** Teams for personal use: no tenant, hence no video coordinates. */
export function isConsumerHost(hostname: string): boolean {
  return hostname.toLowerCase() === 'teams.live.com';
}

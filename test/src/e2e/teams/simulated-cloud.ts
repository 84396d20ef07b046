import { demoApp, demoTenantIds } from '@opencvi/teams-simulator';
import type { SimulatedTeams } from './simulated-teams.ts';

/** How the settings of a gateway under test name the simulator, and the simulator's demo tenants. */
const cloudName = 'simulated';
export const microsoft = {
  contoso: { tenantId: demoTenantIds.contoso, cloud: cloudName },
  fabrikam: { tenantId: demoTenantIds.fabrikam, cloud: cloudName },
} as const;

/** The environment that `teamsPlugins` reads. */
export const teamsEnv = { TEAMS_SECRET: demoApp.secret };

/** Plugin settings of a gateway whose meetings are the simulator's alone; Graph may be reached through something that listens. */
export function teamsPlugins(teams: SimulatedTeams, { graph = teams.url, ...more }: { graph?: string; [setting: string]: unknown } = {}) {
  return {
    'meeting-local': { meetings: [] },
    'meeting-teams': {
      application: { clientId: demoApp.id, secret: 'env:TEAMS_SECRET' },
      clouds: {
        [cloudName]: {
          login: teams.url,
          graph,
          resource: teams.url,
          callbackOpenId: `${teams.url}/v1/.well-known/OpenIdConfiguration`,
          ca: teams.ca,
        },
      },
      media: { bots: [{ url: teams.url, token: `file:${teams.botTokenFile}`, ca: teams.ca }] },
      ...more,
    },
  };
}

import { readFileSync } from 'node:fs';
import { meetingTeams } from '@opencvi/meeting-teams';
import { teamsEnv, teamsPlugins } from './simulated-cloud.ts';
import type { SimulatedTeams } from './simulated-teams.ts';

/** meeting-teams for a gateway in this process. The test gateway reads no secrets: they are read here, as the host does. */
export function inProcessTeams(teams: SimulatedTeams, settings: Parameters<typeof teamsPlugins>[1] = {}): typeof meetingTeams {
  const plugin = meetingTeams.with(teamsPlugins(teams, settings)['meeting-teams']);
  const schema = plugin.spec.config.transform(config => {
    config.application?.secret?.resolve(() => teamsEnv.TEAMS_SECRET);
    for (const { token } of config.media.bots) token.resolve(() => readFileSync(teams.botTokenFile, 'utf8').trim());
    return config;
  });
  return { ...plugin, spec: { ...plugin.spec, config: schema } } as unknown as typeof meetingTeams;
}

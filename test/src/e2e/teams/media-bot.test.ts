import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { teamsMediaBotSuite } from '@opencvi/meeting-teams/conformance';
import { SimulatedTeams } from './simulated-teams.ts';

jest.setTimeout(30_000);

teamsMediaBotSuite('the simulator', async () => {
  const teams = await SimulatedTeams.start(20_700);
  return { url: teams.url, token: readFileSync(teams.botTokenFile, 'utf8').trim(), ca: teams.ca, close: () => teams.stop() };
});

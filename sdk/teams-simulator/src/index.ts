import { localMeetings } from '@opencvi/meeting-local/api';
import { clock, dataFolder, definePlugin, httpRoutes, logger, mediaEngine, publicAddress } from '@opencvi/plugin-api';
import { config } from './config.ts';
import { describeSimulator } from './describe.ts';
import { Simulator } from './simulator.ts';

/** Microsoft Teams on this machine: Entra ID, Graph, meetings with lobby and browsers, and the media bot's reference implementation. */
export const teamsSimulator = definePlugin({
  name: 'teams-simulator',
  api: 1,
  description: 'Entra ID, Graph and Teams meetings on this machine, to develop and test against',
  config,
  needs: { log: logger, clock, data: dataFolder, address: publicAddress, meetings: localMeetings, engine: mediaEngine },
  setup(host, { config, engine, ...needs }) {
    const simulator = new Simulator({ config, ...needs, engine: () => engine.value });
    host.contribute(httpRoutes, {
      id: 'teams-simulator',
      routes: simulator.routes,
      describe: () => describeSimulator(simulator, needs.data),
    });
    host.onStart(() => simulator.start());
    host.onStop(() => simulator.stop());
  },
});

export type { Config as TeamsSimulatorConfig } from './config.ts';
export { demoApp, demoTenantIds } from './demo.ts';

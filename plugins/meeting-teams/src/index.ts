import {
  clock,
  definePlugin,
  httpRoutes,
  logger,
  meetingProviders,
  metrics,
  publicAddress,
  storeDriver,
  tenants,
} from '@opencvi/plugin-api';
import { callbackRoutes } from './callbacks/callback-routes.ts';
import { config } from './config.ts';
import { createMeetings } from './create-meetings.ts';
import { tenantGraphs } from './customer-graphs.ts';
import { customerIdentities } from './customer-identities.ts';
import { teamsMetrics } from './metrics.ts';

/** Microsoft Teams meetings: rooms join by the conference ids of their invitations. */
export const meetingTeams = definePlugin({
  name: 'meeting-teams',
  api: 1,
  description: 'Microsoft Teams meetings: Entra identity, Graph lookup and calls, callbacks, media bot',
  config,
  metrics: teamsMetrics,
  needs: { log: logger, clock, metrics, address: publicAddress, tenants, store: storeDriver },
  provides: [tenantGraphs, customerIdentities],
  setup(host, { config, ...given }) {
    const teams = createMeetings(config, given);
    host.provide(tenantGraphs, teams.graphs);
    host.provide(customerIdentities, teams.identities);
    host.contribute(meetingProviders, teams.provider);
    const calling = config.application ? ['Teams callbacks at /teams/callback (the calling webhook of the bot)'] : [];
    host.contribute(httpRoutes, callbackRoutes(teams.receiver, calling));
    host.onStart(() => teams.start());
    host.onStop(() => teams.stop());
  },
});

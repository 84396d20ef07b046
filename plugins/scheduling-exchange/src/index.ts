import { tenantGraphs } from '@opencvi/meeting-teams/api';
import { onboardingChecks } from '@opencvi/onboarding/api';
import { cliCommands, clock, definePlugin, httpRoutes, logger, metrics, publicAddress, tenants } from '@opencvi/plugin-api';
import { deviceBookings } from './api.ts';
import { roomsCommand } from './cli/rooms-command.ts';
import { config } from './config.ts';
import { calendarsCheck } from './doctor/calendars-check.ts';
import { roomRoutes } from './http/room-routes.ts';
import { schedulingMetrics } from './metrics.ts';
import { RoomOsBookings } from './roomos/roomos-bookings.ts';
import { Scheduling } from './rooms/scheduling.ts';
import { notificationPath, notificationRoutes } from './subscriptions/notification-routes.ts';

/** Room mailboxes in Exchange Online: each room's next meetings with their dial strings, by API and on the device. */
export const schedulingExchange = definePlugin({
  name: 'scheduling-exchange',
  api: 1,
  description: "Room mailboxes in Exchange Online: each room's next meetings, by API and on the device",
  config,
  metrics: schedulingMetrics,
  needs: { log: logger, clock, metrics, address: publicAddress, tenants, graphs: tenantGraphs, devices: deviceBookings },
  setup(host, given) {
    const scheduling = new Scheduling(given);
    host.contribute(deviceBookings, new RoomOsBookings(given.clock));
    host.contribute(httpRoutes, roomRoutes(scheduling));
    const notified = given.config.rooms.length > 0 ? [`Calendar notifications of Microsoft Graph at ${notificationPath}`] : [];
    host.contribute(httpRoutes, notificationRoutes(scheduling.hub, notified));
    host.contribute(cliCommands, roomsCommand());
    host.contribute(onboardingChecks, calendarsCheck(given));
    host.onStart(() => scheduling.start());
    host.onStop(() => scheduling.stop());
  },
});

export default schedulingExchange;

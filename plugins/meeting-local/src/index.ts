import { mediaRooms } from '@opencvi/media-mediasoup/api';
import { clock, definePlugin, httpRoutes, logger, meetingProviders, publicAddress } from '@opencvi/plugin-api';
import { localMeetings } from './api.ts';
import { BrowserSessions } from './browser/browser-sessions.ts';
import { SourceLimits } from './browser/source-limits.ts';
import { config } from './config.ts';
import { meetingRoutes } from './http/meeting-routes.ts';
import { pageRoutes } from './http/page-routes.ts';
import { signallingRoutes } from './http/signalling-routes.ts';
import { LocalMeetings } from './leg/local-meetings.ts';
import { MeetingDirectory } from './meeting/meeting-directory.ts';
import { Meetings } from './meeting/meetings.ts';

/** Meetings inside the gateway: for room systems by their calls, for browsers by a page of their own. */
export const meetingLocal = definePlugin({
  name: 'meeting-local',
  api: 1,
  description: 'Meetings inside the gateway, with a web page for browsers',
  config,
  needs: { log: logger, clock, rooms: mediaRooms, address: publicAddress },
  provides: [localMeetings],
  setup(host, { config, log, clock, rooms, address }) {
    const { lobbyTimeout, maxSessionsPerSource: maxSessions, maxFailuresPerMinute } = config;
    const meetings = new Meetings({ config, rooms, clock });
    const limits = new SourceLimits({ clock, maxSessions, maxFailuresPerMinute });
    const sessions = new BrowserSessions({ meetings, limits, clock, log, lobbyTimeout });

    host.contribute(meetingProviders, new LocalMeetings(meetings, lobbyTimeout, address));
    host.provide(localMeetings, new MeetingDirectory({ meetings, address, log, lobbyTimeout }));
    host.contribute(httpRoutes, {
      id: 'meeting-local',
      routes: [
        ...meetingRoutes(meetings, address),
        ...pageRoutes({ brand: config.brand }),
        ...signallingRoutes(meetings, sessions, limits),
      ],
    });
    host.onStop(async () => {
      meetings.close();
      await sessions.close();
    });
  },
});

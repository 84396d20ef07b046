import { mediaMediasoup } from '@opencvi/media-mediasoup';
import { meetingLocal } from '@opencvi/meeting-local';
import { defineProfile } from '@opencvi/plugin-api';
import { storeSqlite } from '@opencvi/store-sqlite';
import { teamsSimulator } from '@opencvi/teams-simulator';

/** Microsoft Teams on this machine, beside a gateway: other ports, another data folder. */
export const teamsSimulatorProfile = defineProfile({
  name: 'teams-simulator',
  description: 'Microsoft Teams, simulated on this machine: run it with "opencvi simulate teams"',
  settings: { http: { port: 8443, tls: 'self-signed' }, data: './data-teams' },
  plugins: [
    mediaMediasoup.with({ portMin: 50_000, portMax: 54_999, mediaTimeout: '5s' }),
    meetingLocal.with({ meetings: [], brand: 'Teams simulator' }),
    storeSqlite,
    teamsSimulator,
  ],
});

export default teamsSimulatorProfile;

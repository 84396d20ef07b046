import type { MetricDescriptions } from '@opencvi/plugin-api';

/** What this plugin counts and measures. */
export const mediaMetrics: MetricDescriptions = {
  media_sessions: { type: 'gauge', help: 'Calls that have media now' },
  media_rooms: { type: 'gauge', help: 'Rooms that mix and forward now' },
  media_workers: { type: 'gauge', help: 'Worker processes of mediasoup that run' },
  media_ports_free: { type: 'gauge', help: 'UDP ports that are free for further calls' },
  media_withheld_total: {
    type: 'counter',
    help: 'Streams that were sent nothing, since nothing came from their address',
    labels: {
      reason: {
        help: 'What is wrong with the address: unproven, or one that nobody may be sent to',
        values: ['unproven', 'multicast', 'broadcast', 'unspecified', 'loopback', 'own-port', 'privileged-port'],
      },
    },
  },
};

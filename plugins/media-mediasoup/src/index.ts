import { clock, dataFolder, definePlugin, logger, mediaEngine, metrics } from '@opencvi/plugin-api';
import { mediaRooms } from './api.ts';
import { mediaConfig } from './config.ts';
import { createMedia } from './create-media.ts';
import { mediaMetrics } from './metrics.ts';

/** Media of calls: RTP toward room systems, rooms in which they meet each other and browsers. */
export const mediaMediasoup = definePlugin({
  name: 'media-mediasoup',
  api: 1,
  description: 'Carries media: RTP and SRTP to room systems, WebRTC to browsers (mediasoup)',
  config: mediaConfig,
  metrics: mediaMetrics,
  needs: { log: logger, clock, data: dataFolder, metrics },
  provides: [mediaRooms],
  setup(host, { config, ...needs }) {
    const media = createMedia(config, needs);
    host.contribute(mediaEngine, media.engine);
    host.provide(mediaRooms, media.rooms);
    host.onStart(() => media.start());
    host.onStop(() => media.stop());
  },
});

export type { MediaConfig } from './config.ts';

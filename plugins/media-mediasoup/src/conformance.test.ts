import { mediaEngineSuite } from '@opencvi/test-kit/conformance';
import { TestMedia } from './testing/gateway.ts';

mediaEngineSuite('media-mediasoup', async () => {
  const media = new TestMedia(18_900);
  await media.media.start();
  return { it: media.media.engine, close: () => media.stop() };
});

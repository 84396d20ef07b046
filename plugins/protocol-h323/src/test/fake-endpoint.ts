import type { MediaCapabilities } from '@opencvi/plugin-api';
import { RecordingEndpoint } from '@opencvi/test-kit';
import { capabilities } from './capabilities.ts';

/** An endpoint that can do what ours can. */
export class FakeEndpoint extends RecordingEndpoint {
  constructor(able: MediaCapabilities = capabilities) {
    super(able);
  }
}

import { CallMedia } from '@opencvi/phone-media';
import type { MediaOptions } from '../options.ts';
import type { CallContext, H323Call } from './h323-call.ts';

/** The media of a call that is about to be; `call` gives it once it is there. */
export function openMedia({ host, clock }: CallContext, options: MediaOptions, call: () => H323Call | undefined): Promise<CallMedia> {
  const { video, toneHz, toneAmplitude } = options;
  // H.323 endpoints ask by H.245 (H.245 7.11.14); few listen to RTCP
  const askForKeyFrame = (): void => call()?.requestKeyFrame();
  return CallMedia.open({ host, clock, audio: [], video: video !== false, toneHz, toneAmplitude, askForKeyFrame });
}

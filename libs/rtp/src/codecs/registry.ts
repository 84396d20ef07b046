import type { AudioCodec } from './audio-codec.ts';
import { pcma, pcmu } from './g711.ts';
import { g722 } from './g722.ts';
import { loadOpus, opus } from './opus.ts';

/** Every codec, best first. */
export const AUDIO_CODECS: readonly AudioCodec[] = [opus, g722, pcmu, pcma];

/** The codec of an rtpmap encoding name; names compare without case (RFC 8866 6.6 leaves it to the media type: RFC 4855 3). */
export function audioCodec(name: string): AudioCodec | undefined {
  const wanted = name.toLowerCase();
  return AUDIO_CODECS.find(codec => codec.name.toLowerCase() === wanted);
}

/** Makes every codec ready. Only Opus needs it; call it once at start. */
export async function loadAudioCodecs(): Promise<void> {
  await loadOpus();
}

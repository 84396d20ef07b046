import { type Direction, isEvent } from '@opencvi/phone-media';
import type { MediaSession } from '../media/media-session.ts';

/** What was agreed in a call, as it stands now. */
export interface CallFacts {
  readonly localSdp: string;
  readonly remoteSdp: string;
  /** Of the sound, as the phone sees it. */
  readonly direction: Direction;
  /** The codec we send. */
  readonly audio: string;
  readonly video?: {
    readonly codec: 'H264';
    readonly packetizationMode: 0 | 1;
    readonly profileLevelId: string;
    readonly direction: Direction;
  };
  /** The suite, when the sound is encrypted. */
  readonly srtp?: string;
}

export function factsOf({ audio, video, localSdp, remoteSdp }: MediaSession): CallFacts {
  const sound = audio.agreement;
  const picture = video?.agreement;
  const format = picture?.send[0];
  const suite = sound?.peer?.srtp?.send.suite;
  return {
    localSdp,
    remoteSdp,
    direction: sound?.direction ?? 'inactive',
    audio: sound?.send.find(each => !isEvent(each))?.codec ?? 'none',
    ...(picture &&
      format && {
        video: {
          codec: 'H264' as const,
          packetizationMode: format.packetizationMode ?? 0,
          profileLevelId: format.parameters?.['profile-level-id'] ?? '',
          direction: picture.direction,
        },
      }),
    ...(suite !== undefined && { srtp: suite }),
  };
}

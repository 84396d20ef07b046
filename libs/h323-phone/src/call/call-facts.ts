import type { CapabilitySet, RemoteEndpoint } from '@opencvi/h323-js-bindings';
import type { Direction } from '@opencvi/phone-media';
import type { ChannelFact } from '../media/channel-line.ts';
import type { Channels } from '../media/channels.ts';

/** What was agreed in a call, as it stands now. */
export interface CallFacts {
  /** Of the sound, as the phone sees it. */
  readonly direction: Direction;
  /** The codec we send; `none` while no channel of ours is open. */
  readonly audio: string;
  /** What we send as picture. */
  readonly video?: { readonly codec: 'H264'; readonly packetizationMode: 0 | 1; readonly direction: Direction };
  /** Every channel that is open. */
  readonly channels: readonly ChannelFact[];
  /** Whether H.245 goes through the signalling connection; absent before it can speak. */
  readonly tunnelling?: boolean;
  /** Whether fast start opened channels. */
  readonly fastStart: boolean;
  /** Who decides where both want different things (H.245 C.2). */
  readonly role?: 'master' | 'slave';
  readonly remote?: RemoteEndpoint;
  /** What the far side said that it can. */
  readonly capabilities?: CapabilitySet;
  /** What the far side said that it has muted. */
  readonly muted: { readonly audio: boolean; readonly video: boolean };
  /** bit/s that the far side takes at most on our channels, where it said so. */
  readonly limits: { readonly audio?: number; readonly video?: number };
}

/** What a call learns of itself besides its channels. */
export interface CallNotes {
  tunnelling?: boolean;
  fastStart: boolean;
  role?: 'master' | 'slave';
  remote?: RemoteEndpoint;
}

export function factsOf(channels: Channels, notes: CallNotes): CallFacts {
  const { audio, video } = channels.lines;
  const sound = audio?.outgoing;
  const picture = video?.outgoing;
  return {
    ...notes,
    direction: audio?.direction ?? 'inactive',
    audio: sound?.isOpen ? sound.format.codec : 'none',
    ...(picture?.isOpen && {
      video: {
        codec: 'H264' as const,
        packetizationMode: picture.format.packetizationMode ?? 0,
        direction: video?.direction ?? 'inactive',
      },
    }),
    channels: channels.facts,
    ...(channels.remote && { capabilities: channels.remote }),
    muted: { audio: channels.isMuted('audio'), video: channels.isMuted('video') },
    limits: { ...(audio?.limit !== undefined && { audio: audio.limit }), ...(video?.limit !== undefined && { video: video.limit }) },
  };
}

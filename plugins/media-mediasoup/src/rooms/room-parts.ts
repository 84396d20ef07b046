import type { Clock, Logger } from '@opencvi/plugin-api';
import type { types } from 'mediasoup';
import type { MediaConfig } from '../config.ts';
import type { RoomAudio } from './room-audio.ts';
import type { RoomVideo } from './room-video.ts';
import type { RoomStreams } from './streams.ts';

/** What the seats of a room share. */
export interface RoomParts {
  readonly config: MediaConfig;
  readonly clock: Clock;
  readonly log: Logger;
  readonly router: types.Router;
  readonly webRtc: types.WebRtcServer;
  /** The way between the router and this process. */
  readonly direct: types.DirectTransport;
  readonly audio: RoomAudio;
  readonly video: RoomVideo;
  readonly streams: RoomStreams;
  /** Whom to ask for a key frame, by the SSRC that the router knows. */
  readonly uplinks: Map<number, () => void>;
  /** The most that a browser may send, in bits per second. */
  browserBitrate(): number;
  /** Whether browsers are here: without them nothing needs to go through the router. */
  hasBrowsers(): boolean;
}

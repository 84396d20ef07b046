import type { Clock, MediaRole } from '@opencvi/plugin-api';
import type { MediaPacket, MediaPeer } from './endpoint/media-packet.ts';
import type { RtpEndpoint } from './endpoint/rtp-endpoint.ts';

/** How long a requested key frame is waited for before it is asked for again. */
const askAgainAfter = 1_000;

/** Lets media of one endpoint flow to another: video from the first key frame on. */
class Passage implements MediaPeer {
  readonly #from: RtpEndpoint;
  readonly #to: RtpEndpoint;
  readonly #clock: Clock;
  readonly #sources = new Map<MediaRole, number>();
  readonly #limits = new Map<MediaRole, number | undefined>();
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(from: RtpEndpoint, to: RtpEndpoint, clock: Clock) {
    this.#from = from;
    this.#to = to;
    this.#clock = clock;
  }

  receive(role: MediaRole, packet: MediaPacket): void {
    if (role !== 'audio' && this.#sources.get(role) !== packet.source) {
      this.#sources.set(role, packet.source);
      this.#to.select(role, packet.source);
    }
    this.#to.forward(role, packet);
    if (role !== 'audio' && this.#to.awaitsKeyFrame(role)) this.#ask(role);
  }

  keyFrameRequested(role: MediaRole): void {
    this.#to.requestKeyFrame(role);
  }

  /** Nothing is transcoded: what one side takes is all that the other may send. */
  limited(role: MediaRole, maxBitrate: number | undefined): void {
    if (role === 'audio' || this.#limits.get(role) === maxBitrate) return;
    this.#limits.set(role, maxBitrate);
    this.#to.wantBitrate(role, maxBitrate);
  }

  #ask(role: MediaRole): void {
    const now = this.#clock.now();
    if (now - this.#askedAt < askAgainAfter) return;
    this.#askedAt = now;
    this.#from.requestKeyFrame(role);
  }
}

/** Joins two endpoints. The returned function parts them. */
export function bridgeEndpoints(a: RtpEndpoint, b: RtpEndpoint, clock: Clock): () => void {
  a.attach(new Passage(a, b, clock));
  b.attach(new Passage(b, a, clock));
  return () => {
    a.attach(undefined);
    b.attach(undefined);
  };
}

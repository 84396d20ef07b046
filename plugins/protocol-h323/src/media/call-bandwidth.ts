/** What of a call is kept for sound in each direction, in bit/s: all codecs here take that. */
export const audioBitRate = 64_000;

/** What a gatekeeper is asked for: H.225.0 7.11.1 counts both directions together, without headers. In bit/s, as all here. */
export function callBandwidth(video: number): number {
  return 2 * (video + audioBitRate);
}

/** What a call of so much leaves for video in each direction. */
export function videoShare(bandwidth: number): number {
  return Math.max(0, bandwidth / 2 - audioBitRate);
}

/** What a call of this rate, as devices dial it, leaves for video in each direction: the rate is that of one direction, sound included. */
export function videoOfRate(rate: number): number {
  return Math.max(0, rate - audioBitRate);
}

/** The rate of a call with so much video. */
export function rateOf(video: number): number {
  return video + audioBitRate;
}

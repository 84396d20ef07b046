/** RFC 6464 3: levels count down from 0 (overload) to 127 (silence), in dBov. */
export const SILENCE_LEVEL = 127;

/** Root mean square of a frame, 0 to 32768. */
export function rms(pcm: Int16Array): number {
  let sum = 0;
  for (let i = 0; i < pcm.length; i++) {
    const sample = pcm[i] as number;
    sum += sample * sample;
  }
  return pcm.length === 0 ? 0 : Math.sqrt(sum / pcm.length);
}

/** A root mean square in dBov: 0 for a full-scale square wave, -3 for a full-scale sine, at least -127. */
export function dbov(rootMeanSquare: number): number {
  return rootMeanSquare <= 0 ? -SILENCE_LEVEL : Math.max(-SILENCE_LEVEL, 20 * Math.log10(rootMeanSquare / 32768));
}

/** The level of a frame as RFC 6464 writes it: -dBov, 0 (loud) to 127 (silent). */
export function audioLevel(pcm: Int16Array): number {
  return Math.round(-dbov(rms(pcm))) + 0;
}

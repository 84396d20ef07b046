/** Sound with the ups and downs of speech, the same every time: syllables of a buzz with some noise. Mono, at `sampleRate`. */
export function voice(sampleRate: number, seconds: number): Int16Array {
  let noise = 1;
  return Int16Array.from({ length: sampleRate * seconds }, (_, i) => {
    const time = i / sampleRate;
    noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) >>> 0;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 4 * time)) * (time % 3 < 2.4 ? 1 : 0);
    const pitch = 110 + 30 * Math.sin(2 * Math.PI * 0.7 * time);
    const buzz = 2 * ((time * pitch) % 1) - 1;
    return 9_000 * syllable * (buzz + 0.2 * (noise / 2 ** 31 - 1));
  });
}

/** The sound in frames of 20 ms. */
export function framesOf(pcm: Int16Array, sampleRate: number): Int16Array[] {
  const samples = sampleRate / 50;
  return Array.from({ length: Math.floor(pcm.length / samples) }, (_, i) => pcm.subarray(i * samples, (i + 1) * samples));
}

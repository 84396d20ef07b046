/** Sound as the tests measure it: one channel of 16-bit samples. */
export interface Recording {
  readonly pcm: Int16Array;
  readonly sampleRate: number;
}

/** The rate at which sound is mixed: that of Opus, so that nothing a browser or a room system says is cut. */
export const mixSampleRate = 48_000;

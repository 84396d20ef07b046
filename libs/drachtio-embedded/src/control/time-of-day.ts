let lastMillisecond = 0;
let lastText = '';

/** The time field of frames: `HH:MM:SS.uuuuuu`, UTC. */
export function timeOfDay(): string {
  const now = Date.now();
  if (now !== lastMillisecond) {
    lastMillisecond = now;
    lastText = `${new Date(now).toISOString().slice(11, 23)}000`;
  }
  return lastText;
}

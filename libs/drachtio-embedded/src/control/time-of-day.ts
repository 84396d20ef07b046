/** The time field of frames: `HH:MM:SS.uuuuuu`, UTC. */
export function timeOfDay(): string {
  return `${new Date().toISOString().slice(11, 23)}000`;
}

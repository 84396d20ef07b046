import type { MeetingState } from './meeting-state.ts';

/** What to tell a user about a change they may not see; read out by screen readers and shown for a moment. Pure. */
export function announcements(before: MeetingState, after: MeetingState): readonly string[] {
  if (before.phase !== 'meeting' || after.phase !== 'meeting') return [];
  const told: string[] = [];
  if (before.participants !== after.participants) {
    const names = (from: MeetingState, to: MeetingState) =>
      to.participants.filter(({ id }) => id !== to.me && !from.participants.some(one => one.id === id)).map(({ name }) => name);
    for (const name of names(before, after)) told.push(`${name} joined`);
    for (const name of names(after, before)) told.push(`${name} left`);
  }
  for (const { id, name } of after.waiting) {
    if (!before.waiting.some(one => one.id === id)) told.push(`${name} is waiting in the lobby`);
  }
  return told;
}

import type { MeetingState } from './meeting-state.ts';

/** Something to tell the user. What is to be seen on the page anyway is only read out. */
export interface Announcement {
  readonly text: string;
  readonly shown: boolean;
}

/** What to tell the user about a change. Pure. */
export function announcements(before: MeetingState, after: MeetingState): readonly Announcement[] {
  // Those who were there before oneself are no news.
  if (before.phase !== 'meeting' || after.phase !== 'meeting' || before.participants.length === 0) return [];
  const told: Announcement[] = [];
  if (before.participants !== after.participants) {
    const names = (from: MeetingState, to: MeetingState) =>
      to.participants.filter(({ id }) => id !== to.me && !from.participants.some(one => one.id === id)).map(({ name }) => name);
    for (const name of names(before, after)) told.push({ text: `${name} joined`, shown: true });
    for (const name of names(after, before)) told.push({ text: `${name} left`, shown: true });
  }
  for (const { id, name } of after.waiting) {
    if (!before.waiting.some(one => one.id === id)) told.push({ text: `${name} is waiting in the lobby`, shown: false });
  }
  return told;
}

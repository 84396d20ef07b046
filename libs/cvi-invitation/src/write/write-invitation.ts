import { generations, type InvitationGeneration } from './generations.ts';
import { type InvitationLocale, labels } from './labels.ts';
import { toHtml, toText } from './line.ts';
import type { InvitationMeeting } from './meeting.ts';

/** How an invitation is written. */
export interface InvitationStyle {
  readonly generation: InvitationGeneration;
  readonly format: 'text' | 'html';
  readonly locale: InvitationLocale;
}

/** Writes the block that Teams puts into a calendar entry, as each generation of it is worded and laid out. */
export function writeInvitation(meeting: InvitationMeeting, { generation, format, locale }: InvitationStyle): string {
  const lines = generations[generation](meeting, labels[locale]);
  return format === 'html' ? toHtml(lines, locale) : toText(lines);
}

import type { InvitationResult, NoCoordinates } from '../coordinates.ts';
import { assemble, type Sources } from './assemble.ts';
import { type Letter, readLetter } from './letter.ts';
import { teamsMeetingOf } from './teams-meeting.ts';
import { type TextCandidate, textCandidates } from './text-candidates.ts';

/** How many lines may lie between a tenant key and the partner's link of the same invitation. */
const blockLines = 10;

/** Reads a normalised text: the topmost invitation with video coordinates. */
export function readText(text: string, graph?: Sources['graph']): InvitationResult {
  const letter = readLetter(text);
  const { line, ...sources } = topmost(letter);
  const teams = teamsMeetingOf(letter, line);
  if (graph) return assemble({ ...sources, graph }, teams);
  if (line !== undefined) return assemble(sources, teams);
  return { found: false, reason: reasonOf(text, letter, teams !== undefined), ...(teams && { teams }), warnings: [] };
}

function topmost(letter: Letter): Pick<Sources, 'link' | 'text'> & { readonly line?: number } {
  const candidates = textCandidates(letter);
  const text = candidates.find(({ conferenceId }) => conferenceId !== undefined);
  // A number that nobody names is told by its place below an address alone
  const strong = letter.partners.find(
    ({ link }) => link.conferenceId !== undefined && (link.key !== undefined || link.provider !== 'unknown'),
  );
  if (strong && (!text || strong.line < text.line)) return { line: strong.line, link: strong.link, text: above(candidates, strong.line) };
  if (!text) return onlyKey(candidates, letter);
  const next = candidates.find(({ line, conferenceId }) => conferenceId !== undefined && line > text.line);
  const end = Math.min(text.line + blockLines, (next?.line ?? Number.POSITIVE_INFINITY) - 1);
  const link = letter.partners.find(({ line }) => line >= text.line && line <= end)?.link;
  return { line: text.line, text, link };
}

/** The address shortly above a link that alone carries the conference id (the line with the id is missing in some mails). */
function above(candidates: readonly TextCandidate[], line: number): TextCandidate | undefined {
  return candidates.findLast(candidate => candidate.line <= line && candidate.line >= line - blockLines);
}

/** A tenant key at a partner's domain without any conference id: said, so that the caller can be sent to the IVR. */
function onlyKey(candidates: readonly TextCandidate[], { partners }: Letter): Pick<Sources, 'link' | 'text'> & { readonly line?: number } {
  const link = partners[0];
  const text = link && above(candidates, link.line);
  return link && text ? { line: link.line, link: link.link, text } : {};
}

function reasonOf(text: string, { joins, hidden }: Letter, teams: boolean): NoCoordinates {
  if (text.trim() === '') return { code: 'empty', message: 'there is nothing in it' };
  if (teams) {
    const message = 'a Teams meeting without video coordinates: its organizer has no policy for video interop';
    return { code: 'no-video-coordinates', message };
  }
  if (joins.length > 0) {
    return { code: 'consumer-meeting', message: 'a meeting of Teams for personal use (teams.live.com), which rooms cannot join' };
  }
  if (hidden.length > 0) {
    const message =
      'a Teams meeting without video coordinates that can be read: a mail filter hides where its links lead; exempt those of Teams and of the video partner from rewriting';
    return { code: 'no-video-coordinates', message };
  }
  return { code: 'not-an-invitation', message: 'neither a join link of Teams nor video coordinates were found' };
}

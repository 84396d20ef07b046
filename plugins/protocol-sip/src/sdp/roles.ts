import type { MediaRole } from '@opencvi/plugin-api';
import { isSecureProfile } from './profile.ts';

interface Line {
  readonly type: string;
  readonly profile: string;
  readonly content?: string;
}

/**
 * What each m-line is for. a=content decides (RFC 4796); without it the first video is the main one and a second one is slides, except where it
 * differs in security only: Polycom offers each stream twice, as SAVP and as AVP, and means one of them.
 */
export function assignRoles(lines: readonly Line[]): (MediaRole | undefined)[] {
  const mains: Line[] = [];
  return lines.map(line => {
    if (line.type === 'audio') return 'audio';
    if (line.type !== 'video') return undefined;
    const role = roleFromContent(line.content) ?? roleFromOrder(line, mains);
    if (role === 'main') mains.push(line);
    return role;
  });
}

function roleFromContent(content: string | undefined): MediaRole | undefined {
  const values = content?.toLowerCase().split(',') ?? [];
  if (values.includes('slides')) return 'slides';
  return values.some(value => value === 'main' || value === 'speaker') ? 'main' : undefined;
}

function roleFromOrder(line: Line, mains: readonly Line[]): MediaRole {
  const alike = mains.some(main => isSecureProfile(main.profile) === isSecureProfile(line.profile));
  return alike ? 'slides' : 'main';
}

import type { MediaCapabilities, MediaDirection, MediaRole, RoleCapabilities } from '@opencvi/plugin-api';
import { type AgreedFormats, agreeFormats } from './agree-formats.ts';
import type { CryptoAttribute } from './crypto.ts';
import { mirrorDirection, withoutSending } from './direction.ts';
import { isKnownProfile, isSecureProfile } from './profile.ts';
import type { MediaDescription, SessionDescription } from './session-description.ts';

/** Whether SRTP is used: never, where the far end can, or always. */
export type SrtpPolicy = 'off' | 'optional' | 'required';

/** A stream of an offer that we take. */
export interface PlannedStream {
  readonly role: MediaRole;
  /** Index of its m-line. */
  readonly line: number;
  readonly offered: MediaDescription;
  readonly formats: AgreedFormats;
  /** As we see it: what the answer says. */
  readonly direction: MediaDirection;
  /** What we may really do: as `direction`, but nothing is sent to nowhere. */
  readonly effective: MediaDirection;
  /** The offered key that we take (RFC 4568 5.1.2): the first one we can use. */
  readonly crypto?: CryptoAttribute;
}

/** Which streams of an offer we take, or why none of it will do. */
export type AnswerPlan =
  | { readonly ok: true; readonly streams: readonly PlannedStream[] }
  | { readonly ok: false; readonly reason: string };

/** Chooses at most one m-line for each role that both sides have. Pure; ports and keys of ours come later. */
export function planAnswer(offer: SessionDescription, capabilities: MediaCapabilities, srtp: SrtpPolicy): AnswerPlan {
  const streams = capabilities.flatMap(ours => planRole(offer, ours, srtp) ?? []);
  const audioOffered = offer.media.some(({ role, port }) => role === 'audio' && port !== 0);
  if (audioOffered && !streams.some(({ role }) => role === 'audio')) return { ok: false, reason: 'no audio codec in common' };
  if (streams.length === 0) return { ok: false, reason: 'no media in common' };
  return { ok: true, streams };
}

function planRole(offer: SessionDescription, ours: RoleCapabilities, srtp: SrtpPolicy): PlannedStream | undefined {
  const candidates = offer.media.flatMap((offered, line) => planLine(offered, line, { ours, srtp }) ?? []);
  // The same stream offered twice, secure and plain: the secure one is taken, the other refused
  return candidates.find(({ crypto }) => crypto !== undefined) ?? candidates[0];
}

interface Ours {
  readonly ours: RoleCapabilities;
  readonly srtp: SrtpPolicy;
}

function planLine(offered: MediaDescription, line: number, { ours, srtp }: Ours): PlannedStream | undefined {
  if (offered.role !== ours.role || offered.port === 0 || !isKnownProfile(offered.profile)) return undefined;
  const crypto = srtp === 'off' ? undefined : offered.crypto[0];
  // A stream offered as SAVP is never answered without keys; RTP/AVP with keys is the opportunistic SRTP of RFC 8643
  const needsKey = srtp === 'required' || isSecureProfile(offered.profile);
  const formats = needsKey && crypto === undefined ? undefined : agreeFormats(ours, offered.formats);
  if (formats === undefined) return undefined;
  const direction = mirrorDirection(offered.direction);
  const effective = offered.nowhere ? withoutSending(direction) : direction;
  return { role: ours.role, line, offered, formats, direction, effective, ...(crypto && { crypto }) };
}

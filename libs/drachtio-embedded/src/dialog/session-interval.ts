import type { Headers } from '../message/headers.ts';
import { parseParams } from '../message/params.ts';
import { Scanner } from '../message/scanner.ts';

/** RFC 4028 4: how often a session must be refreshed, and who does it. */
export interface SessionInterval {
  readonly seconds: number;
  readonly refresher: 'us' | 'peer';
  /** The peer knows nothing of session timers: what it leaves out or refuses does not end ours (RFC 4028 7.2, one side is enough). */
  readonly oursAlone?: true;
}

/** RFC 4028 4: no session is refreshed more often. */
export const minSessionSeconds = 90;
const maxSessionSeconds = 86_400;

export interface SessionExpires {
  readonly seconds: number;
  readonly refresher?: 'uac' | 'uas';
}

export function parseSessionExpires(value: string | undefined): SessionExpires | undefined {
  const scanner = new Scanner(value ?? '');
  const digits = scanner.until('; \t');
  const params = parseParams(scanner);
  if (!/^\d{1,9}$/.test(digits) || !params) return undefined;
  const refresher = params.get('refresher')?.toLowerCase();
  return { seconds: Number(digits), ...(refresher === 'uac' || refresher === 'uas' ? { refresher } : {}) };
}

/** RFC 4028 9: a peer that supports timers and asks for too short an interval gets a 422. */
export function isTooShort(request: Headers): boolean {
  const wanted = parseSessionExpires(request.get('session-expires'));
  return wanted !== undefined && wanted.seconds < minSessionSeconds && request.lists('supported', 'timer');
}

/**
 * RFC 4028 9, as UAS: settles the interval in a 2xx to INVITE or UPDATE. The application may have put Session-Expires there itself; otherwise
 * the peer's wish is granted, and the peer refreshes unless it asked us to or cannot.
 */
export function grantInterval(request: Headers, response: Headers): SessionInterval | undefined {
  const wanted = parseSessionExpires(response.get('session-expires')) ?? parseSessionExpires(request.get('session-expires'));
  if (!wanted) return undefined;
  const peerCan = request.lists('supported', 'timer');
  const asked = parseSessionExpires(request.get('session-expires'))?.refresher ?? wanted.refresher ?? 'uac';
  const refresher = peerCan ? asked : 'uas';
  const seconds = clamp(wanted.seconds);
  response.set('Session-Expires', `${seconds};refresher=${refresher}`);
  if (refresher === 'uac' && !response.lists('require', 'timer')) response.add('Require', 'timer');
  return { seconds, refresher: refresher === 'uas' ? 'us' : 'peer', ...(!peerCan && { oursAlone: true }) };
}

/** RFC 4028 7.2, as UAC: what the 2xx settled; without Session-Expires there is no timer. */
export function settledInterval(response: Headers): SessionInterval | undefined {
  const settled = parseSessionExpires(response.get('session-expires'));
  if (!settled) return undefined;
  return { seconds: clamp(settled.seconds), refresher: settled.refresher === 'uas' ? 'peer' : 'us' };
}

function clamp(seconds: number): number {
  return Math.min(Math.max(seconds, minSessionSeconds), maxSessionSeconds);
}

import { accept } from './message/capabilities-headers.ts';
import { sessionBody } from './message/session-body.ts';
import { parseSession } from './sdp/parse-session.ts';
import type { SessionDescription } from './sdp/session-description.ts';
import type { SipContent } from './sip-stack.ts';

/** What an INVITE or UPDATE, or the 200 to one, says of the session. */
export type OfferBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'offer'; readonly session: SessionDescription }
  | { readonly kind: 'refused'; readonly status: number; readonly content: SipContent; readonly reason: string };

/** Reads the offer of a message, or says with which response it is to be refused. */
export function readOffer(message: Parameters<typeof sessionBody>[0]): OfferBody {
  const body = sessionBody(message);
  if (body.kind === 'none') return body;
  if (body.kind === 'unsupported') {
    // RFC 3261 21.4.13
    const headers = { Accept: accept, 'Accept-Encoding': 'identity' };
    return { kind: 'refused', status: 415, content: { headers }, reason: `body of type ${body.type}` };
  }
  const parsed = parseSession(body.text);
  if (parsed.ok) return { kind: 'offer', session: parsed.session };
  // RFC 3261 20.43: 399 is a warning of no particular kind
  const headers = { Warning: `399 opencvi "SDP ${parsed.reason}"` };
  return { kind: 'refused', status: 400, content: { headers }, reason: `SDP ${parsed.reason}` };
}

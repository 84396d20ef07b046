import { infoTypes } from './info-body.ts';

/** Methods that we understand (RFC 3261 20.5). */
export const allow = 'INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK';

/** Extensions that we understand (RFC 3261 20.37). The session timer (RFC 4028) is the SIP server's, and most of 100rel (RFC 3262). */
const extensions = new Set(['timer', '100rel']);

/** Bodies that we read (RFC 3261 20.1). */
export const accept = ['application/sdp', ...infoTypes].join(', ');

/** Headers that tell a far end what it may do with us. */
export const abilities: Readonly<Record<string, string>> = { Allow: allow, Supported: [...extensions].join(', ') };

/** The option tags of a Require header that we do not understand (RFC 3261 8.2.2.3). */
export function unknownExtensions(require: string | undefined): string[] {
  return tokens(require).filter(token => !extensions.has(token));
}

/** Whether a list of tokens names one. */
export function lists(header: string | undefined, token: string): boolean {
  return tokens(header).includes(token);
}

function tokens(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map(token => token.trim().toLowerCase())
    .filter(token => token !== '');
}

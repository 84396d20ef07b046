import { type InvitationResult, parseInvitation } from '@opencvi/cvi-invitation';
import { decodeText } from './decode-text.ts';
import { outlookContent } from './outlook-formats.ts';
import { readMail } from './read-mail.ts';

/** Reads a saved invitation: a mail (RFC 5322, MIME), its text or HTML, an iCalendar file, Outlook's .msg, or a Graph event as JSON. */
export async function readInvitation(bytes: Uint8Array): Promise<InvitationResult> {
  const outlook = outlookContent(bytes);
  if (outlook && 'unread' in outlook) return { found: false, reason: { code: 'not-an-invitation', message: outlook.unread }, warnings: [] };
  if (outlook) return parseInvitation(outlook.body);
  const mail = mailOf(bytes);
  return mail ? readMail(mail) : parseInvitation(decodeText(bytes));
}

/**
 * A mail begins with a header that names its content type (RFC 2045 5); the head of a forwarded mail, copied as text, does not. Blank lines
 * and the `From ` line of a Unix mailbox (RFC 4155) may stand before it.
 */
function mailOf(bytes: Uint8Array): Uint8Array | undefined {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 65_536));
  const [before = ''] = /^(?:[ \t]*\r?\n){0,16}(?:From [^\r\n]{1,998}\r?\n)?/.exec(text) ?? [];
  const [header = ''] = text.slice(before.length).split(/\r?\n\r?\n/, 1);
  const isMail = /^[\w-]+:/.test(header) && /^(?:content-type|mime-version):/im.test(header) && !/^BEGIN:/i.test(header);
  return isMail ? bytes.subarray(before.length) : undefined;
}

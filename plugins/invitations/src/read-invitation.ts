import { type InvitationResult, parseInvitation } from '@opencvi/cvi-invitation';
import PostalMime, { type Email } from 'postal-mime';
import { decodeText } from './decode-text.ts';

/** Reads a saved invitation: a mail (RFC 5322, MIME), its text or HTML, an iCalendar file, or a Graph event as JSON. */
export async function readInvitation(bytes: Uint8Array): Promise<InvitationResult> {
  const text = decodeText(bytes);
  return isMail(text) ? readMail(bytes) : parseInvitation(text);
}

/** A mail begins with a header that names its content type (RFC 2045 5). The head of a forwarded mail, copied as text, does not. */
function isMail(text: string): boolean {
  const [header = ''] = text.slice(0, 65_536).split(/\r?\n\r?\n/, 1);
  return /^[\w-]+:/.test(header) && /^(?:content-type|mime-version):/im.test(header) && !/^BEGIN:/i.test(header);
}

async function readMail(bytes: Uint8Array): Promise<InvitationResult> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 32 });
  const body = parseInvitation({
    ...(mail.html !== undefined && { html: mail.html }),
    ...(mail.text !== undefined && { text: mail.text }),
  });
  if (body.found) return body;
  const found = calendarParts(mail)
    .map(calendar => parseInvitation(calendar))
    .find(result => result.found);
  return found ?? body;
}

/** Meeting requests carry the invitation once more as iCalendar (RFC 6047). */
function calendarParts({ attachments }: Email): string[] {
  return attachments
    .filter(({ mimeType, filename }) => /calendar/i.test(mimeType) || /\.ics$/i.test(filename ?? ''))
    .map(({ content }) => (typeof content === 'string' ? content : decodeText(new Uint8Array(content))));
}

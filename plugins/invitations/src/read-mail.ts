import { type InvitationResult, parseInvitation } from '@opencvi/cvi-invitation';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { decodeText } from './decode-text.ts';
import { outlookContent } from './outlook-formats.ts';

/** How deep mails may be attached to mails. */
const deepest = 5;

/** Reads a mail: its body, then the calendar parts (RFC 6047), then the mails that were forwarded as attachments, each in the same way. */
export async function readMail(bytes: Uint8Array, depth = 0): Promise<InvitationResult> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 32, forceRfc822Attachments: true });
  const body = parseInvitation({
    ...(mail.html !== undefined && { html: mail.html }),
    ...(mail.text !== undefined && { text: mail.text }),
  });
  if (body.found) return body;
  let best: InvitationResult = body;
  for (const read of [...calendars(mail), ...outlookMails(mail), ...(depth < deepest ? attachedMails(mail, depth) : [])]) {
    const result = await read();
    if (result.found) return result;
    if (!best.found && best.teams === undefined && result.teams !== undefined) best = result;
  }
  return best.found || best.teams !== undefined ? best : (unreadable(mail) ?? best);
}

type Reading = () => InvitationResult | Promise<InvitationResult>;

function calendars({ attachments }: Email): Reading[] {
  return attachments
    .filter(({ mimeType, filename }) => /calendar/i.test(mimeType) || /\.ics$/i.test(filename ?? ''))
    .map(attachment => () => parseInvitation(decodeText(bytesOf(attachment))));
}

function outlookMails({ attachments }: Email): Reading[] {
  return attachments.flatMap(attachment => {
    const outlook = outlookContent(bytesOf(attachment));
    return outlook && 'body' in outlook ? [() => parseInvitation(outlook.body)] : [];
  });
}

function attachedMails({ attachments }: Email, depth: number): Reading[] {
  return attachments
    .filter(({ mimeType, filename }) => /^message\/rfc822$/i.test(mimeType) || /\.eml$/i.test(filename ?? ''))
    .map(attachment => () => readMail(bytesOf(attachment), depth + 1));
}

/** A mail whose invitation is in an attachment of a format that is not read. */
function unreadable({ attachments }: Email): InvitationResult | undefined {
  for (const attachment of attachments) {
    const outlook = outlookContent(bytesOf(attachment));
    if (!outlook || !('unread' in outlook)) continue;
    const named = `the mail has the attachment ${attachment.filename ?? 'without a name'}: ${outlook.unread}`;
    return { found: false, reason: { code: 'not-an-invitation', message: named }, warnings: [] };
  }
  return undefined;
}

function bytesOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}

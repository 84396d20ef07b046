import { type InvitationResult, parseInvitation } from '@opencvi/cvi-invitation';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { decodeText } from './decode-text.ts';
import { outlookContent } from './outlook-formats.ts';

/** How deep mails may be attached to mails. */
const deepest = 5;
/** How many attached mails are read in all: six in each of six make thousands, and each is in those around it once more. */
const mostMails = 50;

/** How much may still be read. */
interface Left {
  readonly depth: number;
  readonly mails: { count: number };
}

/** Reads a mail: its body, then the calendar parts (RFC 6047), then the mails that were forwarded as attachments, each in the same way. */
export async function readMail(bytes: Uint8Array, left: Left = { depth: deepest, mails: { count: mostMails } }): Promise<InvitationResult> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 32, forceRfc822Attachments: true });
  const body = parseInvitation({
    ...(mail.html !== undefined && { html: mail.html }),
    ...(mail.text !== undefined && { text: mail.text }),
  });
  if (body.found) return body;
  let best: InvitationResult = body;
  for (const read of [...calendars(mail), ...outlookMails(mail), ...(left.depth > 0 ? attachedMails(mail, left) : [])]) {
    const result = await read();
    if (!result) continue;
    if (result.found) return result;
    if (!best.found && best.teams === undefined && result.teams !== undefined) best = result;
  }
  const told = best.found || best.teams !== undefined ? best : (unreadable(mail) ?? best);
  return left.depth === deepest && left.mails.count < 0 ? { ...told, warnings: [...told.warnings, cut] } : told;
}

const cut = { code: 'truncated', message: `only the first ${mostMails} attached mails were read` } as const;

type Reading = () => InvitationResult | Promise<InvitationResult> | undefined;

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

function attachedMails({ attachments }: Email, { depth, mails }: Left): Reading[] {
  return attachments
    .filter(({ mimeType, filename }) => /^message\/rfc822$/i.test(mimeType) || /\.eml$/i.test(filename ?? ''))
    .map(attachment => () => (mails.count-- > 0 ? readMail(bytesOf(attachment), { depth: depth - 1, mails }) : undefined));
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

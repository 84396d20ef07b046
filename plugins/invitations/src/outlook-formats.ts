import type { InvitationMail } from '@opencvi/cvi-invitation';
import { CompoundFile } from './compound-file.ts';
import { decodeText } from './decode-text.ts';

/** [MS-CFB] 2.2: the first bytes of a compound file, which Outlook's .msg is. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** [MS-OXTNEF] 2.1.3.1: the first bytes of winmail.dat. */
const tnef = [0x78, 0x9f, 0x3e, 0x22];

const instead = 'save the invitation as .ics, .html or .txt, or as .eml in another mail program';

/** What a file in one of Outlook's own formats gives. */
export type OutlookContent = { readonly body: InvitationMail } | { readonly unread: string };

/** Reads a file in one of Outlook's own formats; `undefined` when it is none. */
export function outlookContent(bytes: Uint8Array): OutlookContent | undefined {
  if (begins(bytes, tnef)) return { unread: `it is Outlook's winmail.dat (TNEF), which is not read: ${instead}` };
  if (!begins(bytes, compoundFile)) return undefined;
  const file = new CompoundFile(bytes);
  // [MS-OXMSG] 2.4: property PidTagBody (0x1000) or PidTagHtml (0x1013), then its type: 001F UTF-16, 001E code page, 0102 bytes
  const stream = (property: string): Uint8Array | undefined => file.stream(`__substg1.0_${property}`);
  const [wide, narrow, html] = [stream('1000001F'), stream('1000001E'), stream('10130102')];
  const text = wide ? new TextDecoder('utf-16le').decode(wide) : narrow && decodeText(narrow);
  if (text === undefined && html === undefined) return { unread: `it is an Outlook file without a text that is read: ${instead}` };
  return { body: { ...(text !== undefined && { text }), ...(html && { html: decodeText(html) }) } };
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** [MS-CFB] 2.2: the first bytes of a compound file, which Outlook's .msg is. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** [MS-OXTNEF] 2.1.3.1: the first bytes of winmail.dat. */
const tnef = [0x78, 0x9f, 0x3e, 0x22];

const instead = 'save the invitation as .ics, .html or .txt, or as .eml in another mail program';

/** What to tell of a file in one of Outlook's own formats, which are not read; `undefined` when it is none. */
export function outlookFormat(bytes: Uint8Array): string | undefined {
  if (begins(bytes, compoundFile)) return `it is an Outlook message (.msg), which is not read: ${instead}`;
  if (begins(bytes, tnef)) return `it is Outlook's winmail.dat (TNEF), which is not read: ${instead}`;
  return undefined;
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

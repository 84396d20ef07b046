/** The most that is kept of what somebody else said: enough for support, not enough to fill a record. */
const longest = 500;

/** Pure: another's words as logs and records may have them: on one line, not endless, and without a token that came back in them. */
export function said(text: string): string {
  const plain = text
    .slice(0, 10 * longest)
    .replace(/\beyJ[\w-]+\.[\w-]*\.?[\w-]*/g, '<token>')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}

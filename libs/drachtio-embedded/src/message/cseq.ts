/** RFC 3261 20.16. */
export interface CSeq {
  readonly number: number;
  readonly method: string;
}

const maxNumber = 2 ** 31; // RFC 3261 8.1.1.5: less than this

export function parseCSeq(text: string): CSeq | undefined {
  const match = /^(\d{1,10})[ \t]+(\S{1,64})$/.exec(text.trim());
  const number = Number(match?.[1]);
  const method = match?.[2];
  return method !== undefined && number < maxNumber ? { number, method } : undefined;
}

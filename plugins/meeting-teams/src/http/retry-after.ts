/** More than this is a mistake somewhere. */
const longest = 86_400;

/** Seconds of a Retry-After header (RFC 9110 10.2.3): a number or a date; `undefined` for anything else. */
export function retryAfter(value: string | null | undefined, now: number): number | undefined {
  if (value === null || value === undefined) return undefined;
  const text = value.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text), longest);
  // Only a date in one of HTTP's forms (5.6.7): the parser takes '-5' and '12.5' for dates as well
  const date = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(/GMT$/.test(text) ? text : `${text} GMT`) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.min(Math.max(0, Math.ceil((date - now) / 1000)), longest);
}

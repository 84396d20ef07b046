/**
 * A PowerShell string in single quotes. PowerShell takes the typographic quotes for single quotes, too, so all of them are doubled
 * (about_Quoting_Rules). Control characters have no place in a value and are refused.
 */
export function quote(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  if (/[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(text)) throw new TypeError('a value for PowerShell has a control character in it');
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}

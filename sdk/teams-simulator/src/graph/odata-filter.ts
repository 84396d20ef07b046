/** One comparison of a `$filter`, such as `VideoTeleconferenceId eq '117'`. */
export interface Comparison {
  /** In lower case: OData of Graph takes any. */
  readonly property: string;
  readonly value: string;
}

/** Reads `property eq 'value'`; `undefined` for anything else. A quote inside is doubled (OData 4.01 ABNF, SQUOTE-in-string). */
export function parseFilter(filter: string): Comparison | undefined {
  const [, property, value] = /^\s*([\w/]+)\s+eq\s+'((?:[^']|'')*)'\s*$/i.exec(filter) ?? [];
  if (property === undefined || value === undefined) return undefined;
  return { property: property.toLowerCase(), value: value.replaceAll("''", "'") };
}

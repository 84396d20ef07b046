type Lines = readonly { readonly type?: string; readonly limit?: string | number }[] | undefined;

/** The bandwidth of b= lines in bits per second: TIAS (RFC 3890) before AS, which is in kilobits and counts the lower layers as well. */
export function readBandwidth(lines: Lines): number | undefined {
  return limitOf('TIAS', lines, 1) ?? limitOf('AS', lines, 1000);
}

function limitOf(type: string, lines: Lines, unit: number): number | undefined {
  const limit = Number(lines?.find(line => line.type === type)?.limit);
  return limit > 0 ? limit * unit : undefined;
}

/** The b= lines of a media section: both forms, since older devices read AS only. */
export function bandwidthLines(bitsPerSecond: number): string[] {
  return [`b=AS:${Math.ceil(bitsPerSecond / 1000)}`, `b=TIAS:${Math.round(bitsPerSecond)}`];
}

/** The smallest of the limits that there are. */
export function lowestLimit(...limits: readonly (number | undefined)[]): number | undefined {
  const known = limits.filter(limit => limit !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

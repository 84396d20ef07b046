/** How a SIPp run went. */
export interface SippStats {
  readonly successful: number;
  readonly failed: number;
  readonly retransmissions: number;
}

/** Reads the file that SIPp writes with -trace_stat: a head, then lines of which the last is final; (C) means since the start. */
export function parseSippStats(text: string): SippStats {
  const lines = text.trim().split('\n');
  const names = lines[0]?.split(';') ?? [];
  const last = lines.length > 1 ? (lines.at(-1)?.split(';') ?? []) : [];
  const value = (name: string): number => {
    const field = last[names.indexOf(`${name}(C)`)];
    if (field === undefined || field === '') throw new Error(`SIPp's statistics have no ${name}`);
    return Number(field);
  };
  return { successful: value('SuccessfulCall'), failed: value('FailedCall'), retransmissions: value('Retransmissions') };
}

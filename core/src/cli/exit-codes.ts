/** Exit codes, as `sysexits` has them where it has one. */
export const exitCodes = { ok: 0, failure: 1, usage: 64, config: 78 } as const;

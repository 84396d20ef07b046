import { z } from 'zod';

const token = z.strictObject({
  start: z.number(),
  end: z.number(),
  /** Changes after this count are wanted; everything when absent. */
  since: z.number().int().optional(),
  /** The count when the round began. */
  until: z.number().int(),
  skip: z.number().int(),
});

/** Where a delta query stands. */
export type DeltaToken = z.output<typeof token>;

/** Opaque to whoever gets it. */
export function writeDeltaToken(value: DeltaToken): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** `undefined` when it is none of ours. */
export function readDeltaToken(text: string): DeltaToken | undefined {
  try {
    return token.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    return undefined;
  }
}

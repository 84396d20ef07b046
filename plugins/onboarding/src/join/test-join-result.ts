import { endCodes } from '@opencvi/plugin-api';
import { z } from 'zod';

/** What came of a test join. */
export const testJoinResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('connected'), ms: z.number(), title: z.string().optional() }),
  z.object({ outcome: z.literal('lobby'), ms: z.number(), title: z.string().optional() }),
  z.object({ outcome: z.literal('failed'), ms: z.number(), code: z.enum(endCodes), detail: z.string().optional() }),
]);

/** See `testJoinResult`. */
export type TestJoinResult = z.output<typeof testJoinResult>;

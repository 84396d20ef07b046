import { z } from 'zod';

/** Settings. */
export const storeConfig = z.strictObject({
  file: z
    .string()
    .min(1)
    .refine(file => !file.split(/[\\/]/).includes('..'), "must lie in the data folder: leave '..' out")
    .default('opencvi.db')
    .describe('Database file in the data folder'),
});

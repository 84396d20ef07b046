import { createRequire } from 'node:module';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/** Who we say we are (VendorIdentifier, H.225.0 7.6). */
export const vendor = { product: 'OpenCVI', version } as const;

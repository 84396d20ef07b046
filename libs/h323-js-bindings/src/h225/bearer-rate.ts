import type { BearerCapability } from '../q931/bearer-capability.ts';

const UNIT = 64_000;
const MULTIRATE = 0x18;

/** Q.931 4.5.5: rates that have a code of their own, as multiples of 64 kbit/s. */
const rates: Readonly<Record<number, number>> = { 16: 1, 17: 2, 19: 6, 21: 24, 23: 30 };

/** bit/s. Undefined where no rate is said, as in packet mode. */
export function bandwidthOf({ transferMode, transferRate = 0, rateMultiplier }: BearerCapability): number | undefined {
  if (transferMode !== 0) return undefined;
  const multiple = transferRate === MULTIRATE ? rateMultiplier : rates[transferRate];
  return multiple ? multiple * UNIT : undefined;
}

/** H.225.0 7.2.2.1: unrestricted digital information, in units of 64 kbit/s, rounded up. */
export function bearerCapabilityOf(bandwidth: number): BearerCapability {
  const multiple = Math.min(127, Math.max(1, Math.ceil(bandwidth / UNIT)));
  const rate = multiple === 1 ? { transferRate: 0x10 } : { transferRate: MULTIRATE, rateMultiplier: multiple };
  return { transferCapability: 'unrestrictedDigital', ...rate, userInformationLayer1: 'h221' };
}

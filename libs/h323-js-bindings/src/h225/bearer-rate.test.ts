import { expect, test } from '@jest/globals';
import type { BearerCapability } from '../q931/bearer-capability.ts';
import { bandwidthOf, bearerCapabilityOf } from './bearer-rate.ts';
import { h225VersionOf } from './protocol-version.ts';

const bearer = (more: Partial<BearerCapability>): BearerCapability => ({
  transferCapability: 'unrestrictedDigital',
  transferMode: 0,
  ...more,
});

test.each([
  [bearer({ transferRate: 0x10 }), 64_000],
  [bearer({ transferRate: 0x11 }), 128_000],
  [bearer({ transferRate: 0x13 }), 384_000],
  [bearer({ transferRate: 0x15 }), 1_536_000],
  [bearer({ transferRate: 0x17 }), 1_920_000],
  [bearer({ transferRate: 0x18, rateMultiplier: 12 }), 768_000],
  [bearer({ transferRate: 0x18 }), undefined],
  [bearer({ transferRate: 0x18, rateMultiplier: 0 }), undefined],
  [bearer({ transferRate: 0x1f }), undefined],
  [bearer({ transferRate: 0, transferMode: 2 }), undefined],
])('%j is %s bit/s', (capability, bandwidth) => {
  expect(bandwidthOf(capability)).toBe(bandwidth);
});

test.each([
  [0, 64_000],
  [64_000, 64_000],
  [64_001, 128_000],
  [384_000, 384_000],
  [1_920_000, 1_920_000],
  [6_000_000, 6_016_000],
  [99_000_000, 127 * 64_000],
])('%i bit/s is asked for as %i', (bandwidth, said) => {
  expect(bandwidthOf({ transferMode: 0, ...bearerCapabilityOf(bandwidth) })).toBe(said);
});

test.each([
  ['0.0.8.2250.0.2', 2],
  ['0.0.8.2250.0.7', 7],
  ['0.0.8.2250.0.12', 12],
  ['0.0.8.2250.0', 0],
  ['0.0.8.2250.0.4.1', 0],
  ['0.0.8.245.0.3', 0],
  ['', 0],
])('protocol identifier %s is version %i', (identifier, version) => {
  expect(h225VersionOf(identifier)).toBe(version);
});

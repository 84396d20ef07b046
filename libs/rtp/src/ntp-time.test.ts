import { describe, expect, test } from '@jest/globals';
import { compactNtp, ntpFromUnix, roundTripTime, unixFromNtp } from './ntp-time.ts';

describe('NTP time', () => {
  test('is Unix time from 1900', () => {
    expect(ntpFromUnix(0)).toEqual({ seconds: 2208988800, fraction: 0 });
    expect(ntpFromUnix(1_750_000_000_250)).toEqual({ seconds: 1_750_000_000 + 2208988800, fraction: 0x40000000 });
    expect(unixFromNtp(ntpFromUnix(1_750_000_000_125))).toBeCloseTo(1_750_000_000_125, 3);
  });

  test('gives the round trip of the example in RFC 3550 figure 2', () => {
    // A 0xb710:8000, LSR 0xb705:2000, DLSR 0x0005:4000: 6.125 s
    const arrival = { seconds: 0xb44db710, fraction: 0x80000000 };
    expect(compactNtp(arrival)).toBe(0xb7108000);
    expect(roundTripTime({ lastSr: 0xb7052000, delaySinceLastSr: 0x00054000 }, arrival)).toBeCloseTo(6125, 6);
  });

  test('gives none without a sender report, and none below zero', () => {
    const arrival = ntpFromUnix(1_750_000_000_000);
    expect(roundTripTime({ lastSr: 0, delaySinceLastSr: 0 }, arrival)).toBeUndefined();
    expect(roundTripTime({ lastSr: compactNtp(arrival), delaySinceLastSr: 65536 }, arrival)).toBe(0);
  });
});

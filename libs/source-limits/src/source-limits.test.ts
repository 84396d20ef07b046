import { describe, expect, test } from '@jest/globals';
import { SourceLimits, sourceOf } from './source-limits.ts';
import { TokenBucket } from './token-bucket.ts';

const settings = {
  callsPerSecond: 2,
  burst: 3,
  concurrentCalls: 4,
  requestsPerSecond: 1,
  exempt: ['10.1.0.0/16', '192.0.2.7', '2001:db8:9::/48'],
};

function limitsAt(clock: { now: number }): SourceLimits {
  return new SourceLimits(settings, () => clock.now);
}

describe('calls of one source', () => {
  test('a burst, then a rate', () => {
    const clock = { now: 0 };
    const limits = limitsAt(clock);
    const call = () => {
      const admission = limits.admitCall('198.51.100.1');
      if (admission === 'admitted') limits.releaseCall('198.51.100.1');
      return admission;
    };
    expect([call(), call(), call(), call()]).toEqual(['admitted', 'admitted', 'admitted', 'too-fast']);
    clock.now += 499;
    expect(call()).toBe('too-fast');
    clock.now += 501;
    expect([call(), call(), call()]).toEqual(['admitted', 'admitted', 'too-fast']);
    clock.now += 3_600_000;
    expect([call(), call(), call(), call()]).toEqual(['admitted', 'admitted', 'admitted', 'too-fast']);
  });

  test('so many at once; other sources are not concerned', () => {
    const clock = { now: 0 };
    const limits = limitsAt(clock);
    for (let call = 0; call < 4; call++) {
      clock.now += 1_000;
      expect(limits.admitCall('198.51.100.1')).toBe('admitted');
    }
    clock.now += 1_000;
    expect(limits.admitCall('198.51.100.1')).toBe('too-many');
    expect(limits.admitCall('198.51.100.2')).toBe('admitted');
    limits.releaseCall('198.51.100.1');
    expect(limits.admitCall('198.51.100.1')).toBe('admitted');
  });

  test('an IPv6 network is one source', () => {
    const limits = limitsAt({ now: 0 });
    const addresses = ['2001:db8::1', '2001:db8:0:0:ffff::', '2001:db8::2:3:4:5'];
    expect(addresses.map(address => limits.admitCall(address))).toEqual(['admitted', 'admitted', 'admitted']);
    expect(limits.admitCall('2001:db8:0:0::99')).toBe('too-fast');
    expect(limits.admitCall('2001:db8:0:1::1')).toBe('admitted');
  });

  test('peers of IPv4 are told apart on a socket of both families', () => {
    expect(['::ffff:192.0.2.7', '::FFFF:192.0.2.8', '192.0.2.7'].map(sourceOf)).toEqual(['192.0.2.7', '192.0.2.8', '192.0.2.7']);
  });

  test.each(['10.1.2.3', '192.0.2.7', '2001:db8:9::5'])('%s is exempt', address => {
    const limits = limitsAt({ now: 0 });
    for (let call = 0; call < 50; call++) expect(limits.admitCall(address)).toBe('admitted');
    expect(limits.admitRequest(address)).toBe(true);
  });
});

test('an exempt address of a network that is not leaves the counts of that as they are', () => {
  const clock = { now: 0 };
  const limits = new SourceLimits({ ...settings, concurrentCalls: 1, exempt: ['2001:db8::7'] }, () => clock.now);
  expect(limits.admitCall('2001:db8::1')).toBe('admitted');
  expect(limits.admitCall('2001:db8::7')).toBe('admitted');
  limits.releaseCall('2001:db8::7');
  expect(limits.admitCall('2001:db8::2')).toBe('too-many');
});

test('other requests have a rate of their own', () => {
  const clock = { now: 0 };
  const limits = limitsAt(clock);
  expect([1, 2, 3].map(() => limits.admitRequest('198.51.100.1'))).toEqual([true, true, false]);
  clock.now += 1_000;
  expect(limits.admitRequest('198.51.100.1')).toBe(true);
  expect(limits.admitCall('198.51.100.1')).toBe('admitted');
});

test('a flood of sources does not stop a busy one from being counted', () => {
  const clock = { now: 0 };
  const limits = limitsAt(clock);
  for (let call = 0; call < 3; call++) limits.admitCall('198.51.100.1');
  for (let source = 0; source < 25_000; source++) {
    clock.now += 1;
    limits.admitRequest(`203.${source >> 16}.${(source >> 8) & 255}.${source & 255}`);
  }
  expect(limits.admitCall('198.51.100.1')).toBe('admitted');
  expect(limits.admitCall('198.51.100.1')).toBe('too-many');
});

test('a bucket gives several tokens together, or none', () => {
  const bucket = new TokenBucket({ rate: 10, burst: 100, now: 0 });
  expect([bucket.take(0, 60), bucket.take(0, 60), bucket.take(0, 40), bucket.take(0)]).toEqual([true, false, true, false]);
  expect([bucket.take(2_000, 21), bucket.take(2_000, 20)]).toEqual([false, true]);
});

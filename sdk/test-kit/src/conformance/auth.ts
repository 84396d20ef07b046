import { describe, expect, test } from '@jest/globals';
import type { AdminAuth, DeviceAuth, Trust } from '@opencvi/plugin-api';
import { FakeContext } from '../fakes/fake-context.ts';
import { FakeLeg } from '../fakes/fake-leg.ts';

/** What every assessment of devices keeps to. `expected` says how far each source address is trusted; `undefined`: no opinion. */
export function deviceAuthSuite(name: string, make: () => DeviceAuth, expected: Readonly<Record<string, Trust | undefined>>): void {
  describe(`${name} as device authentication`, () => {
    test.each(Object.entries(expected))('holds %s for %s', async (address, trust) => {
      const source = { address, port: 5060, transport: 'tcp' } as const;
      const leg = new FakeLeg({ remote: { address: { user: 'room', host: 'example.test' }, source } });
      const opinion = await make().assess(new FakeContext({ leg }));
      expect(opinion?.trust).toBe(trust);
      if (opinion) expect(opinion.reason).toMatch(/\w+ \w+/);
    });

    test('never trusts a leg that came from nowhere', async () => {
      const leg = new FakeLeg({ remote: { address: { user: '', host: '' } } });
      expect((await make().assess(new FakeContext({ leg })))?.trust).not.toBe('trusted');
    });
  });
}

/** What every authentication of API users keeps to. */
export function adminAuthSuite(name: string, make: () => AdminAuth, good: Readonly<Record<string, string>>): void {
  describe(`${name} as API authentication`, () => {
    const remoteAddress = '192.0.2.1';

    test('knows its own', async () => {
      expect(await make().identify({ headers: good, remoteAddress })).toEqual({ name: expect.stringMatching(/\S/) });
    });

    test.each([
      ['nothing', {}],
      ['an empty token', { authorization: 'Bearer ' }],
      ['a wrong token', { authorization: 'Bearer wrong' }],
      ['a wrong scheme', { authorization: 'Basic YTpi' }],
      ['a long token', { authorization: `Bearer ${'x'.repeat(100_000)}` }],
    ])('has no opinion on %s', async (_what, headers: Readonly<Record<string, string>>) => {
      expect(await make().identify({ headers, remoteAddress })).toBeUndefined();
    });
  });
}

import { describe, expect, test } from '@jest/globals';
import type { DialPlan, Route } from '@opencvi/plugin-api';
import { FakeContext } from '../fakes/fake-context.ts';
import { FakeLeg } from '../fakes/fake-leg.ts';

/** Addresses a plan is to take, with the route, and addresses it is to leave to others. */
export interface DialPlanCases {
  readonly takes: Readonly<Record<string, Route>>;
  readonly leaves: readonly string[];
}

/** Addresses that a network sends and nobody means well with. */
const hostile = [
  '',
  '@',
  '%00',
  '../../etc/passwd',
  'a'.repeat(10_000),
  '٠١٢٣٤٥٦٧٨',
  '\u0000\u0001',
  "'; drop table",
  '1'.repeat(5_000),
  '*'.repeat(200),
];

/** What every dial plan keeps to. */
export function dialPlanSuite(name: string, make: () => DialPlan, { takes, leaves }: DialPlanCases): void {
  describe(`${name} as a dial plan`, () => {
    test.each(Object.entries(takes))('takes %s', async (address, route) => {
      const plan = make();
      expect(await plan.route(calling(address))).toEqual(route);
      // A plan has no memory: the same address leads to the same place
      expect(await plan.route(calling(address))).toEqual(route);
    });

    test('leaves what is not its own to the next plan', async () => {
      for (const address of leaves) expect({ address, route: await make().route(calling(address)) }).toEqual({ address, route: undefined });
    });

    test.each(hostile.map(user => [JSON.stringify(user.slice(0, 20)), user]))('is not upset by %s', async (_shown, user) => {
      const route = await make().route(new FakeContext({ leg: new FakeLeg({ dialled: { user, host: 'example.test' } }) }));
      expect(route?.to).not.toBe('meeting');
    });

    test('describes itself in whole lines', () => {
      for (const line of make().describe?.() ?? []) expect(line).toMatch(/^\S[^\n]*$/);
    });
  });
}

function calling(address: string): FakeContext {
  const at = address.lastIndexOf('@');
  const dialled = at < 0 ? { user: address, host: '' } : { user: address.slice(0, at), host: address.slice(at + 1) };
  return new FakeContext({ leg: new FakeLeg({ dialled }) });
}

import { describe, expect, test } from '@jest/globals';
import type { CallEvent, CallInterceptor, CliCommand, EventSink, HttpRoutes } from '@opencvi/plugin-api';
import { FakeContext } from '../fakes/fake-context.ts';
import { FakeLeg } from '../fakes/fake-leg.ts';
import { FakeEndpoint } from '../fakes/fake-media.ts';

/** What every wrapper of legs keeps to. */
export function callInterceptorSuite(name: string, make: () => CallInterceptor): void {
  describe(`${name} as a call interceptor`, () => {
    test('keeps the identity of the leg and lets its events through', async () => {
      const inner = new FakeLeg();
      const call = new FakeContext({ leg: inner });
      const outer = make().intercept(inner, call);
      const heard: string[] = [];
      outer.on('ended', reason => heard.push(reason.code));
      expect([outer.id, outer.protocol, outer.dialled]).toEqual([inner.id, inner.protocol, inner.dialled]);
      await outer.answer(new FakeEndpoint('device'), call.signal);
      expect([inner.state, outer.state]).toEqual(['connected', 'connected']);
      inner.hangUp();
      expect(heard).toEqual(['normal']);
    });

    test('ends the leg it wraps', async () => {
      const inner = new FakeLeg();
      await make()
        .intercept(inner, new FakeContext({ leg: inner }))
        .end({ code: 'operator', by: 'operator' });
      expect(inner.state).toBe('ended');
    });
  });
}

/** What every contribution of HTTP routes keeps to. */
export function httpRoutesSuite(name: string, make: () => HttpRoutes): void {
  describe(`${name} as HTTP routes`, () => {
    test.each(make().routes.map(route => [`${route.method} ${route.path}`, route] as const))(
      '%s is described and guarded',
      (_name, route) => {
        expect(route.path).toMatch(/^\/[^?#\s]*$/);
        expect(route.summary.length).toBeGreaterThan(3);
        if (/\{\w+\*?\}/.test(route.path)) expect(route.params).toBeDefined();
        if (route.path.startsWith('/api/')) expect(route.access).toBe('token');
      },
    );
  });
}

/** What every sink of events keeps to. */
export function eventSinkSuite(name: string, make: () => EventSink): void {
  const stamp = { call: '0fakecall0', at: '2026-01-01T00:00:00.000Z' };
  const events: readonly CallEvent[] = [
    { ...stamp, type: 'started', protocol: 'sip', from: 'a@b', dialled: 'c@d' },
    { ...stamp, type: 'state', state: 'ringing' },
    { ...stamp, type: 'assessed', trust: 'guest', reason: 'nothing says otherwise' },
    { ...stamp, type: 'routed', to: 'ivr', plan: 'x' },
    { ...stamp, type: 'roster', participants: [] },
    { ...stamp, type: 'muted', muted: true },
  ];
  describe(`${name} as an event sink`, () => {
    test.each(events.map(event => [event.type, event] as const))('takes %s without a word', (_type, event) => {
      expect(make().record(event)).toBeUndefined();
    });
  });
}

/** What every command keeps to. */
export function cliCommandSuite(name: string, make: () => CliCommand): void {
  describe(`${name} as a command`, () => {
    test('says how it is used', () => {
      const { usage, summary, options = [], asksGateway } = make();
      expect(usage).toMatch(/^[a-z][a-z-]*( [<[][\w.]+[>\]])*$/);
      expect(summary.length).toBeGreaterThan(5);
      for (const { flags, summary: about } of options)
        expect([flags, about]).toEqual([expect.stringMatching(/^(-\w, )?--[a-z-]+/), expect.stringMatching(/\w+/)]);
      // The program adds these
      if (asksGateway) expect(options.filter(({ flags }) => /--(url|token)\b/.test(flags))).toEqual([]);
    });
  });
}

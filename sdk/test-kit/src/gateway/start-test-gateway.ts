import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Gateway, gatewaySettings, systemClock, tokenAuth } from '@opencvi/core';
import {
  type CallRecord,
  type Clock,
  callRecord,
  definePlugin,
  defineProfile,
  dialPlans,
  eventSinks,
  ivrFlows,
  mediaEngine,
  meetingProviders,
  type Plugin,
  protocols,
  storeDriver,
  type TenantSettings,
} from '@opencvi/plugin-api';
import { z } from 'zod';
import { FakeIvr } from '../fakes/fake-ivr.ts';
import type { FakeLegOptions } from '../fakes/fake-leg.ts';
import { FakeMediaEngine } from '../fakes/fake-media.ts';
import { type FakeMeeting, FakeMeetings } from '../fakes/fake-meetings.ts';
import { FakePhone } from '../fakes/fake-phone.ts';
import { MemoryStore } from '../fakes/memory-store.ts';
import { RecordingLog } from '../fakes/recording-log.ts';
import { RecordingSink } from '../fakes/recording-sink.ts';
import { SimpleDialPlan } from '../fakes/simple-dial-plan.ts';
import { watchLeaks } from '../leak-check.ts';
import { TestCall } from './test-call.ts';

/** The points that a test gateway fills with fakes unless told that a plugin under test fills them. */
export type FakedPoint = 'media.engine' | 'store.driver';

/** What a test gateway is made from. */
export interface TestGatewayOptions {
  /** The plugins under test. */
  readonly plugins?: readonly Plugin[];
  /** Points with exactly one contribution that the plugins under test fill themselves. */
  readonly real?: readonly FakedPoint[];
  /** Services by ref id, in place of core's or of plugins that are not loaded. */
  readonly fakes?: Readonly<Record<string, unknown>>;
  /** Meetings of the fake provider, which is asked after those under test. */
  readonly meetings?: readonly FakeMeeting[];
  readonly tenants?: readonly TenantSettings[];
  /** Settings of the gateway's `calls` section. */
  readonly calls?: z.input<typeof gatewaySettings>['calls'];
  /** The wall's clock when absent; pass a `VirtualClock` to hold time. */
  readonly clock?: Clock;
}

/** The admin token of every test gateway. */
export const testToken = 'test-token';

/** A real core with fakes around it. */
export class TestGateway {
  readonly phone: FakePhone;
  readonly media: FakeMediaEngine;
  readonly meetings: FakeMeetings;
  readonly ivr: FakeIvr;
  readonly sink: RecordingSink;
  readonly log: RecordingLog;
  readonly gateway: Gateway;
  readonly #folder: string;
  readonly #leaks: () => Promise<readonly string[]>;

  constructor(options: TestGatewayOptions) {
    this.#leaks = watchLeaks();
    this.phone = new FakePhone();
    this.media = new FakeMediaEngine();
    this.meetings = new FakeMeetings(options.meetings ?? [{ id: '1172827458' }, { id: '1172827459', lobby: true }]);
    this.ivr = new FakeIvr();
    this.sink = new RecordingSink();
    this.log = new RecordingLog();
    this.#folder = mkdtempSync(path.join(tmpdir(), 'opencvi-test-'));
    const plugins = [...(options.plugins ?? []), this.#fakes(options.real ?? [])];
    this.gateway = new Gateway(
      {
        settings: gatewaySettings.parse({
          data: this.#folder,
          http: { port: 0 },
          tenants: options.tenants ?? [],
          ...(options.calls && { calls: options.calls }),
        }),
        profile: defineProfile({ name: 'test', description: 'test', plugins }),
        plugins: plugins.map(plugin => ({ plugin, config: plugin.spec.config.parse(plugin.settings ?? {}) })),
      },
      {
        clock: options.clock ?? systemClock,
        log: this.log,
        auth: tokenAuth(testToken),
        processMetrics: false,
        ...(options.fakes && { services: options.fakes }),
      },
    );
  }

  /** Calls the gateway with the fake phone. */
  dial(address: string, options: Omit<FakeLegOptions, 'dialled'> = {}): TestCall {
    return new TestCall(this.phone.call(address, options), this.sink);
  }

  /** Asks the HTTP API as its administrator. */
  async api(route: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.gateway.http.url}${route}`, { ...init, headers: { Authorization: `Bearer ${testToken}`, ...init.headers } });
  }

  /** The records of ended calls, newest first. */
  async records(): Promise<readonly CallRecord[]> {
    const answer = (await (await this.api('/api/v1/call-records')).json()) as { records: unknown };
    return z.array(callRecord).parse(answer.records);
  }

  /** Stops everything. Throws when something was left open: a timer, a socket, a listener. */
  async stop(): Promise<void> {
    await this.gateway.stop();
    rmSync(this.#folder, { recursive: true, force: true });
    const leaks = await this.#leaks();
    if (leaks.length > 0) throw new Error(`left open after stop: ${leaks.join(', ')}`);
  }

  #fakes(real: readonly FakedPoint[]): Plugin {
    const fakes = this;
    return definePlugin({
      name: 'test-kit-fakes',
      api: 1,
      config: z.object({}),
      needs: {},
      setup(host) {
        host.contribute(protocols, fakes.phone);
        host.contribute(meetingProviders, fakes.meetings);
        host.contribute(ivrFlows, fakes.ivr);
        host.contribute(dialPlans, new SimpleDialPlan());
        host.contribute(eventSinks, fakes.sink);
        if (!real.includes('media.engine')) host.contribute(mediaEngine, fakes.media);
        if (!real.includes('store.driver')) host.contribute(storeDriver, new MemoryStore());
      },
    });
  }
}

/**
 * Starts a real core with the plugins under test and fakes for the rest.
 * @example `const gateway = await startTestGateway({ plugins: [meetingAcme.with({ tenant: 't1' })] });`
 */
export async function startTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const gateway = new TestGateway(options);
  await gateway.gateway.start();
  return gateway;
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Gateway, gatewaySettings, tokenAuth } from '@opencvi/core';
import { meetingTeams } from '@opencvi/meeting-teams';
import { definePlugin, defineProfile, mediaEngine, storeDriver } from '@opencvi/plugin-api';
import { schedulingExchange } from '@opencvi/scheduling-exchange';
import { FakeMediaEngine, MemoryStore, RecordingLog } from '@opencvi/test-kit';
import { z } from 'zod';
import { demoApp, demoTenantIds } from '../demo.ts';
import type { Rig } from './rig.ts';
import { ask } from './web.ts';

/** Settings of scheduling-exchange, as a configuration file has them. */
export type SchedulingSettings = z.input<typeof schedulingExchange.spec.config>;

const adminToken = 'gateway';

/** A gateway that reads the calendars of the simulator's rooms, on the simulator's clock. */
export class SchedulingGateway {
  readonly log = new RecordingLog();
  readonly #gateway: Gateway;
  readonly #folder: string;

  private constructor(rig: Rig, settings: SchedulingSettings, port: number) {
    this.#folder = mkdtempSync(path.join(tmpdir(), 'opencvi-rooms-'));
    const fakes = definePlugin({
      name: 'fakes',
      api: 1,
      config: z.object({}),
      needs: {},
      setup(host) {
        host.contribute(mediaEngine, new FakeMediaEngine());
        host.contribute(storeDriver, new MemoryStore());
      },
    });
    const teams = meetingTeams.spec.config.parse(teamsSettings(rig));
    teams.application?.secret?.resolve(() => demoApp.secret);
    const scheduling = schedulingExchange.spec.config.parse(settings);
    for (const { device } of scheduling.rooms) device?.password.resolve(() => 'secret');
    const plugins = [fakes, meetingTeams, schedulingExchange];
    const [contoso, fabrikam] = [demoTenantIds.contoso, demoTenantIds.fabrikam].map(tenantId => ({ tenantId, cloud: 'simulator' }));
    this.#gateway = new Gateway(
      {
        settings: gatewaySettings.parse({
          data: this.#folder,
          http: { port, tls: 'self-signed' },
          tenants: [
            { name: 'contoso', domains: ['contoso.example'], microsoft: contoso },
            { name: 'fabrikam', domains: ['fabrikam.example'], microsoft: fabrikam },
          ],
        }),
        profile: defineProfile({ name: 'test', description: 'test', plugins }),
        plugins: [
          { plugin: fakes, config: {} },
          { plugin: meetingTeams, config: teams },
          { plugin: schedulingExchange, config: scheduling },
        ],
      },
      { clock: rig.clock, log: this.log, auth: tokenAuth(adminToken), processMetrics: false },
    );
  }

  static async start(rig: Rig, settings: SchedulingSettings, port = 0): Promise<SchedulingGateway> {
    const gateway = new SchedulingGateway(rig, settings, port);
    await gateway.#gateway.start();
    return gateway;
  }

  get url(): string {
    return this.#gateway.http.url;
  }

  /** The API. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into any body
  async get(route: string): Promise<any> {
    const ca = path.join(this.#folder, 'http', 'tls-cert.pem');
    const { json } = await ask(`${this.url}${route}`, { ca: readFileSync(ca, 'utf8'), headers: { authorization: `Bearer ${adminToken}` } });
    return json;
  }

  async stop(): Promise<void> {
    await this.#gateway.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function teamsSettings(rig: Rig) {
  return {
    application: { clientId: demoApp.id, secret: 'env:TEST' },
    clouds: {
      simulator: {
        login: rig.url,
        graph: rig.url,
        callbackOpenId: `${rig.url}/v1/.well-known/OpenIdConfiguration`,
        ca: path.join(rig.folder, 'http', 'tls-cert.pem'),
      },
    },
    // Time is moved in leaps: nothing may run out while the network is at work
    requestTimeout: '1h',
  };
}

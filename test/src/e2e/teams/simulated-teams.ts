import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Gateway, gatewaySettings, systemClock, tokenAuth } from '@opencvi/core';
import { mediaMediasoup } from '@opencvi/media-mediasoup';
import { meetingLocal } from '@opencvi/meeting-local';
import { definePlugin, defineProfile, storeDriver } from '@opencvi/plugin-api';
import { teamsSimulator } from '@opencvi/teams-simulator';
import { MemoryStore, RecordingLog } from '@opencvi/test-kit';
import { z } from 'zod';

/** A call as the simulator's control API shows it. */
export interface SimulatedCall {
  readonly id: string;
  readonly tenant: string;
  readonly state: string;
  readonly inLobby: boolean;
  readonly role: string;
  readonly subject: string | null;
}

const adminToken = 'admin';

/** The simulator as `opencvi simulate teams` runs it, in this process. */
export class SimulatedTeams {
  readonly url: string;
  readonly folder: string;
  readonly log = new RecordingLog();
  readonly #gateway: Gateway;

  private constructor(port: number, settings: z.input<typeof teamsSimulator.spec.config>) {
    this.url = `https://127.0.0.1:${port}`;
    this.folder = mkdtempSync(path.join(tmpdir(), 'opencvi-teams-'));
    const store = definePlugin({
      name: 'memory-store',
      api: 1,
      config: z.object({}),
      needs: {},
      setup: host => host.contribute(storeDriver, new MemoryStore()),
    });
    const media = mediaMediasoup.with({ portMin: port + 10, portMax: port + 99, listenAddress: '127.0.0.1' });
    const plugins = [store, media, meetingLocal.with({ meetings: [] }), teamsSimulator.with(settings)];
    this.#gateway = new Gateway(
      {
        settings: gatewaySettings.parse({ data: this.folder, http: { port, tls: 'self-signed' } }),
        profile: defineProfile({ name: 'simulator', description: 'test', plugins }),
        plugins: plugins.map(plugin => ({ plugin, config: plugin.spec.config.parse(plugin.settings ?? {}) })),
      },
      { clock: systemClock, log: this.log, auth: tokenAuth(adminToken), processMetrics: false },
    );
  }

  static async start(port: number, settings: z.input<typeof teamsSimulator.spec.config> = {}): Promise<SimulatedTeams> {
    const simulated = new SimulatedTeams(port, settings);
    await simulated.#gateway.start();
    return simulated;
  }

  /** Path of the certificate to trust. */
  get ca(): string {
    return path.join(this.folder, 'http', 'tls-cert.pem');
  }

  get botTokenFile(): string {
    return path.join(this.folder, 'teams', 'media-bot-token');
  }

  /** The control API. */
  async control<T>(method: string, route: string, json?: unknown): Promise<T> {
    const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' };
    const text = await new Promise<string>((resolve, reject) => {
      const options = { method, headers, ca: readFileSync(this.ca), agent: false };
      const asked = request(`${this.url}/simulator/api${route}`, options, answer => {
        let body = '';
        answer.on('data', chunk => {
          body += chunk;
        });
        answer.on('end', () =>
          (answer.statusCode ?? 500) < 400 ? resolve(body) : reject(new Error(`${route}: ${answer.statusCode} ${body}`)),
        );
      });
      asked.on('error', reject);
      asked.end(json === undefined ? undefined : JSON.stringify(json));
    });
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  async calls(): Promise<readonly SimulatedCall[]> {
    return (await this.control<{ calls: readonly SimulatedCall[] }>('GET', '/calls')).calls;
  }

  /** The one call there is. */
  async onlyCall(): Promise<SimulatedCall> {
    const [call, ...more] = await this.calls();
    if (!call || more.length > 0) throw new Error(`there are ${more.length + (call ? 1 : 0)} calls`);
    return call;
  }

  fault(fault: Record<string, unknown>): Promise<unknown> {
    return this.control('POST', '/faults', fault);
  }

  async stop(): Promise<void> {
    await this.#gateway.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Gateway, gatewaySettings, systemClock, tokenAuth } from '@opencvi/core';
import { mediaMediasoup } from '@opencvi/media-mediasoup';
import { mediaRooms } from '@opencvi/media-mediasoup/api';
import { meetingLocal } from '@opencvi/meeting-local';
import { definePlugin, defineProfile, mediaEngine, storeDriver } from '@opencvi/plugin-api';
import { FakeMediaEngine, MemoryStore, RecordingLog, VirtualClock } from '@opencvi/test-kit';
import { z } from 'zod';
import { demoApp, demoTenantIds } from '../demo.ts';
import { teamsSimulator } from '../index.ts';
import { checkAnswer } from '../metadata/check-answer.ts';
import { graphMetadata } from '../metadata/graph-metadata.ts';
import { FakeRooms } from './fake-rooms.ts';
import { type Answer, ask } from './web.ts';

/** What a request may carry. */
export interface RigRequest {
  readonly token?: string | undefined;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const adminToken = 'admin';

/** What a rig may have besides. */
export interface RigOptions {
  /** First of 100 ports for real media; the clock is then the wall's. */
  readonly mediaPort?: number;
}

/** The simulator behind HTTPS, without media and with a clock that a test moves. */
export class Rig {
  readonly clock = new VirtualClock(Date.now());
  readonly rooms = new FakeRooms();
  readonly engine = new FakeMediaEngine();
  readonly log = new RecordingLog();
  /** Where an answer of Graph did not fit the metadata. A rig that stops with any fails its test. */
  readonly misfits: string[] = [];
  /** The tenant whose callbacks are expected. */
  tenant: string = demoTenantIds.contoso;
  readonly #gateway: Gateway;
  readonly #folder: string;

  readonly #real: boolean;
  #ca: string | undefined;

  private constructor(settings: z.input<typeof teamsSimulator.spec.config>, { mediaPort }: RigOptions) {
    this.#real = mediaPort !== undefined;
    this.#folder = mkdtempSync(path.join(tmpdir(), 'opencvi-teams-'));
    const { engine } = this;
    const fakes = definePlugin({
      name: 'fakes',
      api: 1,
      config: z.object({}),
      needs: {},
      setup(host) {
        if (mediaPort === undefined) host.contribute(mediaEngine, engine);
        host.contribute(storeDriver, new MemoryStore());
      },
    });
    const media =
      mediaPort === undefined ? [] : [mediaMediasoup.with({ portMin: mediaPort, portMax: mediaPort + 99, listenAddress: '127.0.0.1' })];
    const plugins = [fakes, ...media, meetingLocal.with({ meetings: [] }), teamsSimulator.with(settings)];
    this.#gateway = new Gateway(
      {
        settings: gatewaySettings.parse({ data: this.#folder, http: { port: 0, tls: 'self-signed' } }),
        profile: defineProfile({ name: 'test', description: 'test', plugins }),
        plugins: plugins.map(plugin => ({ plugin, config: plugin.spec.config.parse(plugin.settings ?? {}) })),
      },
      {
        clock: this.#real ? systemClock : this.clock,
        log: this.log,
        auth: tokenAuth(adminToken),
        processMetrics: false,
        services: this.#real ? {} : { [mediaRooms.id]: this.rooms },
      },
    );
  }

  static async start(settings: z.input<typeof teamsSimulator.spec.config> = {}, options: RigOptions = {}): Promise<Rig> {
    const rig = new Rig(settings, options);
    await rig.#gateway.start();
    return rig;
  }

  /** The time that the simulator has. */
  now(): number {
    return this.#real ? Date.now() : this.clock.now();
  }

  get url(): string {
    return this.#gateway.http.url;
  }

  get folder(): string {
    return this.#folder;
  }

  /** The certificate to trust. */
  get ca(): string {
    this.#ca ??= readFileSync(path.join(this.#folder, 'http', 'tls-cert.pem'), 'utf8');
    return this.#ca;
  }

  get botToken(): string {
    return readFileSync(path.join(this.#folder, 'teams', 'media-bot-token'), 'utf8').trim();
  }

  async request(method: string, route: string, { token, json, form, headers }: RigRequest = {}): Promise<Answer> {
    const body = json === undefined ? form && new URLSearchParams(form).toString() : JSON.stringify(json);
    const type = json === undefined ? form && 'application/x-www-form-urlencoded' : 'application/json';
    const answer = await ask(`${this.url}${route}`, {
      method,
      body,
      ca: this.ca,
      headers: { ...(type && { 'content-type': type }), ...(token && { authorization: `Bearer ${token}` }), ...headers },
    });
    if (/^\/(v1\.0|beta)\//.test(route)) this.#check(method, route, answer);
    return answer;
  }

  #check(method: string, path: string, { status, json: body }: Answer): void {
    const problems = checkAnswer(graphMetadata(), { method, path, status, body });
    this.misfits.push(...problems.map(problem => `${method} ${path}: ${problem.path} ${problem.message}`));
  }

  get(route: string, request: RigRequest = {}): Promise<Answer> {
    return this.request('GET', route, request);
  }

  post(route: string, request: RigRequest = {}): Promise<Answer> {
    return this.request('POST', route, request);
  }

  /** The control API. */
  control(method: string, route: string, json?: unknown): Promise<Answer> {
    return this.request(method, `/simulator/api${route}`, { token: adminToken, ...(json !== undefined && { json }) });
  }

  /** An access token of the demo application. */
  async token(tenant = 'contoso.example'): Promise<string> {
    const form = {
      grant_type: 'client_credentials',
      client_id: demoApp.id,
      client_secret: demoApp.secret,
      scope: 'https://graph.microsoft.com/.default',
    };
    const { json, text } = await this.post(`/${tenant}/oauth2/v2.0/token`, { form });
    if (json?.access_token === undefined) throw new Error(`no token: ${text}`);
    return json.access_token;
  }

  async stop(): Promise<void> {
    await this.#gateway.stop();
    rmSync(this.#folder, { recursive: true, force: true });
    if (this.misfits.length > 0) throw new Error(`not in Graph's metadata:\n${this.misfits.join('\n')}`);
  }
}

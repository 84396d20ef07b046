import { createRequire } from 'node:module';
import {
  type AdminAuth,
  adminAuth,
  type CallRecord,
  type Clock,
  type Collection,
  type Contribution,
  callInterceptors,
  callRecord,
  clock,
  dataFolder,
  deviceAuth,
  dialPlans,
  eventSinks,
  httpRoutes,
  ivrFlows,
  type Logger,
  logger,
  mediaEngine,
  meetingProviders,
  metrics,
  protocols,
  publicAddress,
  storeDriver,
  TimeoutError,
  tenants,
} from '@opencvi/plugin-api';
import { CallOrchestrator } from '../calls/orchestrator.ts';
import { retainRecords } from '../calls/record-retention.ts';
import { TenantDirectory } from '../calls/tenants.ts';
import { systemClock } from '../clock/system-clock.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import { EventHub } from '../events/event-hub.ts';
import { BootError, type BootProblem } from '../host/boot-error.ts';
import { ContributionBook } from '../host/contributions.ts';
import { installPlugins } from '../host/install.ts';
import { Lifecycle } from '../host/lifecycle.ts';
import { HttpServer } from '../http/http-server.ts';
import { routeTwins } from '../http/route-twins.ts';
import { callRoutes } from '../http/routes/call-routes.ts';
import { licenceRoutes } from '../http/routes/licence-routes.ts';
import { operatorRoutes } from '../http/routes/operator-routes.ts';
import { systemRoutes } from '../http/routes/system-routes.ts';
import { pinoLogger } from '../log/pino-logger.ts';
import { describeAll } from '../metrics/describe-all.ts';
import { PrometheusMetrics } from '../metrics/prometheus.ts';
import { dataFolderAt } from './data-folder.ts';

/** What a gateway may be given instead of the real thing, by tests. */
export interface GatewayOptions {
  readonly clock?: Clock;
  readonly log?: Logger;
  /** Services by ref id, laid over core's own. */
  readonly services?: Readonly<Record<string, unknown>>;
  /** Who may use the API; without it nobody may. */
  readonly auth?: AdminAuth;
  /** Whether to expose the process's own metrics; needs timers. */
  readonly processMetrics?: boolean;
}

/** The version of the engine. */
export const version: string = (createRequire(import.meta.url)('../../package.json') as { version: string }).version;

/** A gateway: plugins set up, ready to start. Everything that is wrong is in the `BootError` that its constructor throws. */
export class Gateway {
  readonly config: LoadedConfig;
  readonly log: Logger;
  readonly http: HttpServer;
  readonly orchestrator: CallOrchestrator;
  readonly events: EventHub;
  readonly book = new ContributionBook();
  readonly #clock: Clock;
  readonly #lifecycle = new Lifecycle();
  readonly #tenants: TenantDirectory;
  #records: Collection<CallRecord> | undefined;
  #notReady: string | undefined = 'starting';
  #stopping: Promise<void> | undefined;
  #stopRetaining: () => void = () => {};

  constructor(config: LoadedConfig, options: GatewayOptions = {}) {
    this.config = config;
    this.#clock = options.clock ?? systemClock;
    this.#tenants = new TenantDirectory(config.settings.tenants);
    this.log = options.log ?? pinoLogger(config.settings.log);
    const prometheus = new PrometheusMetrics({ process: options.processMetrics ?? true, log: this.log });
    const describeMetrics = (): void => describeAll(prometheus, config, { tenants: this.#tenants, protocols: this.book.many(protocols) });
    describeMetrics();
    this.events = new EventHub(this.book.many(eventSinks), this.log);
    this.orchestrator = this.#orchestrate(prometheus);
    const data = dataFolderAt(config.settings.data);
    this.http = new HttpServer({
      settings: config.settings.http,
      log: this.log,
      metrics: prometheus,
      routes: this.book.many(httpRoutes),
      auth: this.book.many(adminAuth),
      folder: data,
    });
    if (options.auth) this.book.add(adminAuth, { plugin: 'core', value: options.auth });
    this.#addRoutes(prometheus);
    const http = this.http;
    const services = new Map<string, unknown>([
      [clock.id, this.#clock],
      [metrics.id, prometheus],
      [dataFolder.id, data],
      [
        publicAddress.id,
        {
          get url() {
            return http.url;
          },
        },
      ],
      [logger.id, this.log],
      [tenants.id, this.#tenants],
      ...Object.entries(options.services ?? {}),
    ]);
    const problems = installPlugins(config, { services, book: this.book, lifecycle: this.#lifecycle, log: this.log });
    // With a plugin missing, empty points are only its consequence
    if (problems.length === 0) problems.push(...routeTwins(this.book.many(httpRoutes)), ...this.book.problems([mediaEngine, storeDriver]));
    if (problems.length > 0) throw new BootError(problems);
    // Now protocols are known too
    describeMetrics();
  }

  /** Starts everything, protocols last. Throws a `BootError` after stopping what had started. */
  async start(): Promise<void> {
    const failed = await this.#lifecycle.start(problem => this.#optional(problem));
    const fatal = failed ? [failed] : await this.#listen();
    if (fatal.length > 0) {
      await this.stop();
      throw new BootError(fatal);
    }
    this.#notReady = undefined;
  }

  /** Takes no new calls, waits for the running ones at most `ms`, and stops. */
  async drain(ms: number): Promise<void> {
    this.#notReady = 'draining';
    try {
      await this.orchestrator.drain(ms);
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
      this.log.warn('calls are still running at the end of the drain', { calls: this.orchestrator.calls.size });
    }
    await this.stop();
  }

  /** Ends the calls that are running and stops everything. Idempotent. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  /** What each contribution to a point says of itself. */
  describe(point: 'protocols' | 'dialPlans' | 'meetingProviders' | 'mediaEngine' | 'httpRoutes'): readonly string[] {
    const contributions: Iterable<Contribution> = {
      protocols: this.book.many(protocols),
      dialPlans: this.book.many(dialPlans),
      meetingProviders: this.book.many(meetingProviders),
      mediaEngine: this.book.many(mediaEngine),
      httpRoutes: this.book.many(httpRoutes),
    }[point];
    return [...contributions].flatMap(one => one.describe?.() ?? []);
  }

  #orchestrate(prometheus: PrometheusMetrics): CallOrchestrator {
    const { settings } = this.config;
    return new CallOrchestrator({
      settings: settings.calls,
      clock: this.#clock,
      log: this.log,
      metrics: prometheus,
      events: this.events,
      tenants: this.#tenants,
      book: this.book,
      deviceAuth: this.book.many(deviceAuth),
      dialPlans: this.book.many(dialPlans),
      ivrFlows: this.book.many(ivrFlows),
      meetingProviders: this.book.many(meetingProviders),
      interceptors: this.book.many(callInterceptors),
      mediaEngine: this.book.single(mediaEngine),
      records: () => this.#openRecords(),
    });
  }

  #addRoutes(prometheus: PrometheusMetrics): void {
    const system = systemRoutes({
      version,
      metrics: prometheus,
      notReady: () => this.#notReady,
      allRoutes: () => [...this.book.many(httpRoutes)].flatMap(one => one.routes),
    });
    const calls = callRoutes({ orchestrator: this.orchestrator, events: this.events, records: () => this.#openRecords() });
    for (const value of [system, calls, licenceRoutes(this.orchestrator.licences), operatorRoutes()])
      this.book.add(httpRoutes, { plugin: 'core', value });
  }

  #openRecords(): Collection<CallRecord> {
    this.#records ??= this.book.single(storeDriver).value.collection('call-records', callRecord);
    return this.#records;
  }

  #retainRecords(): () => void {
    const { calls: settings } = this.config.settings;
    return retainRecords({ settings, clock: this.#clock, log: this.log, records: () => this.#openRecords() });
  }

  async #listen(): Promise<BootProblem[]> {
    const problems: BootProblem[] = [];
    const attempt = async (who: string, work: () => Promise<void>): Promise<void> => {
      try {
        await work();
      } catch (cause) {
        problems.push({ who, what: cause instanceof Error ? cause.message : String(cause), cause });
      }
    };
    await attempt('core', async () => void this.#openRecords());
    if (problems.length === 0) this.#stopRetaining = this.#retainRecords();
    await attempt('core', () => this.http.start());
    if (problems.length > 0) return problems;
    this.orchestrator.open();
    for (const protocol of this.book.many(protocols)) {
      await attempt(this.book.pluginOf(protocol) ?? protocol.id, () => protocol.listen(this.orchestrator));
    }
    return problems;
  }

  async #stop(): Promise<void> {
    this.#notReady = 'stopping';
    this.#stopRetaining();
    const deadline = this.config.settings.calls.stopTimeout;
    const step = async (what: string, work: () => Promise<unknown>): Promise<void> => {
      try {
        await this.#clock.within(deadline, work());
      } catch (error) {
        this.log.error('not stopped cleanly', { what, error });
      }
    };
    await step('calls', () =>
      this.orchestrator.endAll({ code: 'unavailable', by: 'gateway', detail: 'the gateway is shutting down', retryAfter: 30 }),
    );
    for (const protocol of this.book.many(protocols)) await step(protocol.id, () => protocol.close());
    // Browsers in a meeting are told that it ends by the hooks of its plugin: their streams are cut after that
    this.http.stopListening();
    await this.#lifecycle.stop({ clock: this.#clock, log: this.log, deadline });
    await step('http', () => this.http.close());
  }

  #optional({ who, what }: BootProblem): boolean {
    const optional = this.config.settings.optional.includes(who);
    if (optional) this.log.warn('optional plugin failed', { plugin: who, what });
    return optional;
  }
}

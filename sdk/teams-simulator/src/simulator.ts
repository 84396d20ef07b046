import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { LocalMeetingDirectory } from '@opencvi/meeting-local/api';
import type { Clock, DataFolder, HttpRoute, Logger, MediaEngine, PublicAddress } from '@opencvi/plugin-api';
import { Calendars } from './calendar/calendars.ts';
import { GraphCalls } from './calls/graph-calls.ts';
import { Rosters } from './calls/rosters.ts';
import type { Config } from './config.ts';
import { controlRoutes } from './control/control-routes.ts';
import { pageRoutes } from './control/page-routes.ts';
import { Directory } from './directory/directory.ts';
import { TenantInterop } from './directory/tenant-interop.ts';
import { consentRoutes } from './entra/consent-routes.ts';
import { entraRoutes } from './entra/entra-routes.ts';
import { SigningKeys } from './entra/signing-keys.ts';
import { Tokens } from './entra/tokens.ts';
import { Faults } from './faults/faults.ts';
import { calendarRoutes } from './graph/calendar-routes.ts';
import { callRoutes } from './graph/call-routes.ts';
import { meetingRoutes } from './graph/meeting-routes.ts';
import { qualityRoutes } from './graph/quality-routes.ts';
import { subscriptionRoutes } from './graph/subscription-routes.ts';
import { ScaledClock } from './kit/scaled-clock.ts';
import { botRoutes } from './media-bot/bot-routes.ts';
import { MediaBot } from './media-bot/media-bot.ts';
import { invitationOf } from './meetings/invitation.ts';
import { Scheduler } from './meetings/scheduler.ts';
import { graphMetadata } from './metadata/graph-metadata.ts';
import { callbackKeyRoutes } from './notify/callback-key-routes.ts';
import { NotificationLog } from './notify/notification-log.ts';
import { QualityReports } from './quality/quality-reports.ts';
import { SubscriptionStore } from './subscriptions/subscription-store.ts';

/** What the simulator is made from. */
export interface SimulatorParts {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  readonly data: DataFolder;
  readonly address: PublicAddress;
  readonly meetings: LocalMeetingDirectory;
  readonly engine: () => MediaEngine;
}

/** Entra ID, Graph, Teams' meetings and a media bot, put together. */
export class Simulator {
  readonly directory: Directory;
  readonly faults = new Faults();
  readonly keys: SigningKeys;
  readonly callbackKeys: SigningKeys;
  readonly scaled: ScaledClock;
  readonly interop: TenantInterop;
  readonly calendars: Calendars;
  readonly subscriptions: SubscriptionStore;
  readonly scheduler: Scheduler;
  readonly calls: GraphCalls;
  readonly bot: MediaBot;
  readonly notifications = new NotificationLog();
  readonly reports: QualityReports;
  readonly tokens: Tokens;
  readonly #parts: SimulatorParts;
  #botToken: string | undefined;

  constructor(parts: SimulatorParts) {
    const { config, clock, data, meetings, log, engine } = parts;
    const { tenants, apps, consents } = config;
    this.#parts = parts;
    this.directory = new Directory({ tenants, apps, consents });
    this.keys = new SigningKeys(() => data.path('teams', 'entra-keys.json'));
    this.callbackKeys = new SigningKeys(() => data.path('teams', 'callback-keys.json'));
    this.scaled = new ScaledClock(clock, config.timeScale);
    this.reports = new QualityReports(clock);
    this.tokens = new Tokens({ keys: this.keys, directory: this.directory, clock, lifetime: config.tokenLifetime, url: this.url });
    this.interop = new TenantInterop(this.directory, config.provisioningFile);
    this.calendars = new Calendars(this.directory, clock);
    const { timeout, trustAnyCertificate } = config.notifications;
    const { directory, interop, calendars, faults } = this;
    this.subscriptions = new SubscriptionStore({ calendars, faults, clock, log, timeout, trustAnyCertificate });
    this.scheduler = new Scheduler({ directory, interop, calendars, local: meetings, clock });
    const rosters = new Rosters();
    const { maxSessions, abandonedAfter } = config.mediaBot;
    const { mediaLossTimeout } = config;
    this.bot = new MediaBot({ engine, rosters, clock, scaled: this.scaled, log, maxSessions, mediaLossTimeout, abandonedAfter });
    this.calls = new GraphCalls({
      scheduler: this.scheduler,
      interop: this.interop,
      rosters,
      faults: this.faults,
      scaled: this.scaled,
      log,
      config,
      notifier: { keys: this.callbackKeys, faults: this.faults, clock, log, settings: config.notifications, record: this.notifications },
      hostedMedia: (blob, call) => this.bot.take(blob, call),
      serviceMedia: call => this.bot.silence(call),
    });
  }

  /** `https://host:port`, once the server listens. */
  readonly url = (): string => this.#parts.address.url;

  /** Where the token of the media bot is kept, when it is one of our own. */
  get botTokenFile(): string {
    return this.#parts.data.path('teams', 'media-bot-token');
  }

  /** The token of the media bot. */
  readonly botToken = (): string => {
    this.#botToken ??= this.#parts.config.mediaBot.token?.reveal() ?? readOrMake(this.botTokenFile);
    return this.#botToken;
  };

  get routes(): readonly HttpRoute[] {
    const { config, clock } = this.#parts;
    const { url, directory, tokens, keys, faults, scheduler } = this;
    const graph = { tokens, faults, url };
    return [
      ...entraRoutes({ directory, tokens, keys, faults, clock, url }),
      ...consentRoutes(directory),
      ...callbackKeyRoutes({ keys: this.callbackKeys, issuer: config.notifications.issuer, url }),
      ...meetingRoutes({
        ...graph,
        scheduler,
        directory,
        lookup: config.lookup,
        invitationOf: (meeting, language) => invitationOf(meeting, { language }),
      }),
      // Before the calls: `logTeleconferenceDeviceQuality` stands where a call's id does
      ...qualityRoutes({ ...graph, reports: this.reports, csdl: graphMetadata }),
      ...callRoutes({ ...graph, calls: this.calls }),
      ...calendarRoutes({ ...graph, directory, calendars: this.calendars }),
      ...subscriptionRoutes({ ...graph, directory, subscriptions: this.subscriptions, clock }),
      ...pageRoutes(),
      ...controlRoutes(this),
      ...botRoutes({ bot: this.bot, faults, token: this.botToken }),
    ];
  }

  /** Reads or makes keys and tokens, and schedules the meetings of the settings. */
  async start(): Promise<void> {
    await Promise.all([this.keys.load(), this.callbackKeys.load()]);
    this.botToken();
    for (const settings of this.#parts.config.meetings) this.scheduler.schedule(settings);
  }

  async stop(): Promise<void> {
    this.calls.close();
    this.subscriptions.close();
    await this.bot.close();
  }
}

function readOrMake(file: string): string {
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

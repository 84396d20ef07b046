import type { Clock, Logger, Metrics, PublicAddress, Single, StoreDriver, Tenants } from '@opencvi/plugin-api';
import { CallDirectory } from './callbacks/call-directory.ts';
import { CallbackReceiver } from './callbacks/callback-receiver.ts';
import { CloudTokens } from './callbacks/cloud-tokens.ts';
import { tenantProblems } from './check-tenants.ts';
import { Clouds } from './clouds/clouds.ts';
import type { Config } from './config.ts';
import type { CustomerGraphs } from './customer-graphs.ts';
import { type CustomerIdentities, customerCloud } from './customer-identities.ts';
import { WebClients, type webClient } from './http/web-client.ts';
import { MeetingLookup } from './lookup/meeting-lookup.ts';
import { BotPool } from './media/bot-pool.ts';
import { HttpMediaBot } from './media/http-media-bot.ts';
import { QualityReports } from './quality/quality-reports.ts';
import { HangUps } from './recovery/hang-ups.ts';
import { OpenCalls, openCall } from './recovery/open-calls.ts';
import { hangUpFormerCalls } from './recovery/recovery.ts';
import { TeamsMeetings } from './teams-meetings.ts';
import { TenantGraphs } from './tenant-graphs.ts';

/** Services of the gateway. */
export interface GatewayServices {
  readonly log: Logger;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly address: PublicAddress;
  readonly tenants: Tenants;
  readonly store: Single<StoreDriver>;
}

/** What the plugin contributes, and how it starts and stops. */
export interface CreatedMeetings {
  readonly provider: TeamsMeetings;
  readonly receiver: CallbackReceiver;
  /** Graph by customer, for other plugins. */
  readonly graphs: CustomerGraphs;
  /** The application as customers know it, for other plugins. */
  readonly identities: CustomerIdentities;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Puts everything together. Tests give another way to reach the network. */
export function createMeetings(config: Config, given: GatewayServices, makeClient?: typeof webClient): CreatedMeetings {
  const { log, clock, metrics, address, tenants, store } = given;
  const timeout = config.requestTimeout;
  const clients = new WebClients(makeClient);
  const clouds = new Clouds(config.application, config.clouds);
  const graphs = new TenantGraphs({ clouds, clients, clock, log, metrics, timeout });
  const directory = new CallDirectory(clock);
  const tokens = new CloudTokens({ clouds, clients, clock, log, timeout });
  const bots = config.media.bots.map(
    ({ url, token, ca }) => new HttpMediaBot({ url, token, fetch: (...one) => clients.for(ca)(...one), clock, timeout }),
  );
  const pool = new BotPool(bots, log);
  const openCalls = new OpenCalls({ clock, log, collection: () => store.value.collection('teams-calls', openCall) });
  const hangUps = new HangUps({ graphs, openCalls, clock, log, metrics });
  const quality = new QualityReports({ clock, log, metrics });
  const publicUrl = (): string => (config.callbackUrl ?? address.url).replace(/\/+$/, '');
  const services = { config, clock, metrics, directory, pool, openCalls, hangUps, quality, publicUrl };
  const lookup = new MeetingLookup({ clock, metrics, ...config.lookup });
  let former: Promise<void> | undefined;
  return {
    provider: new TeamsMeetings({ services, graphs, lookup, log }),
    receiver: new CallbackReceiver({ directory, tokens, clock, log, metrics }),
    graphs: {
      of: ({ microsoft }) => {
        const tenant = microsoft ?? config.defaultTenant;
        return tenant && graphs.of(tenant);
      },
    },
    identities: {
      of: ({ microsoft }) => {
        const tenant = microsoft ?? config.defaultTenant;
        if (!tenant) return undefined;
        const cloud = customerCloud(clouds.get(tenant.cloud));
        return { tenantId: tenant.tenantId, cloud, freshClaims: signal => graphs.freshClaims(tenant, signal) };
      },
      cloud: name => customerCloud(clouds.get(name)),
      bots,
      callbackUrl: publicUrl,
    },
    async start() {
      const problems = tenantProblems(tenants.all(), config.defaultTenant, clouds);
      if (problems.length > 0) throw new Error(problems.join('; '));
      tokens.prepare(tenants.all().flatMap(({ microsoft }) => microsoft?.cloud ?? config.defaultTenant?.cloud ?? []));
      former = hangUpFormerCalls({ openCalls, hangUps, directory, pool, clock, log }).catch(error =>
        log.error('calls of a former run not hung up', { error }),
      );
    },
    async stop() {
      hangUps.stop();
      quality.stop();
      directory.close();
      await former;
      await clients.close();
    },
  };
}

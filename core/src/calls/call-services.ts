import type {
  CallInterceptor,
  CallRecord,
  Clock,
  Collection,
  Contributions,
  DeviceAuth,
  DialPlan,
  IvrFlow,
  Logger,
  MediaEngine,
  MeetingProvider,
  Metrics,
  Single,
} from '@opencvi/plugin-api';
import type { GatewaySettings } from '../config/gateway-settings.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { ContributionBook } from '../host/contributions.ts';
import type { TenantDirectory } from './tenants.ts';

/** What calls are handled with. */
export interface CallServices {
  readonly settings: GatewaySettings['calls'];
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly events: EventHub;
  readonly tenants: TenantDirectory;
  readonly book: Pick<ContributionBook, 'pluginOf'>;
  readonly deviceAuth: Contributions<DeviceAuth>;
  readonly dialPlans: Contributions<DialPlan>;
  readonly ivrFlows: Contributions<IvrFlow>;
  readonly meetingProviders: Contributions<MeetingProvider>;
  readonly interceptors: Contributions<CallInterceptor>;
  readonly mediaEngine: Single<MediaEngine>;
  /** Known once the store is open. */
  readonly records: () => Collection<CallRecord>;
}

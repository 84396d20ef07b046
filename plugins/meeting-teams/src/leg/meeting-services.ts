import type { Clock, Metrics } from '@opencvi/plugin-api';
import type { CallDirectory } from '../callbacks/call-directory.ts';
import type { Config } from '../config.ts';
import type { BotPool } from '../media/bot-pool.ts';
import type { QualityReports } from '../quality/quality-reports.ts';
import type { HangUps } from '../recovery/hang-ups.ts';
import type { OpenCalls } from '../recovery/open-calls.ts';

/** What every leg is made with. */
export interface MeetingServices {
  readonly config: Config;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly directory: CallDirectory;
  readonly pool: BotPool;
  readonly openCalls: OpenCalls;
  readonly hangUps: HangUps;
  readonly quality: QualityReports;
  /** Where Graph reaches this gateway, without a slash at the end. */
  readonly publicUrl: () => string;
}

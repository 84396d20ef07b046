import type { MetricDescriptions } from '@opencvi/plugin-api';

/** What this plugin counts and measures. */
export const storeMetrics: MetricDescriptions = {
  store_commit_seconds: { type: 'histogram', help: 'How long a commit held up the event loop, until the disk had it' },
};

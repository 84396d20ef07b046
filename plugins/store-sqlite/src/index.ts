import { dataFolder, definePlugin, logger, metrics, storeDriver } from '@opencvi/plugin-api';
import { storeConfig } from './config.ts';
import { storeMetrics } from './metrics.ts';
import { SqliteStore } from './sqlite-store.ts';

/** Durable collections in an embedded SQLite database. */
export const storeSqlite = definePlugin({
  name: 'store-sqlite',
  api: 1,
  description: 'Keeps call records in an embedded SQLite database',
  config: storeConfig,
  metrics: storeMetrics,
  needs: { log: logger, data: dataFolder, metrics },
  setup(host, { config, log, data, metrics }) {
    const store = new SqliteStore({ log, committed: seconds => metrics.observe('store_commit_seconds', seconds) });
    host.contribute(storeDriver, store);
    host.onStart(() => store.open(data.path(config.file)));
    host.onStop(() => store.close());
  },
});

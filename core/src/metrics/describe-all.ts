import type { SignalingProtocol, Tenants } from '@opencvi/plugin-api';
import type { LoadedConfig } from '../config/load-config.ts';
import { coreMetrics } from './core-metrics.ts';
import type { PrometheusMetrics } from './prometheus.ts';

/** What labels are known from, besides the plugins. */
export interface KnownParts {
  readonly tenants: Tenants;
  /** None before plugins are set up. */
  readonly protocols: Iterable<SignalingProtocol>;
}

/** Describes the metrics of core and of every plugin. */
export function describeAll(prometheus: PrometheusMetrics, { plugins }: Pick<LoadedConfig, 'plugins'>, known: KnownParts): void {
  for (const { plugin } of plugins) prometheus.describe(plugin.spec.metrics ?? {});
  prometheus.describe(
    coreMetrics({
      protocols: Array.from(known.protocols, ({ id }) => id),
      plugins: plugins.map(({ plugin }) => plugin.spec.name),
      tenants: known.tenants.all().map(({ name }) => name),
    }),
  );
}

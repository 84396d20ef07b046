import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import type { MetricDescriptions, Plugin } from '@opencvi/plugin-api';
import { packages, root } from './import-graph.ts';
import { metricUses } from './metric-uses.ts';
import { type MetricsOf, metricsPage } from './metrics-page.ts';

const page = path.join(root, 'docs/metrics.md');
const pluginFolders = packages()
  .map(({ folder }) => folder)
  .filter(folder => folder.startsWith('plugins/'));

interface CoreMetrics {
  coreMetrics(known: { protocols: string[]; plugins: string[]; tenants: string[] }): MetricDescriptions;
}

async function describedBy(folder: string): Promise<MetricDescriptions> {
  const load = (file: string): Promise<unknown> => import(path.join(root, folder, 'src', file));
  if (folder === 'core')
    return ((await load('metrics/core-metrics.ts')) as CoreMetrics).coreMetrics({ protocols: [], plugins: [], tenants: [] });
  const exported: unknown[] = Object.values((await load('index.ts')) as object);
  return exported.find(isPlugin)?.spec.metrics ?? {};
}

function isPlugin(value: unknown): value is Plugin {
  return (value as Partial<Plugin> | undefined)?.kind === 'plugin';
}

test.each(['core', ...pluginFolders])('%s describes what it counts and measures, and nothing else', async folder => {
  const described = Object.entries(await describedBy(folder)).map(([name, { type, labels = {} }]) => ({
    type,
    name,
    labels: Object.keys(labels).sort(),
  }));
  const used = metricUses(folder).map(({ type, name, labels }) => ({ type, name, labels }));
  const byName = (one: { name: string }, other: { name: string }): number => one.name.localeCompare(other.name);
  const once = [...new Map(used.map(use => [JSON.stringify(use), use])).values()];
  expect(once.sort(byName)).toEqual(described.sort(byName));
});

test('docs/metrics.md has them all (run "npm run metrics-page" and review the difference)', async () => {
  const parts: MetricsOf[] = [];
  for (const folder of ['core', ...pluginFolders]) {
    const metrics = await describedBy(folder);
    if (Object.keys(metrics).length > 0) parts.push({ part: path.basename(folder), metrics });
  }
  const wanted = metricsPage(parts);
  if (process.env['OPENCVI_WRITE_METRICS_PAGE']) writeFileSync(page, wanted);
  expect(readFileSync(page, 'utf8')).toBe(wanted);
});

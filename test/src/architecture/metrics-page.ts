import type { LabelDescription, MetricDescription, MetricDescriptions } from '@opencvi/plugin-api';

/** The metrics of one part of the gateway. */
export interface MetricsOf {
  readonly part: string;
  readonly metrics: MetricDescriptions;
}

const head = `# Metrics

What \`/metrics\` has, with the admin token, in Prometheus' format; [operation.md](operation.md) says which are worth an alarm. \`process_*\` and \`nodejs_*\` are those of
[prom-client](https://github.com/siimon/prom-client). A counter starts at 0 for every value of its labels that is listed here; of protocols, plugins, tenants and the codes
of end reasons for every one that the gateway has. \`npm run metrics-page\` writes this page.
`;

/** Pure: the manual's page of all metrics. */
export function metricsPage(parts: readonly MetricsOf[]): string {
  return [head, ...parts.map(({ part, metrics }) => `## ${part}\n\n${table(metrics)}\n`)].join('\n');
}

function table(metrics: MetricDescriptions): string {
  const rows = Object.entries(metrics).map(([name, metric]) => [`\`opencvi_${name}\``, metric.type, `${metric.help}${labelsOf(metric)}`]);
  return [['metric', 'type', 'tells'], ['---', '---', '---'], ...rows].map(row => `| ${row.join(' | ')} |`).join('\n');
}

function labelsOf({ labels = {} }: MetricDescription): string {
  return Object.entries(labels)
    .map(([name, label]) => `.<br>\`${name}\`: ${label.help}${valuesOf(label)}`)
    .join('');
}

function valuesOf({ values = [] }: LabelDescription): string {
  const shown = values.filter(value => value !== '').map(value => `\`${value}\``);
  return shown.length === 0 ? '' : ` (${shown.join(', ')})`;
}

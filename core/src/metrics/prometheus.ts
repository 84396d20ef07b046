import type { LabelDescription, Logger, MetricDescription, MetricDescriptions, Metrics } from '@opencvi/plugin-api';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

type Labels = Readonly<Record<string, string>>;

const buckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** Metrics by prom-client. Names get the prefix `opencvi_`; durations the buckets of a call's stages. */
export class PrometheusMetrics implements Metrics {
  readonly #registry = new Registry();
  readonly #described = new Map<string, MetricDescription>();
  readonly #counters = new Map<string, Counter>();
  readonly #histograms = new Map<string, Histogram>();
  readonly #zeroed = new Set<string>();
  readonly #misused = new Set<string>();
  readonly #log: Logger | undefined;

  constructor({ process = true, log }: { readonly process?: boolean; readonly log?: Logger } = {}) {
    this.#log = log;
    if (process) collectDefaultMetrics({ register: this.#registry });
  }

  /** Says what metrics tell, before they are used; again when more values of their labels are known. Counters and histograms start at 0. */
  describe(descriptions: MetricDescriptions): void {
    for (const [name, description] of Object.entries(descriptions)) {
      this.#described.set(name, description);
      const { type, labels = {} } = description;
      if (type === 'counter') for (const known of knownLabels(labels)) this.count(name, known, 0);
      if (type === 'histogram') for (const known of knownLabels(labels)) this.#zero(name, known);
    }
  }

  count(name: string, labels: Labels = {}, by = 1): void {
    this.#tolerantly(name, () => this.#counter(name, labels).inc(labels, by));
  }

  gauge(name: string, read: () => number): void {
    this.#registry.removeSingleMetric(`opencvi_${name}`);
    new Gauge({
      ...this.#definition(name, {}),
      collect() {
        this.set(read());
      },
    });
  }

  observe(name: string, seconds: number, labels: Labels = {}): void {
    this.#tolerantly(name, () => this.#histogram(name, labels).observe(labels, seconds));
  }

  /** The exposition, with its content type. */
  async expose(): Promise<{ readonly text: string; readonly contentType: string }> {
    return { text: await this.#registry.metrics(), contentType: this.#registry.contentType };
  }

  /** Once: it would forget what was observed since. */
  #zero(name: string, labels: Labels): void {
    const key = JSON.stringify([name, labels]);
    if (this.#zeroed.has(key)) return;
    this.#zeroed.add(key);
    this.#histogram(name, labels).zero(labels);
  }

  /** A metric that is used against its description ends nobody's call: it is told once, and not counted. */
  #tolerantly(name: string, use: () => void): void {
    try {
      use();
    } catch (error) {
      if (this.#misused.has(name)) return;
      this.#misused.add(name);
      this.#log?.warn('a metric is not counted: it was described, or used before, with other labels', { metric: name, error });
    }
  }

  #counter(name: string, labels: Labels): Counter {
    let counter = this.#counters.get(name);
    if (!counter) {
      counter = new Counter(this.#definition(name, labels));
      this.#counters.set(name, counter);
    }
    return counter;
  }

  #histogram(name: string, labels: Labels): Histogram {
    const known = this.#histograms.get(name);
    if (known) return known;
    const made = new Histogram({ ...this.#definition(name, labels), buckets });
    this.#histograms.set(name, made);
    return made;
  }

  /** What prom-client wants to know; of a metric that nobody described, what its first use tells. */
  #definition(name: string, labels: Labels) {
    const description = this.#described.get(name);
    const { help = name.replaceAll('_', ' '), labels: described = {} } = description ?? {};
    const labelNames = Object.keys(description ? described : labels);
    return { name: `opencvi_${name}`, help: withLabels(help, described), labelNames, registers: [this.#registry] };
  }
}

/** Every combination of the values that are known; none when one label has none. */
function knownLabels(labels: Readonly<Record<string, LabelDescription>>): readonly Labels[] {
  return Object.entries(labels).reduce<readonly Labels[]>(
    (known, [name, { values = [] }]) => known.flatMap(others => values.map(value => ({ ...others, [name]: value }))),
    [{}],
  );
}

/** The exposition format has no place of its own for what labels mean. */
function withLabels(help: string, labels: Readonly<Record<string, LabelDescription>>): string {
  return [help, ...Object.entries(labels).map(([name, { help }]) => `${name}: ${help}`)].join('; ');
}

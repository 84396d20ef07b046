import type { Metrics } from '@opencvi/plugin-api';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Metrics by prom-client. Names get the prefix `opencvi_`; durations the buckets of a call's stages. */
export class PrometheusMetrics implements Metrics {
  readonly #registry = new Registry();
  readonly #counters = new Map<string, Counter>();
  readonly #histograms = new Map<string, Histogram>();

  constructor({ process = true }: { readonly process?: boolean } = {}) {
    if (process) collectDefaultMetrics({ register: this.#registry });
  }

  count(name: string, labels: Readonly<Record<string, string>> = {}, by = 1): void {
    let counter = this.#counters.get(name);
    if (!counter) {
      counter = new Counter({ name: `opencvi_${name}`, help: words(name), labelNames: Object.keys(labels), registers: [this.#registry] });
      this.#counters.set(name, counter);
    }
    counter.inc(labels, by);
  }

  gauge(name: string, read: () => number): void {
    this.#registry.removeSingleMetric(`opencvi_${name}`);
    new Gauge({
      name: `opencvi_${name}`,
      help: words(name),
      registers: [this.#registry],
      collect() {
        this.set(read());
      },
    });
  }

  observe(name: string, seconds: number, labels: Readonly<Record<string, string>> = {}): void {
    let histogram = this.#histograms.get(name);
    if (!histogram) {
      const buckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
      histogram = new Histogram({
        name: `opencvi_${name}`,
        help: words(name),
        labelNames: Object.keys(labels),
        buckets,
        registers: [this.#registry],
      });
      this.#histograms.set(name, histogram);
    }
    histogram.observe(labels, seconds);
  }

  /** The exposition, with its content type. */
  async expose(): Promise<{ readonly text: string; readonly contentType: string }> {
    return { text: await this.#registry.metrics(), contentType: this.#registry.contentType };
  }
}

function words(name: string): string {
  return name.replaceAll('_', ' ');
}

import type { Metrics } from '@opencvi/plugin-api';

/** Metrics that a test can read; a counter's key is its name and the values of its labels: `sip_calls_refused_total 486`. */
export class CountingMetrics implements Metrics {
  readonly counts = new Map<string, number>();
  readonly gauges = new Map<string, () => number>();
  /** Names of what was observed, in order. */
  readonly observed: string[] = [];

  count(name: string, labels: Readonly<Record<string, string>> = {}, by = 1): void {
    const key = [name, ...Object.values(labels)].join(' ');
    this.counts.set(key, this.of(key) + by);
  }

  gauge(name: string, read: () => number): void {
    this.gauges.set(name, read);
  }

  observe(name: string): void {
    this.observed.push(name);
  }

  /** The counter of a key; 0 where nothing was counted. */
  of(key: string): number {
    return this.counts.get(key) ?? 0;
  }
}

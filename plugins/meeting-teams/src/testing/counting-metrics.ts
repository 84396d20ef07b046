import type { Metrics } from '@opencvi/plugin-api';

/** Metrics that a test can read. */
export class CountingMetrics implements Metrics {
  readonly counts = new Map<string, number>();
  readonly observed: string[] = [];

  count(name: string, labels: Readonly<Record<string, string>> = {}, by = 1): void {
    const key = [name, ...Object.values(labels)].join(' ');
    this.counts.set(key, (this.counts.get(key) ?? 0) + by);
  }

  gauge(): void {}

  observe(name: string): void {
    this.observed.push(name);
  }

  of(key: string): number {
    return this.counts.get(key) ?? 0;
  }
}

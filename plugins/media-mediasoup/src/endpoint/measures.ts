import type { StreamMeasures } from '@opencvi/plugin-api';

type Measure = keyof StreamMeasures;
const measures: readonly Measure[] = ['jitter', 'loss', 'roundTripTime'];

/** Remembers mean and maximum of what is measured again and again over the life of a stream. */
export class Measures {
  readonly #series = new Map<Measure, { sum: number; count: number; maximum: number }>();

  /** Takes one look; what is not known at the time is left out. */
  take(look: StreamMeasures): void {
    for (const measure of measures) {
      const value = look[measure];
      if (value === undefined) continue;
      const { sum, count, maximum } = this.#series.get(measure) ?? { sum: 0, count: 0, maximum: 0 };
      this.#series.set(measure, { sum: sum + value, count: count + 1, maximum: Math.max(maximum, value) });
    }
  }

  /** `mean` and `maximum` of stream statistics; neither before the first look. */
  get summary(): { readonly mean?: StreamMeasures; readonly maximum?: StreamMeasures } {
    if (this.#series.size === 0) return {};
    const series = [...this.#series];
    return {
      mean: Object.fromEntries(series.map(([measure, { sum, count }]) => [measure, sum / count])),
      maximum: Object.fromEntries(series.map(([measure, { maximum }]) => [measure, maximum])),
    };
  }
}

/** A label of a metric. */
export interface LabelDescription {
  /** What its value tells. */
  readonly help: string;
  /** Values that are known beforehand: a counter starts at 0 for each, so that the first event is seen as a rise. */
  readonly values?: readonly string[];
}

/** What a metric tells, for `/metrics` and for the manual. */
export interface MetricDescription {
  readonly type: 'counter' | 'gauge' | 'histogram';
  /** One sentence. */
  readonly help: string;
  readonly labels?: Readonly<Record<string, LabelDescription>>;
}

/**
 * Metrics by the names that `Metrics` is given.
 * @example `{ acme_lookups_total: { type: 'counter', help: 'Lookups in the directory', labels: { result: { help: 'How it ended', values: ['found', 'not-found'] } } } }`
 */
export type MetricDescriptions = Readonly<Record<string, MetricDescription>>;

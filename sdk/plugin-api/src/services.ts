import { service } from './refs.ts';
import type { Tenant } from './tenant.ts';

/** Structured logging: a constant message and fields. Children carry fields along. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  child(fields: LogFields): Logger;
}

/** Fields of a log line. Secrets never. An `error` field is written with its stack and causes. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Time, so that tests can hold it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once after `ms`; the returned function calls it off. */
  after(ms: number, callback: () => void): () => void;
  /** Calls back every `ms`, without drift; the returned function ends it. */
  every(ms: number, callback: () => void): () => void;
  /** Resolves after `ms`; rejects with the signal's reason when it aborts first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Settles as `work` does, or rejects with `TimeoutError` after `ms`. */
  within<T>(ms: number, work: Promise<T>): Promise<T>;
}

/** Rejected by `clock.within`. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';

  constructor(readonly ms: number) {
    super(`nothing happened within ${ms} ms`);
  }
}

/** Counters and gauges, exposed at `/metrics` in Prometheus' format, prefixed `opencvi_`. What they tell is said by `metrics` of the plugin. */
export interface Metrics {
  /** Counts. Label values must come from a small fixed set, their names be those of the description. */
  count(name: string, labels?: Readonly<Record<string, string>>, by?: number): void;
  /** A value that is read when it is asked for. */
  gauge(name: string, read: () => number): void;
  /** A duration in seconds. */
  observe(name: string, seconds: number, labels?: Readonly<Record<string, string>>): void;
}

/** Where a plugin keeps files: certificates, caches. */
export interface DataFolder {
  /** Absolute path of a file or folder in the gateway's data folder; the folder it lies in exists afterwards. */
  path(...parts: string[]): string;
}

/** The gateway's web address as others see it. */
export interface PublicAddress {
  /** `http://host:port`, without a slash at the end; known once the HTTP server listens. */
  readonly url: string;
}

/** The customers of this gateway, as configured; the one that accepts every address when none are. */
export interface Tenants {
  all(): readonly Tenant[];
}

/** A logger whose lines carry the plugin's name. */
export const logger = service<Logger>('core.logger');
/** The clock. */
export const clock = service<Clock>('core.clock');
/** Metrics. */
export const metrics = service<Metrics>('core.metrics');
/** The data folder. */
export const dataFolder = service<DataFolder>('core.data-folder');
/** The web address of the gateway. */
export const publicAddress = service<PublicAddress>('core.public-address');
/** The customers of this gateway. */
export const tenants = service<Tenants>('core.tenants');

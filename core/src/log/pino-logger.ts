import type { LogFields, Logger } from '@opencvi/plugin-api';
import { type DestinationStream, type Logger as Pino, pino, stdSerializers } from 'pino';
import { PinoPretty as pretty } from 'pino-pretty';
import { gatheredOutput } from './gathered-output.ts';

/** How the log is written. */
export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** JSON lines, or lines for people; `auto`: for people on a terminal. */
  readonly format?: 'auto' | 'json' | 'pretty';
  /** Where it goes; standard output when absent. */
  readonly destination?: DestinationStream;
}

/** JSON lines by pino: `time`, `level`, `msg`, and the fields. */
export function pinoLogger({ level, format = 'json', destination = streamFor(format) }: LogOptions): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { error: stdSerializers.errWithCause },
    // A net under the rule that secrets are never logged
    redact: ['*.password', '*.secret', '*.token', '*.authorization', 'password', 'secret', 'token', 'authorization'],
  };
  return wrap(pino(options, destination));
}

/** Lines for people keep the fields: `11:02:03 connected  meeting=1172827458 call=...`. */
function streamFor(format: NonNullable<LogOptions['format']>): DestinationStream {
  const forPeople = format === 'pretty' || (format === 'auto' && process.stdout.isTTY);
  if (!forPeople) return gatheredOutput(process.stdout.fd);
  return pretty({ sync: true, singleLine: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' });
}

/** The fields of a child are kept here: a child of pino's takes as long to make as several lines take to write, and most write one or none. */
function wrap(log: Pino, bound: LogFields = {}): Logger {
  return {
    debug: (message, fields) => {
      if (log.isLevelEnabled('debug')) log.debug({ ...bound, ...fields }, message);
    },
    info: (message, fields) => log.info({ ...bound, ...fields }, message),
    warn: (message, fields) => log.warn({ ...bound, ...fields }, message),
    error: (message, fields) => log.error({ ...bound, ...fields }, message),
    child: fields => wrap(log, { ...bound, ...fields }),
  };
}

import type { LogFields, Logger } from '@opencvi/plugin-api';
import { type DestinationStream, type Logger as Pino, pino, stdSerializers } from 'pino';
import { PinoPretty as pretty } from 'pino-pretty';

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
  return wrap(destination ? pino(options, destination) : pino(options));
}

/** Lines for people keep the fields: `11:02:03 connected  meeting=1172827458 call=...`. */
function streamFor(format: NonNullable<LogOptions['format']>): DestinationStream | undefined {
  const forPeople = format === 'pretty' || (format === 'auto' && process.stdout.isTTY);
  if (!forPeople) return undefined;
  return pretty({ sync: true, singleLine: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' });
}

function wrap(log: Pino): Logger {
  return {
    debug: (message, fields) => log.debug(fields ?? {}, message),
    info: (message, fields) => log.info(fields ?? {}, message),
    warn: (message, fields) => log.warn(fields ?? {}, message),
    error: (message, fields) => log.error(fields ?? {}, message),
    child: (fields: LogFields) => wrap(log.child(fields)),
  };
}

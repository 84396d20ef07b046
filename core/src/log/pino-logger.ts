import type { LogFields, Logger } from '@opencvi/plugin-api';
import { type DestinationStream, type Logger as Pino, pino, stdSerializers } from 'pino';

/** How the log is written. */
export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Where it goes; standard output when absent. */
  readonly destination?: DestinationStream;
}

/** JSON lines by pino: `time`, `level`, `msg`, and the fields. */
export function pinoLogger({ level, destination }: LogOptions): Logger {
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

function wrap(log: Pino): Logger {
  return {
    debug: (message, fields) => log.debug(fields ?? {}, message),
    info: (message, fields) => log.info(fields ?? {}, message),
    warn: (message, fields) => log.warn(fields ?? {}, message),
    error: (message, fields) => log.error(fields ?? {}, message),
    child: (fields: LogFields) => wrap(log.child(fields)),
  };
}

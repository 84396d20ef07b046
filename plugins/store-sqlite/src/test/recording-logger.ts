import type { LogFields, Logger } from '@opencvi/plugin-api';

/** A logger that keeps what it is told. */
export function recordingLogger() {
  const lines: { level: string; message: string; fields: LogFields | undefined }[] = [];
  const at = (level: string) => (message: string, fields?: LogFields) => void lines.push({ level, message, fields });
  const log: Logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), child: () => log };
  return { log, lines, errors: () => lines.filter(({ level }) => level === 'error') };
}

import { expect, test } from '@jest/globals';
import { pinoLogger } from './pino-logger.ts';

function logged(use: (log: ReturnType<typeof pinoLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  use(pinoLogger({ level: 'info', destination: { write: line => void lines.push(line) } }));
  return lines.map(line => JSON.parse(line));
}

test('a line is its message, level, time and fields; children carry fields along', () => {
  const [line] = logged(log => log.child({ call: 'abc' }).info('connected', { meeting: '1172827458' }));
  expect(line).toMatchObject({ level: 'info', msg: 'connected', call: 'abc', meeting: '1172827458' });
  expect(line?.['time']).toMatch(/^\d{4}-\d{2}-\d{2}T/);
});

test('what is below the level is not written', () => {
  expect(logged(log => log.debug('detail'))).toEqual([]);
});

test('errors keep their stack and their causes', () => {
  const [line] = logged(log => log.error('failed', { error: new Error('outer', { cause: new Error('inner') }) }));
  expect(JSON.stringify(line)).toContain('inner');
  expect(JSON.stringify(line)).toContain('pino-logger.test');
});

test('secrets that slip in are not written', () => {
  const [line] = logged(log => log.info('request', { authorization: 'Bearer x', settings: { password: 'y', token: 'z' } }));
  expect(line).toMatchObject({ authorization: '[Redacted]', settings: { password: '[Redacted]', token: '[Redacted]' } });
});

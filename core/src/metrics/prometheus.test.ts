import { Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { pinoLogger } from '../log/pino-logger.ts';
import { PrometheusMetrics } from './prometheus.ts';

async function exposed(metrics: PrometheusMetrics): Promise<string[]> {
  return (await metrics.expose()).text.split('\n').filter(line => line !== '' && !line.startsWith('# TYPE'));
}

const result = { help: 'How it ended', values: ['ok', 'failed'] };

test('what is described is there before anything was counted, and says what it tells', async () => {
  const metrics = new PrometheusMetrics({ process: false });
  metrics.describe({
    asked_total: { type: 'counter', help: 'Questions asked' },
    lookups_total: { type: 'counter', help: 'Lookups', labels: { result, by: { help: 'Who asked', values: ['room'] } } },
    refused_total: { type: 'counter', help: 'Calls refused', labels: { status: { help: 'The SIP status' } } },
    legs: { type: 'gauge', help: 'Calls now' },
  });
  metrics.gauge('legs', () => 3);
  metrics.count('lookups_total', { result: 'failed', by: 'room' });
  metrics.count('refused_total', { status: '486' });
  expect(await exposed(metrics)).toEqual([
    '# HELP opencvi_asked_total Questions asked',
    'opencvi_asked_total 0',
    '# HELP opencvi_lookups_total Lookups; result: How it ended; by: Who asked',
    'opencvi_lookups_total{result="ok",by="room"} 0',
    'opencvi_lookups_total{result="failed",by="room"} 1',
    '# HELP opencvi_legs Calls now',
    'opencvi_legs 3',
    '# HELP opencvi_refused_total Calls refused; status: The SIP status',
    'opencvi_refused_total{status="486"} 1',
  ]);
});

test('more values of a label may become known; what was counted stays', async () => {
  const metrics = new PrometheusMetrics({ process: false });
  const described = (values: readonly string[]) => ({
    calls_total: { type: 'counter' as const, help: 'Calls', labels: { protocol: { help: 'The protocol', values } } },
    seconds: { type: 'histogram' as const, help: 'How long', labels: { protocol: { help: 'The protocol', values } } },
  });
  metrics.describe(described([]));
  metrics.describe(described(['sip']));
  metrics.count('calls_total', { protocol: 'sip' });
  metrics.observe('seconds', 0.3, { protocol: 'sip' });
  metrics.describe(described(['sip', 'h323']));
  const lines = await exposed(metrics);
  expect(lines).toEqual(expect.arrayContaining(['opencvi_calls_total{protocol="sip"} 1', 'opencvi_calls_total{protocol="h323"} 0']));
  expect(lines).toEqual(expect.arrayContaining(['opencvi_seconds_count{protocol="sip"} 1', 'opencvi_seconds_count{protocol="h323"} 0']));
});

test('what nobody described is exposed all the same', async () => {
  const metrics = new PrometheusMetrics({ process: false });
  metrics.count('things_seen_total', { kind: 'odd' }, 2);
  expect(await exposed(metrics)).toEqual(['# HELP opencvi_things_seen_total things seen total', 'opencvi_things_seen_total{kind="odd"} 2']);
});

test('a metric that is used with other labels is told once, and throws at nobody', async () => {
  const lines: string[] = [];
  const destination = new Writable({ write: (chunk, _, done) => done(void lines.push(String(chunk))) });
  const metrics = new PrometheusMetrics({ process: false, log: pinoLogger({ level: 'warn', destination }) });
  metrics.describe({ calls_total: { type: 'counter', help: 'Calls', labels: { protocol: { help: 'The protocol' } } } });
  metrics.observe('seconds', 1);
  for (let time = 0; time < 3; time++) {
    metrics.count('calls_total', { protcol: 'sip' });
    metrics.observe('seconds', 1, { stage: 'early' });
  }
  metrics.count('calls_total', { protocol: 'sip' });
  expect(lines.map(line => JSON.parse(line))).toMatchObject([{ metric: 'calls_total' }, { metric: 'seconds' }]);
  expect(await exposed(metrics)).toEqual(expect.arrayContaining(['opencvi_calls_total{protocol="sip"} 1', 'opencvi_seconds_count 1']));
});

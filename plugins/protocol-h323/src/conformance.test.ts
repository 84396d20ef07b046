import { CountingMetrics, RecordingLog, systemClock } from '@opencvi/test-kit';
import { signalingProtocolSuite } from '@opencvi/test-kit/conformance';
import { config } from './config.ts';
import { H323Protocol } from './h323-protocol.ts';

signalingProtocolSuite('protocol-h323', async () => {
  const settings = config.parse({ host: '127.0.0.1', port: 17_992, rasPort: 17_993 });
  const parts = { clock: systemClock, log: new RecordingLog(), metrics: new CountingMetrics(), tenants: { all: () => [] } };
  return { it: new H323Protocol(settings, parts), close: async () => {} };
});

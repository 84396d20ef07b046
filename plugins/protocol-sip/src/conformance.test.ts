import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CountingMetrics, RecordingLog, systemClock } from '@opencvi/test-kit';
import { signalingProtocolSuite } from '@opencvi/test-kit/conformance';
import { config } from './config.ts';
import { SipProtocol } from './sip-protocol.ts';
import { folderAt } from './test/folder-at.ts';

signalingProtocolSuite('protocol-sip', async () => {
  const root = mkdtempSync(join(tmpdir(), 'opencvi-sip-'));
  const settings = config.parse({ host: '127.0.0.1', udpPort: 17_990, tcpPort: 17_990, tlsPort: false });
  const it = new SipProtocol(settings, {
    clock: systemClock,
    log: new RecordingLog(),
    metrics: new CountingMetrics(),
    folder: folderAt(root),
  });
  return { it, close: () => rmSync(root, { recursive: true, force: true }) };
});

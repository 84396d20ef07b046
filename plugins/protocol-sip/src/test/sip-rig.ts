import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@opencvi/plugin-api';
import { CountingMetrics, FakeIngress, RecordingLog, systemClock } from '@opencvi/test-kit';
import type { z } from 'zod';
import { config } from '../config.ts';
import { SipProtocol } from '../sip-protocol.ts';
import { Device } from './device.ts';
import { folderAt } from './folder-at.ts';

/** The protocol on ports of its own, with devices that call it. */
export interface SipRig extends AsyncDisposable {
  readonly sip: SipProtocol;
  readonly calls: FakeIngress;
  readonly log: RecordingLog;
  readonly metrics: CountingMetrics;
  port(transport: 'udp' | 'tcp' | 'tls'): number;
  device(transport?: 'udp' | 'tcp' | 'tls'): Promise<Device>;
}

/** Starts SIP on free ports of 127.0.0.1. */
export async function startSip(settings: z.input<typeof config> = {}, clock: Clock = systemClock): Promise<SipRig> {
  const root = await mkdtemp(join(tmpdir(), 'opencvi-sip-'));
  const calls = new FakeIngress();
  const log = new RecordingLog();
  const metrics = new CountingMetrics();
  const chosen = config.parse({ host: '127.0.0.1', udpPort: 0, tcpPort: 0, tlsPort: false, ...settings });
  const sip = new SipProtocol(chosen, { clock, log, metrics, folder: folderAt(root) });
  await sip.listen(calls);
  const devices: Device[] = [];
  const port = (transport: 'udp' | 'tcp' | 'tls') => {
    const found = sip.addresses.find(address => address.transport === transport);
    if (!found) throw new Error(`no ${transport}`);
    return found.port;
  };
  return {
    ...{ sip, calls, log, metrics, port },
    async device(transport = 'udp') {
      const device = await Device.connect(transport, port(transport));
      devices.push(device);
      return device;
    },
    async [Symbol.asyncDispose]() {
      for (const device of devices) device.farewell();
      await sip.close();
      for (const device of devices) await device[Symbol.asyncDispose]();
      await rm(root, { recursive: true, force: true });
    },
  };
}

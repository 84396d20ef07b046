import type { Clock, Tenant } from '@opencvi/plugin-api';
import { CountingMetrics, FakeIngress, type LogLine, RecordingLog, systemClock } from '@opencvi/test-kit';
import type { z } from 'zod';
import { config } from '../config.ts';
import { H323Protocol } from '../h323-protocol.ts';
import { Room } from './room.ts';

/** The protocol on ports of its own, with rooms that call it. */
export interface H323Rig extends AsyncDisposable {
  readonly h323: H323Protocol;
  readonly calls: FakeIngress;
  readonly log: RecordingLog;
  readonly metrics: CountingMetrics;
  readonly port: number;
  /** A room that has connected. */
  room(): Promise<Room>;
  /** Messages that were logged at a level. */
  logged(level: LogLine['level']): string[];
}

interface RigOptions {
  readonly clock?: Clock;
  readonly tenants?: readonly Tenant[];
}

/** Starts H.323 on free ports of 127.0.0.1. */
export async function startH323(
  settings: z.input<typeof config> = {},
  { clock = systemClock, tenants = [] }: RigOptions = {},
): Promise<H323Rig> {
  const calls = new FakeIngress();
  const log = new RecordingLog();
  const metrics = new CountingMetrics();
  const chosen = config.parse({ host: '127.0.0.1', port: 0, rasPort: false, ...settings });
  chosen.gatekeeper?.security?.password.resolve(reference => process.env[reference.slice('env:'.length)] ?? '');
  const h323 = new H323Protocol(chosen, { clock, log, metrics, tenants: { all: () => tenants } });
  await h323.listen(calls);
  const port = h323.address?.port ?? 0;
  const rooms: Room[] = [];
  return {
    ...{ h323, calls, log, metrics, port },
    async room() {
      const room = await Room.dial(port);
      rooms.push(room);
      return room;
    },
    logged: level => log.messages(level),
    async [Symbol.asyncDispose]() {
      await h323.close();
      for (const room of rooms) room.call.destroy();
    },
  };
}

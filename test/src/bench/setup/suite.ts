import { SipPhone } from '@opencvi/sip-phone';
import { startGateway } from '../../rig/gateway.ts';
import { pinDevice } from '../measure/cpu.ts';
import { percentile } from '../measure/statistics.ts';
import { ports } from '../ports.ts';
import type { Row } from '../row.ts';
import type { SuitePlan } from '../suite-plan.ts';
import { timeCall } from './call.ts';
import { admit, MEETING, waitingRoom } from './lobby.ts';
import { type SetupTimes, setupTargets } from './times.ts';

/** How long a room waits for the parts of its call, as its device sees it. */
export async function setupSuite({ rounds, budget }: SuitePlan): Promise<Row[]> {
  await using stack = new AsyncDisposableStack();
  const config = { log: { level: 'info' }, plugins: { 'protocol-sip': { limits: { exempt: ['127.0.0.1'] } } } };
  const gateway = stack.use(await startGateway({ ports: ports.gateway, config }));
  pinDevice(gateway.pid ?? 0);
  const [phone, other] = await Promise.all([0, 1].map(index => SipPhone.start({ port: ports.phones + 2 * index })));
  if (!phone || !other) throw new Error('no phones');
  stack.use(phone);
  stack.use(other);
  // somebody to be seen
  await other.dial(gateway.sipUri(MEETING));
  await admit(gateway, await waitingRoom(gateway));
  await timeCall(phone, gateway); // the first call makes prompts and pictures for all that follow
  const times: SetupTimes[] = [];
  const began = performance.now();
  while (times.length < rounds && (times.length < 2 || performance.now() - began < budget)) times.push(await timeCall(phone, gateway));
  return rowsOf(times);
}

function rowsOf(times: readonly SetupTimes[]): Row[] {
  const keys = Object.keys(setupTargets) as (keyof SetupTimes)[];
  const rounds = { used: times.length, discarded: 0, noisy: false };
  return keys.flatMap(key => {
    const { name, most } = setupTargets[key];
    const values = times.map(time => time[key]);
    const row = (share: number): Row => ({
      suite: 'setup',
      name: `${name}, p${share}`,
      unit: 'ms',
      ours: percentile(values, share / 100),
      ...(most !== undefined && { target: { of: 'value', most } }),
      rounds,
    });
    return [row(50), row(95)];
  });
}

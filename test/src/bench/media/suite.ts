import { compare } from '../measure/compare.ts';
import { interleave } from '../measure/rounds.ts';
import type { Subject, Trial } from '../measure/trial.ts';
import { comparedRow, type Row } from '../row.ts';
import type { SuitePlan } from '../suite-plan.ts';
import { type MediaDevice, startBridge, startRelay, startRtpengine } from './devices.ts';
import { mediaModes } from './modes.ts';
import { Traffic } from './traffic.ts';

/** Packets in a second: eighty calls of 720p in one direction. The cost of a packet depends on it, since wake-ups are shared. */
const RATE = 20_000;
/** Against rtpengine, plain and with SRTP. */
const MOST = { plain: 1.6, AES_CM_128_HMAC_SHA1_80: 1.7, AEAD_AES_256_GCM: 1.7 } as const;

/** Media: CPU time per forwarded packet, at an equal packet rate, and what forwarding adds to the delay. */
export async function mediaSuite(plan: SuitePlan): Promise<Row[]> {
  await using stack = new AsyncDisposableStack();
  const traffic = stack.use(await Traffic.open());
  const bridge = await startBridge(stack);
  const rtpengine = await startRtpengine(stack, traffic.sourcePorts);
  const relay = await startRelay(stack);
  const pace = { rate: RATE, milliseconds: plan.quick ? 700 : 1_500 };
  const subject = (name: string, device: MediaDevice): Subject => ({ name, run: () => traffic.through(device, pace) });
  const subjects = mediaModes.flatMap(mode => [
    subject(`bridge ${mode}`, bridge[mode]),
    subject(`rtpengine ${mode}`, rtpengine[mode]),
    ...(mode === 'plain' ? [subject('relay', relay)] : []),
  ]);
  const trials = await interleave(subjects, plan);
  return rowsOf(name => trials.get(name) ?? []);
}

function rowsOf(of: (name: string) => readonly Trial[]): Row[] {
  const common = { suite: 'media', unit: 'µs/packet' } as const;
  const relay = of('relay');
  return [
    ...mediaModes.map(mode => {
      const about = { ...common, name: `bridge, ${mode}`, peer: 'rtpengine, user space', most: MOST[mode] };
      return comparedRow(about, compare(of(`bridge ${mode}`), of(`rtpengine ${mode}`)));
    }),
    comparedRow({ ...common, name: 'bridge, plain, against the floor', peer: 'bare Node relay' }, compare(of('bridge plain'), relay)),
    ...(['p50', 'p99'] as const).map(share => {
      const about = { suite: 'media', unit: 'ms', name: `bridge, plain, one-way delay ${share}`, peer: 'bare Node relay' } as const;
      return comparedRow(about, compare(delays(of('bridge plain'), share), delays(relay, share)));
    }),
  ];
}

/** The delays of the same trials in place of their costs. */
function delays(trials: readonly Trial[], share: string): Trial[] {
  return trials.map(({ noise, details }) => ({ noise, cost: details?.[share] ?? Number.NaN }));
}

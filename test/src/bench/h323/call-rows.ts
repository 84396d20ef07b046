import { compare } from '../measure/compare.ts';
import { interleave } from '../measure/rounds.ts';
import { comparedRow, type Row } from '../row.ts';
import type { SuitePlan } from '../suite-plan.ts';
import { startAsteriskAnswerer, startMinimalAnswerer, startWholeGateway } from './devices.ts';
import { callsInFlight, callsTo } from './load.ts';
import { LoadCall } from './load-call.ts';

/** Asterisk still keeps up with it; at lower rates a call is dearer for all, since wake-ups are not shared. */
const RATE = 100;
const FLIGHT = 4;
/**
 * What just-in-time compilers need until they are where a gateway is that has run for a while: V8 optimizes a function after 3000 invocations
 * (--invocation-count-for-turbofan), and most are invoked once or twice a call.
 */
const WARM_UP = 4_000;

/** Inbound calls with tunnelled H.245 and a channel of sound each way, against Asterisk's chan_ooh323. */
export async function callRows(plan: SuitePlan): Promise<Row[]> {
  await using stack = new AsyncDisposableStack();
  const minimal = await startMinimalAnswerer(stack);
  const asterisk = await startAsteriskAnswerer(stack);
  const gateway = await startWholeGateway(stack);
  const calls = plan.quick ? RATE : 2 * RATE;
  for (const { target } of [minimal, gateway]) await callsInFlight(target, { calls: plan.quick ? RATE : WARM_UP, flight: FLIGHT });
  const devices = [['minimal', minimal] as const, ['asterisk', asterisk] as const, ['gateway', gateway] as const];
  const trials = await interleave(
    devices.flatMap(([name, { pid, target }]) => [
      { name, run: () => callsTo(pid, target, { rate: RATE, calls }) },
      { name: `${name}, in flight`, run: () => callsInFlight(target, { calls, flight: FLIGHT }) },
    ]),
    plan,
  );
  const of = (name: string) => compare(trials.get(name) ?? [], trials.get(name.replace(/^(minimal|gateway)/, 'asterisk')) ?? []);
  const common = { suite: 'h323', peer: 'Asterisk, chan_ooh323', most: 1 } as const;
  const cpu = { ...common, unit: 'µs/call' } as const;
  const wall = { ...common, unit: 'ms/call' } as const;
  return [
    comparedRow({ ...cpu, name: `library on sockets, ${RATE} calls/s` }, of('minimal')),
    comparedRow({ ...cpu, name: `gateway, IVR with media, ${RATE} calls/s` }, of('gateway')),
    comparedRow({ ...wall, name: `library on sockets, ${FLIGHT} in flight` }, of('minimal, in flight')),
    comparedRow({ ...wall, name: `gateway, IVR with media, ${FLIGHT} in flight` }, of('gateway, in flight')),
    tripsRow('Setup to the first open channel', await LoadCall.run(gateway.target), 5),
    tripsRow('the same with fast start', await LoadCall.run({ ...gateway.target, fastStart: true }), 2),
  ];
}

function tripsRow(name: string, ours: number, most: number): Row {
  const rounds = { used: 1, discarded: 0, noisy: false };
  return { suite: 'h323', name, unit: 'round trips', ours, target: { of: 'value', most }, rounds };
}

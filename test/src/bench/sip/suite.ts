import { compare } from '../measure/compare.ts';
import { interleave } from '../measure/rounds.ts';
import type { Subject } from '../measure/trial.ts';
import { comparedRow, type Row } from '../row.ts';
import type { SuitePlan } from '../suite-plan.ts';
import { type SipDevice, startKamailio, startMinimalApp, startWholeGateway } from './devices.ts';
import { callsTo, type SipLoad } from './load.ts';

/** At the higher rate only signalling is compared; the lower one leaves the gateway time to negotiate media. */
const FAST = 600;
const SLOW = 40;

/** Signalling: CPU time per inbound call, at equal rates. */
export async function sipSuite(plan: SuitePlan): Promise<Row[]> {
  await using stack = new AsyncDisposableStack();
  const app = await startMinimalApp(stack);
  const kamailio = await startKamailio(stack);
  const gateway = await startWholeGateway(stack);
  const seconds = plan.quick ? 1 : 2;
  const caller = (name: string, device: SipDevice, load: Pick<SipLoad, 'user' | 'rate'>): Subject => ({
    name,
    run: () => callsTo(device.pid, { ...load, port: device.port, calls: load.rate * seconds }),
  });
  const trials = await interleave(
    [
      caller('app', app, { user: 'bench', rate: FAST }),
      caller('kamailio', kamailio, { user: 'bench', rate: FAST }),
      caller('ivr', gateway, { user: 'teams', rate: SLOW }),
      caller('app slowly', app, { user: 'bench', rate: SLOW }),
      caller('meeting', gateway, { user: '1172827458', rate: SLOW }),
    ],
    plan,
  );
  const of = (name: string) => trials.get(name) ?? [];
  const common = { suite: 'sip', unit: 'µs/call' } as const;
  return [
    comparedRow(
      { ...common, name: `drachtio-embedded + srf, ${FAST} calls/s`, peer: 'Kamailio, stateful', most: 8 },
      compare(of('app'), of('kamailio')),
    ),
    comparedRow(
      { ...common, name: `gateway, IVR with media, ${SLOW} calls/s`, peer: 'drachtio-embedded + srf' },
      compare(of('ivr'), of('app slowly')),
    ),
    comparedRow(
      { ...common, name: `gateway, meeting with media, ${SLOW} calls/s`, peer: 'drachtio-embedded + srf' },
      compare(of('meeting'), of('app slowly')),
    ),
  ];
}

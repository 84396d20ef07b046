import { type Definition, decode, encode, H225, H245, type Type } from '@opencvi/h323-js-bindings';
import { sampleSetup, sampleTerminalCapabilitySet } from '@opencvi/h323-js-bindings/testing';
import { type BenchPlan, Oracle, type OracleType } from '../../e2e/h323/oracle/oracle.ts';
import { compare } from '../measure/compare.ts';
import { cpuOf } from '../measure/cpu.ts';
import { interleave } from '../measure/rounds.ts';
import type { Subject } from '../measure/trial.ts';
import { comparedRow, type Row } from '../row.ts';
import type { SuitePlan } from '../suite-plan.ts';

interface Message {
  readonly title: string;
  readonly one: OracleType;
  readonly value: unknown;
}

const messages: readonly Message[] = [
  {
    title: 'TerminalCapabilitySet',
    one: h323Type('MULTIMEDIA-SYSTEM-CONTROL', 'MultimediaSystemControlMessage', H245.MultimediaSystemControlMessage),
    value: sampleTerminalCapabilitySet(),
  },
  { title: 'Setup', one: h323Type('H323-MESSAGES', 'H323-UserInformation', H225.H323UserInformation), value: sampleSetup() },
];

/** Three tenths of the rate of Erlang. */
const MOST = 3.33;

/** Aligned PER: CPU time per message, against what Erlang's asn1 compiler makes of the same modules. */
export async function codecRows(plan: SuitePlan): Promise<Row[]> {
  await using oracle = new Oracle();
  const milliseconds = plan.quick ? 200 : 500;
  const kinds = messages.flatMap(message => (['decode', 'encode'] as const).map(direction => ({ message, direction })));
  const trials = await interleave(
    kinds.flatMap(({ message, direction }) => [
      ours(message, { direction, milliseconds }),
      erlang(oracle, message, { direction, milliseconds }),
    ]),
    plan,
  );
  const of = (name: string) => trials.get(name) ?? [];
  return kinds.map(({ message: { title }, direction }) => {
    const about = { suite: 'h323', unit: 'µs/message', name: `${title}, ${direction}`, peer: "Erlang's asn1", most: MOST } as const;
    return comparedRow(about, compare(of(`${title} ${direction}`), of(`Erlang ${title} ${direction}`)));
  });
}

function h323Type(module: string, name: string, type: Definition): OracleType {
  return { module, name, type };
}

/** Work in this process. */
function ours({ title, one, value }: Message, { direction, milliseconds }: BenchPlan): Subject {
  const type = one.type as Type<unknown>;
  const bytes = encode(type, value);
  const work = direction === 'decode' ? () => decode(type, bytes) : () => encode(type, value);
  return {
    name: `${title} ${direction}`,
    run: async () => {
      const before = cpuOf(process.pid);
      let count = 0;
      for (const until = performance.now() + milliseconds; performance.now() < until; count += 1000) for (let i = 0; i < 1000; i++) work();
      return { cost: (cpuOf(process.pid) - before) / count };
    },
  };
}

function erlang(oracle: Oracle, { title, one, value }: Message, plan: BenchPlan): Subject {
  const bytes = encode(one.type as Type<unknown>, value);
  return {
    name: `Erlang ${title} ${plan.direction}`,
    run: async () => ({ cost: 1e6 / (await oracle.bench(one, bytes, plan)) }),
  };
}

import type { Row } from '../row.ts';
import type { SuitePlan } from '../suite-plan.ts';
import { callRows } from './call-rows.ts';
import { codecRows } from './codec.ts';

/** H.323: the codec against Erlang's, calls against Asterisk's chan_ooh323. */
export async function h323Suite(plan: SuitePlan): Promise<Row[]> {
  const half = { ...plan, budget: plan.budget / 2 };
  return [...(await codecRows(half)), ...(await callRows(half))];
}

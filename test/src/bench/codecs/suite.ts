import type { Row } from '../row.ts';
import type { SuitePlan } from '../suite-plan.ts';

export async function codecSuite(_plan: SuitePlan): Promise<Row[]> {
  return [];
}

import type { Row } from '../row.ts';
import type { SuitePlan } from '../suite-plan.ts';

export async function setupSuite(_plan: SuitePlan): Promise<Row[]> {
  return [];
}

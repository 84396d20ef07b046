import type { Comparison, RoundCount } from './measure/compare.ts';
import type { SuiteName } from './options.ts';

/** A line of the result. */
export interface Row {
  readonly suite: SuiteName;
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  /** What it is compared with, measured in the same run. */
  readonly peer?: { readonly name: string; readonly value: number; readonly ratio: number };
  /** The most that `of` may be. */
  readonly target?: { readonly of: 'ratio' | 'value'; readonly most: number };
  readonly rounds: RoundCount;
}

/** A row for one comparison. */
export function comparedRow(
  about: Pick<Row, 'suite' | 'name' | 'unit'> & { readonly peer: string; readonly most?: number },
  { ours, peer, ratio, rounds }: Comparison,
): Row {
  const { peer: name, most, ...rest } = about;
  return { ...rest, ours, peer: { name, value: peer, ratio }, ...(most !== undefined && { target: { of: 'ratio', most } }), rounds };
}

/** Whether a row meets its target; undefined when it has none. */
export function meets({ target, peer, ours }: Row): boolean | undefined {
  if (!target) return undefined;
  return (target.of === 'ratio' ? (peer?.ratio ?? Number.NaN) : ours) <= target.most;
}

import { median } from './statistics.ts';
import type { Trial } from './trial.ts';

/** What is left of the rounds of two subjects. */
export interface Comparison {
  readonly ours: number;
  readonly peer: number;
  /** Median of the ratios of the rounds, not the ratio of the medians: within a round both had the same machine. */
  readonly ratio: number;
  readonly rounds: RoundCount;
}

/** How many rounds count. */
export interface RoundCount {
  readonly used: number;
  readonly discarded: number;
  /** Too few rounds were quiet, so the noisy ones count as well. */
  readonly noisy: boolean;
}

/** As many quiet rounds make a result. */
const ENOUGH = 2;

/** Compares two subjects round by round, without the rounds that were noisy for either. */
export function compare(ours: readonly Trial[], peer: readonly Trial[]): Comparison {
  const pairs = ours.flatMap((trial, i) => {
    const other = peer[i];
    return other ? [{ ours: trial, peer: other }] : [];
  });
  const { kept, rounds } = quietOnes(pairs, pair => pair.ours.noise === undefined && pair.peer.noise === undefined);
  return {
    ours: median(kept.map(pair => pair.ours.cost)),
    peer: median(kept.map(pair => pair.peer.cost)),
    ratio: median(kept.map(pair => pair.ours.cost / pair.peer.cost)),
    rounds,
  };
}

/** The quiet ones, or all where too few are. */
export function quietOnes<T>(
  all: readonly T[],
  isQuiet: (one: T) => boolean,
): { readonly kept: readonly T[]; readonly rounds: RoundCount } {
  const quiet = all.filter(isQuiet);
  const noisy = quiet.length < Math.min(ENOUGH, all.length);
  const kept = noisy ? all : quiet;
  return { kept, rounds: { used: kept.length, discarded: all.length - kept.length, noisy } };
}

import { attempt, type Subject, type Trial } from './trial.ts';

/** How much is measured. */
export interface RoundPlan {
  /** Quiet rounds that are wanted. */
  readonly rounds: number;
  /** No round begins after so many milliseconds. */
  readonly budget: number;
}

/** Trials of every subject, by its name; the n-th of each are of the same round. */
export type Trials = ReadonlyMap<string, readonly Trial[]>;

/**
 * Interleaves the subjects, A B A B, so that what slows the machine down hits all alike. The first round warms up and is thrown away; more
 * rounds follow until enough were quiet or the time is up.
 */
export async function interleave(subjects: readonly Subject[], { rounds, budget }: RoundPlan): Promise<Trials> {
  const trials = new Map<string, Trial[]>(subjects.map(({ name }) => [name, []]));
  const began = performance.now();
  await round(subjects, () => {});
  for (let quiet = 0; quiet < rounds; ) {
    const loud = await round(subjects, (subject, trial) => trials.get(subject.name)?.push(trial));
    if (!loud) quiet++;
    const enough = (trials.get(subjects[0]?.name ?? '')?.length ?? 0) >= 2;
    if (enough && performance.now() - began > budget) break;
  }
  return trials;
}

async function round(subjects: readonly Subject[], keep: (subject: Subject, trial: Trial) => void): Promise<boolean> {
  let loud = false;
  for (const subject of subjects) {
    const trial = await attempt(subject);
    loud ||= trial.noise !== undefined;
    keep(subject, trial);
  }
  return loud;
}

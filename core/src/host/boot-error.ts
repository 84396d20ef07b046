/** One thing that keeps the gateway from starting: who, what, and what to do. */
export interface BootProblem {
  /** Plugin, file, or part of the gateway. */
  readonly who: string;
  readonly what: string;
  /** What to do about it. */
  readonly remedy?: string;
  readonly cause?: unknown;
}

/** Everything that keeps the gateway from starting, reported together. */
export class BootError extends Error {
  override readonly name = 'BootError';

  constructor(readonly problems: readonly BootProblem[]) {
    super(problems.map(formatProblem).join('\n'), { cause: problems.find(problem => problem.cause)?.cause });
  }
}

/** One line, two with a remedy. */
export function formatProblem({ who, what, remedy }: BootProblem): string {
  return remedy === undefined ? `${who}: ${what}` : `${who}: ${what}\n  → ${remedy}`;
}

import { cpuOfMachine } from './cpu.ts';

/** One measurement of one subject. */
export interface Trial {
  /** Cost of one unit of work. */
  readonly cost: number;
  /** Why it says little, where it does. */
  readonly noise: string | undefined;
  /** What else was seen: latencies, rates. */
  readonly details?: Readonly<Record<string, number>>;
}

/** What does the work: the gateway, or the peer it is compared with. */
export interface Subject {
  readonly name: string;
  /** Does one measurement. */
  run(): Promise<Measured>;
}

/** What a subject says of its own run. */
export interface Measured {
  readonly cost: number;
  /** What went wrong, so that the run does not count: packets lost, calls failed. */
  readonly trouble?: string | undefined;
  readonly details?: Readonly<Record<string, number>>;
}

/** Share of a core that others may take during a run. */
const FOREIGN_LIMIT = 0.2;

/** Runs a subject once, and watches what the rest of the machine does meanwhile. */
export async function attempt(subject: Subject): Promise<Trial> {
  const before = cpuOfMachine();
  const began = performance.now();
  const { cost, trouble, details } = await subject.run();
  const elapsed = (performance.now() - began) * 1_000;
  const after = cpuOfMachine();
  const foreign = Math.max(0, after.busy - before.busy - (after.ours - before.ours)) / elapsed;
  const noise = trouble ?? (foreign > FOREIGN_LIMIT ? `others took ${Math.round(100 * foreign)} % of a core` : undefined);
  return { cost, noise, ...(details && { details }) };
}

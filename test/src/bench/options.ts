/** What can be measured. */
export const suiteNames = ['sip', 'media', 'codecs', 'h323', 'setup'] as const;
export type SuiteName = (typeof suiteNames)[number];

/** The command line of `npm run bench`. */
export interface BenchOptions {
  readonly suites: readonly SuiteName[];
  readonly quick: boolean;
  readonly json: boolean;
}

export const usage = `npm run bench [-- options]

Measures CPU time per unit of work against a peer in the same run.
  --only NAME   one of ${suiteNames.join(', ')}; may be given more than once, or as a list with commas
  --quick       fewer and shorter rounds: under a minute
  --json        machine-readable, on standard output`;

/** Reads the command line; undefined when it is not understood or asks for help. */
export function parseOptions(args: readonly string[]): BenchOptions | undefined {
  const chosen: SuiteName[] = [];
  let quick = false;
  let json = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--quick') quick = true;
    else if (arg === '--json') json = true;
    else if (arg === '--only' || arg.startsWith('--only=')) {
      const names = (arg === '--only' ? args[++i] : arg.slice('--only='.length))?.split(',') ?? [];
      if (names.length === 0 || !names.every(isSuite)) return undefined;
      chosen.push(...names);
    } else return undefined;
  }
  return { suites: suiteNames.filter(name => chosen.length === 0 || chosen.includes(name)), quick, json };
}

function isSuite(name: string): name is SuiteName {
  return (suiteNames as readonly string[]).includes(name);
}

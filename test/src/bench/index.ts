/** The benchmark that `npm run bench` runs, after it has set up what is needed. */
import { codecSuite } from './codecs/suite.ts';
import { h323Suite } from './h323/suite.ts';
import { pinGenerator } from './measure/cpu.ts';
import { mediaSuite } from './media/suite.ts';
import { type BenchOptions, parseOptions, type SuiteName, usage } from './options.ts';
import { table } from './report.ts';
import type { Row } from './row.ts';
import { setupSuite } from './setup/suite.ts';
import { sipSuite } from './sip/suite.ts';
import type { SuitePlan } from './suite-plan.ts';

interface Suite {
  readonly run: (plan: SuitePlan) => Promise<Row[]>;
  readonly full: SuitePlan;
  readonly quick: SuitePlan;
}

const plan = (rounds: number, seconds: number, quick: boolean): SuitePlan => ({ rounds, budget: seconds * 1_000, quick });

const suites: Readonly<Record<SuiteName, Suite>> = {
  sip: { run: sipSuite, full: plan(4, 60, false), quick: plan(2, 8, true) },
  media: { run: mediaSuite, full: plan(5, 75, false), quick: plan(2, 8, true) },
  codecs: { run: codecSuite, full: plan(5, 20, false), quick: plan(2, 3, true) },
  h323: { run: h323Suite, full: plan(5, 30, false), quick: plan(2, 6, true) },
  setup: { run: setupSuite, full: plan(20, 40, false), quick: plan(2, 6, true) },
};

async function bench({ suites: chosen, quick, json }: BenchOptions): Promise<number> {
  pinGenerator();
  const rows: Row[] = [];
  let code = 0;
  for (const name of chosen) {
    console.error(`measuring: ${name}`);
    const { run, full, quick: short } = suites[name];
    try {
      rows.push(...(await run(quick ? short : full)));
    } catch (error) {
      // the figures of the others are still worth having
      console.error(`${name} could not be measured:`, error);
      code = 1;
    }
  }
  console.log(json ? JSON.stringify(rows, undefined, 2) : `\n${table(rows)}`);
  return code;
}

const options = parseOptions(process.argv.slice(2));
if (options) process.exitCode = await bench(options);
else console.log(usage);

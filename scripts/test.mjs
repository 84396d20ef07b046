/** `npm test [-- options]`: sets up what is missing, runs the checks and the tests, and ends with "N passed, N failed, N skipped". */
import { add, nothing, oneFailed, onePassed, summaryLine } from './lib/counts.mjs';
import { runJest } from './lib/jest.mjs';
import { oldestToTest, rerunWithNewerNode } from './lib/node-runtime.mjs';
import { testPackages } from './lib/packages.mjs';
import { bin } from './lib/root.mjs';
import { attach } from './lib/run.mjs';
import { build, exclusively, setUp, setUpAsterisk } from './lib/set-up.mjs';
import { elapsedSeconds, fail } from './lib/steps.mjs';
import { parseTestOptions } from './lib/test-options.mjs';

const tool = name => () => attach(process.execPath, [bin(name[0]), ...name.slice(1)]).then(code => (code === 0 ? onePassed : oneFailed));

/** The build reports through its own steps. */
const checkBuild = () =>
  exclusively(build).then(
    () => onePassed,
    error => {
      console.error(error.message);
      return oneFailed;
    },
  );

function stages(options) {
  const { filter } = options;
  const filtered = filter.length > 0;
  const all = [
    ['static', 'lint', tool(['biome', 'check', '.'])],
    ['static', 'build', checkBuild],
    ['static', 'unused code and dependencies', tool(['knip'])],
    ['unit', 'unit tests', () => runJest('unit', { args: filter, filtered, minutes: 20 })],
    ['e2e', 'end-to-end tests', () => runJest('e2e', { args: ['--runInBand', ...filter], filtered, minutes: 45 })],
  ];
  // The end-to-end tests run the compiled gateway.
  return all.filter(([kind, name]) => options[kind] || (name === 'build' && options.e2e));
}

async function runStages(options) {
  const results = [];
  for (const [kind, name, run] of stages(options)) {
    console.log(`\n=== ${name}`);
    const began = performance.now();
    const counts = await run().catch(error => {
      fail(error);
      return oneFailed;
    });
    results.push({ kind, name, counts, seconds: elapsedSeconds(began) });
  }
  // A filter that matches no test is a mistake.
  const tests = total(results.filter(({ kind }) => kind !== 'static'));
  if (options.filter.length > 0 && summaryLine(tests) === summaryLine(nothing)) {
    results.push({ name: `no test matches ${options.filter.join(' ')}`, counts: oneFailed, seconds: 0 });
  }
  return results;
}

const total = results => results.map(result => result.counts).reduce(add, nothing);

function report(results) {
  console.log(`\n=== summary after ${elapsedSeconds().toFixed(0)} s`);
  for (const { name, counts, seconds } of results) {
    console.log(`${counts.failed > 0 ? '✗' : '✓'} ${name}: ${summaryLine(counts)} (${seconds.toFixed(1)} s)`);
  }
  const sum = total(results);
  console.log(summaryLine(sum));
  return sum.failed > 0 ? 1 : 0;
}

async function test() {
  const options = parseTestOptions(process.argv.slice(2));
  if (options.usage) {
    console.log(options.usage);
    return 0;
  }
  const rerun = await rerunWithNewerNode(oldestToTest);
  if (rerun !== undefined) return rerun;
  try {
    await exclusively(() => setUp({ debianPackages: options.e2e ? testPackages : [] }));
    if (options.e2e) await setUpAsterisk();
  } catch (error) {
    fail(error);
    return report([{ name: 'set-up', counts: oneFailed, seconds: elapsedSeconds() }]);
  }
  return report(await runStages(options));
}

test().then(code => (process.exitCode = code), fail);

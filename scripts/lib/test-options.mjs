/** The command line of `npm test`. */

const usage = `npm test [-- options] [pattern...]

Without options everything runs: lint, build, unused code, unit tests, end-to-end tests.
  --static   lint, build and unused code only
  --unit     unit tests only
  --e2e      end-to-end tests with real peers only
  -t NAME    tests whose name matches
  pattern    test files whose path matches (unit and end-to-end, unless one of them is chosen)`;

/** Returns `{ static, unit, e2e, filter }`, or `{ usage }` when there is nothing to run. */
export function parseTestOptions(args) {
  const chosen = new Set();
  const filter = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    if (['--static', '--unit', '--e2e'].includes(arg)) chosen.add(arg.slice(2));
    else if (arg === '-t' && args[i + 1] !== undefined) filter.push(arg, args[++i]);
    else if (arg === '--help' || arg === '-h' || arg.startsWith('-')) return { usage };
    else filter.push(arg);
  }
  if (chosen.size === 0) for (const kind of filter.length > 0 ? ['unit', 'e2e'] : ['static', 'unit', 'e2e']) chosen.add(kind);
  return { static: chosen.has('static'), unit: chosen.has('unit'), e2e: chosen.has('e2e'), filter };
}

/**
 * Compares as many random values as asked, a million by default, with Erlang's:
 * `node --conditions=@opencvi/source test/src/e2e/h323/per-oracle-program.ts [count] [seed]`
 */
import { compareRandom } from './oracle/compare.ts';
import { Oracle } from './oracle/oracle.ts';
import { oracleTypes } from './oracle/types.ts';

const [count = 1_000_000, firstSeed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number);
const types = oracleTypes();
await using oracle = new Oracle();
let compared = 0;
let different = 0;
let contradictions = 0;
for (let seed = firstSeed; compared < count; seed++) {
  const rounds = Math.min(40, Math.ceil((count - compared) / types.length));
  const totals = await compareRandom(oracle, types, { seed, rounds });
  compared += totals.compared;
  contradictions += totals.contradictions;
  different += totals.differences.length;
  for (const difference of totals.differences) console.error(difference);
  console.error(`seed ${seed}: ${compared} compared, ${different} different, ${contradictions} with which Erlang contradicts itself`);
}
process.exitCode = different === 0 ? 0 : 1;

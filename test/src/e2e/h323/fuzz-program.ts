/**
 * Fuzzes everything that takes octets from the network, for as long as asked, and keeps what it finds in `corpus`:
 * `node --conditions=@opencvi/source test/src/e2e/h323/fuzz-program.ts [--minutes 10] [--seed 1] [--target per] [--keep 4]`
 * `--keep` also keeps scripts that go another way than any before, so many of each target.
 */
import { parseArgs } from 'node:util';
import { Random } from '@opencvi/h323-js-bindings/testing';
import { corpus, keep } from './fuzz/corpus.ts';
import { type Finding, type FuzzTarget, findingOf, type Script } from './fuzz/fuzz-target.ts';
import { shorten } from './fuzz/shorten.ts';
import { targets } from './fuzz/targets.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { minutes: text, seed: text, target: text, keep: text } });
const seed = Number(values.seed ?? 1);
const until = Date.now() + Number(values.minutes ?? 10) * 60_000;
const chosen = targets.filter(({ name }) => values.target === undefined || name === values.target);
const random = new Random(seed);
const kept = corpus();

interface Account {
  readonly target: FuzzTarget;
  /** How scripts went, and how often. */
  readonly ways: Map<string, number>;
  runs: number;
  octets: number;
  readonly findings: Map<string, string>;
  newWays: number;
}

const accounts: Account[] = chosen.map(target => {
  const before = kept.filter(entry => entry.target === target.name).flatMap(({ script }) => wayOf(target, script) ?? []);
  return { target, ways: new Map(before.map(way => [way, 0])), runs: 0, octets: 0, findings: new Map(), newWays: 0 };
});

/** Undefined for a finding. */
function wayOf(target: FuzzTarget, script: Script): string | undefined {
  try {
    return target.run(script);
  } catch {
    return undefined;
  }
}

/** What a finding says, without numbers: others that say so are the same. */
function kindOf(finding: Finding): string {
  return (finding.message.split('\n').slice(0, 3).join(' ') ?? '').replaceAll(/\d+(\.\d+)?/g, '#');
}

function fuzzOnce(account: Account): void {
  const { target, ways, findings } = account;
  const script = target.generate(random);
  account.runs++;
  account.octets += script.reduce((sum, line) => sum + line.length / 2, 0);
  const way = wayOf(target, script);
  if (way !== undefined) {
    if (!ways.has(way) && account.newWays < Number(values.keep ?? 0) && script.join().length < 3000) {
      account.newWays++;
      keep(
        target,
        shorten(script, shorter => wayOf(target, shorter) === way),
      );
    }
    ways.set(way, (ways.get(way) ?? 0) + 1);
    return;
  }
  const finding = findingOf(target, script);
  if (!finding || findings.has(kindOf(finding))) return;
  const kind = kindOf(finding);
  const shortest = shorten(script, shorter => {
    const again = findingOf(target, shorter);
    return again !== undefined && kindOf(again) === kind;
  });
  findings.set(kind, keep(target, shortest));
  console.error(`${target.name}: ${finding.message}\n  kept as ${findings.get(kind)}`);
}

function report(): void {
  const heap = Math.round(process.memoryUsage().heapUsed / 2 ** 20);
  console.error(`seed ${seed}, ${Math.max(0, Math.round((until - Date.now()) / 1000))} s left, heap ${heap} MiB`);
  for (const { target, runs, octets, ways, findings } of accounts)
    console.error(`  ${target.name}: ${runs} scripts, ${Math.round(octets / 2 ** 10)} KiB, ${ways.size} ways, ${findings.size} findings`);
}

let reported = Date.now();
for (let i = 0; Date.now() < until; i++) {
  const account = accounts[i % accounts.length];
  if (account) fuzzOnce(account);
  if (Date.now() - reported < 60_000) continue;
  reported = Date.now();
  report();
}
report();
process.exitCode = accounts.some(({ findings }) => findings.size > 0) ? 1 : 0;

import type { Random } from '@opencvi/h323-js-bindings/testing';
import { Finding, type FuzzTarget, type Script, stepOf } from './fuzz-target.ts';
import { weightOf } from './limits.ts';

/** What comes out of any machine, as far as it matters here. */
export interface AnyOutput {
  readonly type: string;
  readonly name?: string;
  readonly event?: { readonly type: string };
}

/** A machine, and how lines become its inputs. */
export interface FuzzedMachine {
  readonly state: string;
  /** Undefined where the line says nothing that it knows. `timer` is dealt with elsewhere. */
  give(word: string, rest: string): readonly AnyOutput[] | undefined;
  timer(name: string): readonly AnyOutput[];
}

/** What a machine says to one input at most. A message is two octets at least, and six in its frame. */
const MOST_OUTPUTS = 1500;
const WEIGHT_PER_OCTET = 512;
const WEIGHT_OF_ANY = 131_072;
/** Milliseconds for an input of up to 64 KiB, in which there may be ten thousand messages: what is worse grows faster than its input. */
const MAX_TIME = 250;
const ATTEMPTS = 20;

/** A machine that lives through a conversation: it throws nothing, answers in proportion, and stays quick. */
export function machineTarget(name: string, make: () => FuzzedMachine, generate: (random: Random) => Script): FuzzTarget {
  return { name, generate, run: script => converse(make, script) };
}

interface Course {
  readonly word: string;
  /** Milliseconds of each step. */
  readonly times: readonly number[];
}

function converse(make: () => FuzzedMachine, script: Script): string {
  const { word, times } = runOnce(make(), script);
  let best = times;
  // The machine may have been busy: the best of several counts.
  for (let attempt = 1; Math.max(0, ...best) > MAX_TIME && attempt < ATTEMPTS; attempt++) {
    const again = runOnce(make(), script).times;
    best = best.map((time, i) => Math.min(time, again[i] ?? time));
  }
  const slowest = Math.max(0, ...best);
  if (slowest > MAX_TIME) throw new Finding(`an input took ${slowest.toFixed(1)} ms`);
  return word;
}

function runOnce(machine: FuzzedMachine, script: Script): Course {
  const seen = new Set<string>([machine.state]);
  const timers = new Set<string>();
  const times = script.map(line => {
    const begin = performance.now();
    const outputs = step(machine, line, timers);
    const time = performance.now() - begin;
    assertProportion(outputs, line);
    for (const output of outputs) note(output, seen, timers);
    seen.add(machine.state);
    return time;
  });
  return { word: [...seen].sort().join(' '), times };
}

/** `timer 2` is the third of those that run. */
function step(machine: FuzzedMachine, line: string, timers: Set<string>): readonly AnyOutput[] {
  const { word, rest } = stepOf(line);
  if (word !== 'timer') return machine.give(word, rest) ?? [];
  const name = [...timers][Number(rest) % Math.max(1, timers.size)];
  if (name === undefined) return [];
  timers.delete(name);
  return machine.timer(name);
}

function note({ type, name, event }: AnyOutput, seen: Set<string>, timers: Set<string>): void {
  if (event) seen.add(event.type);
  if (type === 'arm' && name !== undefined) timers.add(name);
  if (type === 'disarm' && name !== undefined) timers.delete(name);
}

function assertProportion(outputs: readonly AnyOutput[], line: string): void {
  const weight = weightOf(outputs);
  if (outputs.length > MOST_OUTPUTS + line.length / 4) throw new Finding(`${outputs.length} outputs to ${line.slice(0, 40)}`);
  if (weight > WEIGHT_OF_ANY + (line.length / 2) * WEIGHT_PER_OCTET) throw new Finding(`outputs of ${weight} to ${line.slice(0, 40)}`);
}

/** A conversation with mistakes: lines lost, doubled, out of order, and others put between. */
export function shuffled(lines: readonly string[], random: Random, insert: (random: Random) => string): string[] {
  const script = [...lines];
  for (let times = random.between(0, 6); times > 0; times--) {
    const at = random.between(0, script.length);
    const kinds: readonly (() => void)[] = [
      () => script.splice(at, 1),
      () => script.splice(at, 0, script[at] ?? insert(random)),
      () => script.splice(at, 0, ...script.splice(random.between(0, script.length), 1)),
      () => script.splice(at, 0, insert(random)),
      () => script.splice(at, 0, insert(random), insert(random)),
      () => script.splice(at),
    ];
    random.pick(kinds)();
  }
  return script.filter(line => line !== '').slice(0, 60);
}

import type { Random } from '@opencvi/h323-js-bindings/testing';

/**
 * What a target is given, as text, so that it can be kept and read: a line is a word and what it is about, `control 020600…`, `timer T301`,
 * `command 3`. Codecs have one line, machines a conversation.
 */
export type Script = readonly string[];

/** Something to be fuzzed. Whatever the script, running it must end soon and throw nothing but a `Finding`. */
export interface FuzzTarget {
  readonly name: string;
  generate(random: Random): Script;
  /** Gives a short word for how it went: scripts with the same word are alike. */
  run(script: Script): string;
}

/** What must not be. */
export class Finding extends Error {
  override readonly name = 'Finding';
}

/** A line taken apart. */
export function stepOf(line: string): { readonly word: string; readonly rest: string } {
  const space = line.indexOf(' ');
  return space < 0 ? { word: line, rest: '' } : { word: line.slice(0, space), rest: line.slice(space + 1) };
}

/** Runs a script; a finding says what else was thrown, too. */
export function findingOf(target: FuzzTarget, script: Script): Finding | undefined {
  try {
    target.run(script);
    return undefined;
  } catch (error) {
    if (error instanceof Finding) return error;
    return new Finding(`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`, { cause: error });
  }
}

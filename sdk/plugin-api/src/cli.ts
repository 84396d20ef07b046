import type { Contribution } from './refs.ts';

/** What a command is given. */
export interface CliInvocation {
  /** Positional arguments, in the order of `usage`. */
  readonly args: readonly string[];
  /** Options by long name, in camel case: `--play-tone 440` is `playTone`. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** Aborted by SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
  /** Writes a line to standard output. */
  print(line: string): void;
}

/** A command of the `opencvi` program that a plugin brings along. */
export interface CliCommand extends Contribution {
  /** Commander's syntax, id first: `dial <address>`. */
  readonly usage: string;
  readonly summary: string;
  readonly options?: readonly { readonly flags: string; readonly summary: string; readonly default?: string }[];
  /** Resolves with the exit code. A thrown error is printed and exits with 1. */
  run(invocation: CliInvocation): Promise<number>;
}

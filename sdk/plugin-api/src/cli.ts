import type { Contribution } from './refs.ts';

/** How a running gateway is asked. */
export interface GatewayQuestion {
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Calls the question off; the command's own signal when absent. */
  readonly signal?: AbortSignal;
  /** How long the gateway may take, in milliseconds; 30 seconds when absent. */
  readonly timeout?: number;
}

/** The API of the gateway that runs with the command's configuration, or that `--url` and `--token` name. */
export interface RunningGateway {
  /** Its web address, without a slash at the end. */
  readonly url: string;
  /**
   * Asks below `/api/v1`; resolves with the JSON that is answered, `undefined` when it is empty. Rejects with `GatewayError` when nobody
   * answers or the gateway says no, in words for people that say what to do.
   * @example `const { rooms } = roomList.parse(await gateway.ask('GET', '/rooms'))`
   */
  ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, question?: GatewayQuestion): Promise<unknown>;
}

/** Why a running gateway gave no answer, in words for people. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';

  /** `status`: the HTTP status, when there was an answer. */
  constructor(
    message: string,
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Thrown by a command whose arguments or options make no sense: the program prints the message and exits with 64, as for an unknown option.
 * @example `if (room === '') throw new UsageError('--room: say which')`
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What a command is given. */
export interface CliInvocation {
  /** Positional arguments, in the order of `usage`. */
  readonly args: readonly string[];
  /** Options by long name, in camel case: `--play-tone 440` is `playTone`. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** The gateway that runs; nothing is sent until it is asked. */
  readonly gateway: RunningGateway;
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
  /** Adds `--url` and `--token` to the options: which gateway `invocation.gateway` is, where it is not the configuration's. */
  readonly asksGateway?: true;
  /** Resolves with the exit code. A thrown error is printed and exits with 1, a `UsageError` with 64. */
  run(invocation: CliInvocation): Promise<number>;
}

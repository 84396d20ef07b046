import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { Backlog } from './backlog.ts';

/** How a child process is started. */
export interface ProcessOptions {
  /** Used in error messages. */
  readonly name: string;
  readonly command: string;
  readonly args?: readonly string[];
  readonly cwd?: string;
  /** Added to the environment of the tests. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long SIGTERM may take before SIGKILL, in milliseconds. */
  readonly grace?: number;
  /** False for a program that flushes its lines itself; others would keep them back until 4 KiB are full. */
  readonly lineBuffered?: boolean;
}

/** How a child process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const RING = 2_000;
const SHOWN = 25;
const LAST_WORDS = 300;

/**
 * A child process with its last output lines. The kernel kills it when the test process dies (setpriv --pdeathsig), so that
 * an aborted run leaves no orphan: an 'exit' hook does not do it, for inside jest `process` is a copy.
 */
export class PeerProcess implements AsyncDisposable {
  readonly name: string;
  readonly exited: Promise<Exit>;
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  readonly #unseen = new Backlog<string>(RING);
  readonly #listeners = new Set<(line: string) => void>();
  readonly #grace: number;
  #exit: Exit | undefined;

  constructor(options: ProcessOptions) {
    this.name = options.name;
    this.#grace = options.grace ?? 2_000;
    const buffering = options.lineBuffered === false ? [] : ['stdbuf', '-oL', '-eL'];
    this.#child = spawn('setpriv', ['--pdeathsig', 'KILL', ...buffering, options.command, ...(options.args ?? [])], {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) if (stream) this.#read(stream);
    this.exited = new Promise(resolve => {
      this.#child.once('error', error => this.#ended({ code: null, signal: null }, error.message, resolve));
      const ended = (code: number | null, signal: NodeJS.Signals | null): void =>
        this.#ended({ code, signal }, `code ${code}, signal ${signal}`, resolve);
      // 'close' comes after the last line, but never while a grandchild holds the pipe
      this.#child.once('close', ended);
      this.#child.once('exit', (code, signal) => setTimeout(ended, LAST_WORDS, code, signal).unref());
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** How it ended, or undefined while it runs. */
  get exit(): Exit | undefined {
    return this.#exit;
  }

  /** The last output lines, standard output and standard error together. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  /** The last few lines, for an error message. */
  tail(count = SHOWN): string {
    return [`--- last lines of ${this.name} ---`, ...this.#lines.slice(-count)].join('\n');
  }

  /** Calls the listener with every line from now on. */
  onLine(listener: (line: string) => void): void {
    this.#listeners.add(listener);
  }

  /** Takes the first line that matches and that no other wait has taken. */
  async waitForLine(pattern: RegExp, within = 10_000): Promise<RegExpExecArray> {
    const wait = { what: `${this.name} to print ${pattern}`, within, context: () => this.tail() };
    const line = await this.#unseen.next(candidate => pattern.test(candidate), wait);
    return pattern.exec(line) as RegExpExecArray;
  }

  kill(signal: NodeJS.Signals): void {
    if (!this.#exit) this.#child.kill(signal);
  }

  /** SIGTERM, then SIGKILL when it does not listen. */
  async stop(): Promise<Exit> {
    this.kill('SIGTERM');
    const patience = new AbortController();
    const late = delay(this.#grace, undefined, { signal: patience.signal }).then(
      () => this.kill('SIGKILL'),
      () => undefined,
    );
    const exit = await this.exited;
    patience.abort();
    await late;
    return exit;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  #read(stream: Readable): void {
    createInterface({ input: stream }).on('line', line => {
      this.#lines.push(line);
      if (this.#lines.length > RING) this.#lines.shift();
      this.#unseen.push(line);
      for (const listener of this.#listeners) listener(line);
    });
  }

  #ended(exit: Exit, how: string, resolve: (exit: Exit) => void): void {
    if (this.#exit) return;
    this.#exit = exit;
    this.#unseen.end(new Error(`${this.name} ended (${how})\n${this.tail()}`));
    resolve(exit);
  }
}

/** Runs a program to its end and gives its standard output; throws with its error output when it fails. */
export async function run(command: string, args: readonly string[], input?: Uint8Array): Promise<Buffer> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', chunk => out.push(chunk));
  child.stderr.on('data', chunk => errors.push(chunk));
  child.stdin.on('error', () => undefined); // a program that ends early closes its input; its exit code says why
  child.stdin.end(input);
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${Buffer.concat(errors).toString().slice(-2_000)}`);
  return Buffer.concat(out);
}

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DeadlineError, eventually } from './eventually.ts';
import { isBound, LOOPBACK, PortBlock } from './ports.ts';
import { PeerProcess } from './process.ts';
import { TempDir } from './temp-dir.ts';

/** A SIPp run: one scenario, one call unless told otherwise. */
export interface SippOptions {
  /** An XML text, or the name of a file in e2e/scenarios, such as 'late-offer'. */
  readonly scenario: string;
  /** Host and port to call; left out when the scenario waits for a call. */
  readonly target?: string;
  readonly transport?: 'udp' | 'tcp';
  /** User part to dial ([service] in the scenario). */
  readonly user?: string;
  /** Own SIP port; a free one when left out. */
  readonly port?: number;
  /** Keywords of the scenario: `{ code: '486' }` fills [code]. */
  readonly keys?: Readonly<Record<string, string>>;
  readonly calls?: number;
  /** Fails when it is not done after so many milliseconds. */
  readonly timeout?: number;
}

/** What a SIPp run gave. */
export interface SippResult {
  /** 0 when every call went as the scenario says. */
  readonly exitCode: number;
  /** Every SIP message sent and received, as SIPp logs them. */
  readonly messages: string;
  /** What did not go as the scenario says, and why. */
  readonly errors: string;
}

const PORTS = 8; // SIP, control, media (RTP and RTCP, audio and video)
const GRACE = 2_000;

/** A running SIPp. */
export class Sipp implements AsyncDisposable {
  /** Where it receives SIP. */
  readonly port: number;
  readonly #stack: AsyncDisposableStack;
  readonly #process: PeerProcess;
  readonly #dir: TempDir;
  readonly #timeout: number;

  constructor(parts: { port: number; timeout: number; process: PeerProcess; dir: TempDir; stack: AsyncDisposableStack }) {
    this.port = parts.port;
    this.#process = parts.process;
    this.#timeout = parts.timeout;
    this.#dir = parts.dir;
    this.#stack = parts.stack;
  }

  /** Waits for the end of the scenario, and cleans up. */
  async result(): Promise<SippResult> {
    await using _ = this.#stack;
    const late = setTimeout(() => this.#process.kill('SIGKILL'), this.#timeout + GRACE);
    const { code } = await this.#process.exited;
    clearTimeout(late);
    const [messages, errors] = await Promise.all(['messages.log', 'errors.log'].map(file => this.#read(file)));
    if (code === null) throw new DeadlineError({ what: 'SIPp to end', within: this.#timeout, context: () => `${errors}\n${messages}` });
    return { exitCode: code, messages: messages ?? '', errors: errors || (code === 0 ? '' : this.#process.tail()) };
  }

  close(): Promise<void> {
    return this.#stack.disposeAsync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #read(file: string): Promise<string> {
    return readFile(this.#dir.file(file), 'utf8').catch(() => ''); // SIPp makes a log with its first line
  }
}

/** Starts SIPp. For a scenario that waits for a call: it listens when this returns. */
export async function startSipp(options: SippOptions): Promise<Sipp> {
  await using starting = new AsyncDisposableStack();
  const dir = starting.use(await TempDir.make('sipp'));
  const { first } = starting.use(await PortBlock.take(PORTS));
  const scenario = options.scenario.trimStart().startsWith('<') ? options.scenario : await readFile(scenarioFile(options.scenario), 'utf8');
  await writeFile(dir.file('scenario.xml'), fill(scenario.trimStart(), options.keys));
  const port = options.port ?? first;
  const timeout = options.timeout ?? 20_000;
  const process = starting.use(
    new PeerProcess({
      name: 'sipp',
      command: 'sipp',
      args: [...target(options), ...fixed(dir), ...ports(port, first), ...limits(options, timeout)],
      cwd: dir.path,
    }),
  );
  const bound = { what: 'SIPp to listen', every: 10, context: () => process.tail() };
  // a scenario that calls may be over before anyone looks
  await eventually(bound, async () => (process.exit || (await isBound(port, options.transport ?? 'udp')) ? true : undefined));
  return new Sipp({ port, timeout, process, dir, stack: starting.move() });
}

/** Runs a scenario to its end. */
export async function runSipp(options: SippOptions): Promise<SippResult> {
  return (await startSipp(options)).result();
}

/** Path of a scenario that comes with the tests. The sources hold them: the compiler copies no XML. */
const scenarioFile = (name: string): string => fileURLToPath(new URL(`../../src/e2e/scenarios/${name}.xml`, import.meta.url));

/** SIPp's own -key does not reach attributes, such as the length of a pause. */
function fill(scenario: string, keys: Readonly<Record<string, string>> = {}): string {
  return Object.entries(keys).reduce((text, [key, value]) => text.replaceAll(`[${key}]`, value), scenario);
}

function target({ target, user, transport }: SippOptions): string[] {
  return [...(target ? [target] : []), ...(user ? ['-s', user] : []), '-t', transport === 'tcp' ? 't1' : 'u1'];
}

function fixed(dir: TempDir): string[] {
  const logs = ['-trace_msg', '-message_file', dir.file('messages.log'), '-trace_err', '-error_file', dir.file('errors.log')];
  return ['-sf', dir.file('scenario.xml'), '-nostdin', '-i', LOOPBACK, '-mi', LOOPBACK, ...logs];
}

function ports(port: number, first: number): string[] {
  return ['-p', `${port}`, '-cp', `${first + 1}`, '-mp', `${first + 2}`];
}

function limits({ calls }: SippOptions, timeout: number): string[] {
  return ['-m', `${calls ?? 1}`, '-timeout', `${Math.ceil(timeout / 1_000)}s`, '-timeout_error'];
}

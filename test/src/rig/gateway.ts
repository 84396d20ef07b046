import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Backlog } from './backlog.ts';
import { eventually } from './eventually.ts';
import { type GatewayPorts, gatewayConfig, layOver, type Settings } from './gateway-config.ts';
import { LOOPBACK, PortBlock } from './ports.ts';
import { type Exit, PeerProcess } from './process.ts';
import { TempDir } from './temp-dir.ts';

/** What a test says about its gateway. */
export interface GatewayOptions {
  /** Laid over the rig's own settings (gateway-config.ts). */
  readonly config?: Settings;
  readonly env?: Readonly<Record<string, string>>;
  /** Free ones when left out. */
  readonly ports?: GatewayPorts;
  /** How many free ones; 120 when left out, of which all but four are for RTP. */
  readonly portCount?: number;
  /** The program to start; the compiled gateway when left out. */
  readonly cli?: string;
  /** How long it may take until it is ready, in milliseconds. */
  readonly readyWithin?: number;
}

/** A line of the gateway's log, as pino writes it. */
export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** An answer of the admin API. */
export interface ApiAnswer {
  readonly status: number;
  /** Parsed when it is JSON, else the text. */
  readonly body: unknown;
}

const CLI = fileURLToPath(new URL('../../../core/dist/cli.js', import.meta.url));
const BLOCK = 120;
const STOP_GRACE = 15_000;
const LOG_LINES = 20_000;

/** The real gateway, as its users start it, on ports and in a folder of its own. */
export class Gateway implements AsyncDisposable {
  readonly ports: GatewayPorts;
  readonly url: string;
  readonly token: string;
  /** Its log so far, oldest first, over all restarts. */
  readonly log: LogLine[] = [];
  readonly #unseen = new Backlog<LogLine>(LOG_LINES);
  readonly #stack: AsyncDisposableStack;
  readonly #spawn: () => PeerProcess;
  readonly #readyWithin: number;
  #process: PeerProcess;

  constructor(parts: { ports: GatewayPorts; token: string; readyWithin: number; spawn: () => PeerProcess; stack: AsyncDisposableStack }) {
    this.ports = parts.ports;
    this.token = parts.token;
    this.url = `http://${LOOPBACK}:${parts.ports.http}`;
    this.#spawn = parts.spawn;
    this.#readyWithin = parts.readyWithin;
    this.#stack = parts.stack;
    this.#process = this.#launch();
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  get sipPort(): number {
    return this.ports.sip;
  }

  /** The address of a user at this gateway, for a room system to dial. */
  sipUri(user: string, transport: 'udp' | 'tcp' | 'tls' = 'udp'): string {
    const port = transport === 'tls' ? this.ports.sipTls : this.ports.sip;
    return `sip:${user}@${LOOPBACK}:${port}${transport === 'udp' ? '' : `;transport=${transport}`}`;
  }

  /** Waits until it accepts calls; fails at once when it ends instead. */
  async ready(): Promise<void> {
    const process = this.#process;
    const wait = { what: 'the gateway to be ready', within: this.#readyWithin, every: 100, context: () => process.tail() };
    const ready = await eventually(wait, async () => {
      if (process.exit) return false;
      return (await fetch(`${this.url}/readyz`)).status === 200 ? true : undefined;
    });
    if (!ready) throw new Error(`the gateway ended before it was ready: ${JSON.stringify(process.exit)}\n${process.tail(60)}`);
  }

  /** A request to the API with the admin token; `json` is sent as its body. */
  async api(path: string, { json, headers, ...init }: RequestInit & { readonly json?: unknown } = {}): Promise<ApiAnswer> {
    const body = json === undefined ? {} : { body: JSON.stringify(json) };
    const given = {
      authorization: `Bearer ${this.token}`,
      'content-type': 'application/json',
      ...Object.fromEntries(new Headers(headers)),
    };
    const response = await fetch(new URL(path, this.url), { ...init, ...body, headers: given });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  }

  /** Takes the first log line that matches and that no other wait has taken. */
  waitForLog(matches: (line: LogLine) => boolean, { what = 'a log line', within = 10_000 } = {}): Promise<LogLine> {
    return this.#unseen.next(matches, { what: `${what} of the gateway`, within, context: () => this.#process.tail() });
  }

  /** Ends it at once, as a crash or a power cut does, unless another signal is given. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<Exit> {
    this.#process.kill(signal);
    return this.#process.exited;
  }

  /** Ends it as an operator does. */
  stop(): Promise<Exit> {
    return this.#process.stop();
  }

  /** Starts it again after `stop` or `kill`, with the same settings and the same data. */
  async start(): Promise<void> {
    if (!this.#process.exit) throw new Error('the gateway still runs');
    this.#process = this.#launch();
    await this.ready();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.#stack.disposeAsync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #launch(): PeerProcess {
    const process = this.#spawn();
    process.onLine(text => {
      const line = parseLine(text);
      if (!line) return;
      this.log.push(line);
      this.#unseen.push(line);
    });
    return process;
  }
}

/** Starts the gateway and waits until it accepts calls. */
export async function startGateway(options: GatewayOptions = {}): Promise<Gateway> {
  await using starting = new AsyncDisposableStack();
  const dir = starting.use(await TempDir.make('gateway'));
  const ports = options.ports ?? (await takePorts(starting, options.portCount));
  const file = dir.file('config.yaml');
  const settings = layOver(gatewayConfig(ports, dir.file('data')), options.config ?? {});
  await writeFile(file, JSON.stringify(settings, undefined, 2)); // JSON is YAML (YAML 1.2.2, 1.3)
  const token = randomBytes(16).toString('hex');
  const spawn = (): PeerProcess =>
    new PeerProcess({
      name: 'gateway',
      command: process.execPath,
      args: [options.cli ?? CLI, 'start', '--config', file],
      cwd: dir.path,
      env: { OPENCVI_ADMIN_TOKEN: token, ...options.env },
      grace: STOP_GRACE,
      lineBuffered: false,
    });
  const gateway = new Gateway({ ports, token, readyWithin: options.readyWithin ?? 30_000, spawn, stack: starting.move() });
  try {
    await gateway.ready();
    return gateway;
  } catch (error) {
    await gateway.close();
    throw error;
  }
}

async function takePorts(stack: AsyncDisposableStack, count = BLOCK): Promise<GatewayPorts> {
  const { first } = stack.use(await PortBlock.take(count));
  return { http: first, sip: first + 1, sipTls: first + 2, h323: first + 3, rtp: { first: first + 4, last: first + count - 1 } };
}

function parseLine(text: string): LogLine | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as LogLine;
  } catch {
    return undefined; // some other program's line
  }
}

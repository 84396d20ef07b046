import { randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { AsteriskCall } from './asterisk-call.ts';
import { type AsteriskPlace, heardFile, PEER, writeAsteriskConfig } from './asterisk-config.ts';
import { AsteriskManager, type ManagerEvent } from './asterisk-manager.ts';
import { Backlog } from './backlog.ts';
import { eventually } from './eventually.ts';
import { addressOf, PortBlock } from './ports.ts';
import { PeerProcess, run } from './process.ts';
import { TempDir } from './temp-dir.ts';

/** How an H.323 endpoint behaves. */
export interface AsteriskOptions {
  /** Its H.323-ID and what it displays. */
  readonly name: string;
  /** Who it may call and who may call it. */
  readonly peer: { readonly address: string; readonly port: number };
  /** Both true unless told otherwise. */
  readonly fastStart?: boolean;
  readonly tunnelling?: boolean;
  /** How it sends digits. It understands all but RFC 4733. */
  readonly digits?: 'rfc2833' | 'h245alphanumeric' | 'h245signal' | 'q931keypad';
  readonly codec?: 'ulaw' | 'alaw';
  /** What it says in a call. */
  readonly toneHz?: number;
  /** Address of a gatekeeper on port 1719. */
  readonly gatekeeper?: string;
  /** The number that it registers. */
  readonly e164?: string;
  /** Its ports for RTP, on its own address; a few of its block unless told otherwise. */
  readonly rtp?: { readonly first: number; readonly last: number };
  /** Its block of ports, which says its address too; any when left out. */
  readonly block?: PortBlock;
  /** Writes what its H.323 stack does into the file that `h323Log` names. */
  readonly trace?: boolean;
}

const SCRIPT = fileURLToPath(new URL('../../../scripts/asterisk.mjs', import.meta.url));
const PORTS = 20;
const RTP_FROM = 2;
const READY_WITHIN = 30_000;
const LONGEST_RINGING = 20_000;

/** An Asterisk with chan_ooh323: H.323 with G.711, without video. It has an address of its own, for it wants H.323's own ports. */
export class Asterisk implements AsyncDisposable {
  readonly name: string;
  readonly host: string;
  /** Where to call it. */
  readonly port: number;
  readonly #stack: AsyncDisposableStack;
  readonly #dir: TempDir;
  readonly #process: PeerProcess;
  readonly #manager: AsteriskManager;
  readonly #calls = new Map<string, AsteriskCall>();
  readonly #incoming = new Backlog<AsteriskCall>();

  constructor(parts: {
    name: string;
    place: AsteriskPlace;
    dir: TempDir;
    process: PeerProcess;
    manager: AsteriskManager;
    stack: AsyncDisposableStack;
  }) {
    this.name = parts.name;
    this.host = parts.place.host;
    this.port = parts.place.port;
    this.#dir = parts.dir;
    this.#process = parts.process;
    this.#manager = parts.manager;
    this.#stack = parts.stack;
    this.#manager.onEvent(event => this.#take(event));
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Its last output lines. */
  get lines(): readonly string[] {
    return this.#process.lines;
  }

  /** What to capture of it: its signalling and media, not its manager's connection. */
  get captureFilter(): string {
    return `(host ${this.host} and not tcp port ${this.port + 1})`;
  }

  get h323Log(): string {
    return this.#dir.file('log', 'h323.log');
  }

  /** A command of its prompt; gives the lines of its answer. */
  cli(command: string): Promise<readonly string[]> {
    return this.#manager.action('Command', { Command: command });
  }

  /** Calls an alias at the gateway, or by its gatekeeper, and says its tone when it is answered. Returns at once. */
  async dial(alias: string, { by = 'peer' }: { by?: 'peer' | 'gatekeeper' } = {}): Promise<AsteriskCall> {
    if (by === 'gatekeeper') await this.#registered();
    const call = this.#add(randomUUID());
    await this.#manager.action('Originate', {
      Channel: `OOH323/${alias}${by === 'peer' ? `@${PEER}` : ''}`,
      ChannelId: call.id,
      Context: 'calling',
      Exten: 's',
      Priority: '1',
      Timeout: `${LONGEST_RINGING}`,
      Async: 'true',
    });
    return call;
  }

  /** The gatekeeper knows it before Asterisk does, which does not dial meanwhile and says nothing. */
  async #registered(): Promise<void> {
    await eventually({ what: `${this.name} to be registered`, context: () => this.#process.tail() }, async () => {
      const lines = await this.cli('ooh323 show gk');
      return lines.some(line => /state:\s+Registered/.test(line)) ? true : undefined;
    });
  }

  /** Takes the next call that came in. */
  incoming(within = 10_000): Promise<AsteriskCall> {
    return this.#incoming.next(() => true, { what: `a call for ${this.name}`, within, context: () => this.#process.tail() });
  }

  /** Takes the first output line that matches and that no other wait has taken. */
  waitForLine(pattern: RegExp, within?: number): Promise<RegExpExecArray> {
    return this.#process.waitForLine(pattern, within);
  }

  close(): Promise<void> {
    return this.#stack.disposeAsync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #take(event: ManagerEvent): void {
    const id = event['Uniqueid'];
    if (id === undefined || id === '') return;
    const known = this.#calls.get(id);
    if (known === undefined && event.Event !== 'Newchannel') return;
    const call = known ?? this.#add(id);
    call.take(event);
    if (known === undefined) this.#incoming.push(call);
  }

  #add(id: string): AsteriskCall {
    const context = (): string => this.#process.tail();
    const call = new AsteriskCall(id, { manager: this.#manager, heard: heardFile(this.#dir, id), context });
    this.#calls.set(id, call);
    return call;
  }
}

/** Starts an Asterisk and waits until it takes calls. It is made first where this machine never had it (scripts/lib/asterisk.mjs). */
export async function startAsterisk(options: AsteriskOptions): Promise<Asterisk> {
  await using starting = new AsyncDisposableStack();
  const root = await asteriskRoot();
  const dir = starting.use(await TempDir.make(`asterisk-${options.name}`));
  const block = options.block ?? starting.use(await PortBlock.take(PORTS));
  const place = { ...placeOf(root, block), ...(options.rtp && { rtp: options.rtp }) };
  const config = await writeAsteriskConfig(dir, options, place);
  const process = starting.use(
    new PeerProcess({
      name: `Asterisk ${options.name}`,
      command: `${root}/asterisk`,
      args: ['-C', config, '-f', '-n'],
      cwd: dir.path,
      lineBuffered: false,
    }),
  );
  await process.waitForLine(/Asterisk Ready/, READY_WITHIN);
  const manager = await AsteriskManager.connect(place.host, place.manager, () => process.tail());
  starting.defer(() => manager.close());
  return new Asterisk({ name: options.name, place, dir, process, manager, stack: starting.move() });
}

/** Two Asterisks that are to call each other have to know the other's address before either starts. */
export const asteriskBlock = (): Promise<PortBlock> => PortBlock.take(PORTS);

/** The address and signalling port of an Asterisk with these ports. */
export function asteriskAddress(block: PortBlock): { address: string; port: number } {
  return { address: addressOf(block), port: block.first };
}

function placeOf(root: string, block: PortBlock): AsteriskPlace {
  const { address: host, port } = asteriskAddress(block);
  const manager = { port: port + 1, secret: randomBytes(16).toString('hex') };
  return { root, host, port, manager, rtp: { first: port + RTP_FROM, last: port + PORTS - 1 } };
}

async function asteriskRoot(): Promise<string> {
  const out = await run(process.execPath, [SCRIPT]);
  return out.toString().trimEnd().split('\n').at(-1) ?? '';
}

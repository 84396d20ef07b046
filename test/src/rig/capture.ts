import { Knock } from './knock.ts';
import { PortBlock, RIG_PORTS } from './ports.ts';
import { PeerProcess, run } from './process.ts';
import { TempDir } from './temp-dir.ts';

/** A SIP message on the wire. */
export interface CapturedSip {
  /** Seconds since the capture began. */
  readonly time: number;
  readonly from: number;
  readonly to: number;
  /** The method of a request, or the status of a response. */
  readonly method: string;
  readonly status: number | undefined;
  readonly cseq: string;
}

/** One direction of a media stream. */
export interface CapturedRtp {
  readonly from: number;
  readonly to: number;
  readonly ssrc: string;
  readonly payloadTypes: readonly number[];
  readonly packets: number;
}

/** What went over the wire, as Wireshark's dissectors see it. */
export interface CaptureSummary {
  readonly sip: readonly CapturedSip[];
  readonly rtp: readonly CapturedRtp[];
  /** Packets that some dissector could not read to the end. */
  readonly malformed: number;
}

/** Says what to capture: a libpcap filter, the rig's own ports when left out. */
export interface CaptureOptions {
  readonly filter?: string;
  /** Ports of SIP which is to be dissected whatever it looks like. */
  readonly sipPorts?: readonly number[];
}

const RIG_FILTER = `portrange ${RIG_PORTS.first}-${RIG_PORTS.last}`;

/** A running capture on the loopback interface. It needs the right to capture, which root has. */
export class Capture implements AsyncDisposable {
  readonly file: string;
  readonly #sipPorts: readonly number[];
  readonly #knock: Knock;
  readonly #process: PeerProcess;
  readonly #stack: AsyncDisposableStack;
  #ended: Promise<void> | undefined;

  constructor(parts: { file: string; sipPorts: readonly number[]; knock: Knock; process: PeerProcess; stack: AsyncDisposableStack }) {
    this.file = parts.file;
    this.#sipPorts = parts.sipPorts;
    this.#knock = parts.knock;
    this.#process = parts.process;
    this.#stack = parts.stack;
  }

  /** Ends the capture; what came before is in the file. Idempotent. */
  end(): Promise<void> {
    this.#ended ??= this.#knock.answered().then(async () => {
      await this.#process.stop();
    });
    return this.#ended;
  }

  /** Ends the capture and reads it. */
  async summary(): Promise<CaptureSummary> {
    await this.end();
    const [sip, rtp, malformed] = await Promise.all([this.#sip(), this.#rtp(), this.fields('_ws.malformed', ['frame.number'])]);
    return { sip, rtp, malformed: malformed.length };
  }

  /** Fields of all packets that pass a display filter. */
  async fields(display: string, fields: readonly string[]): Promise<string[][]> {
    const decode = this.#sipPorts.flatMap(port => [`udp.port==${port},sip`, `tcp.port==${port},sip`]).flatMap(rule => ['-d', rule]);
    const notOurs = `!(udp.port == ${this.#knock.port})`;
    const args = ['-r', this.file, '-n', '--enable-heuristic', 'rtp_udp', ...decode, '-Y', `(${display}) && ${notOurs}`, '-T', 'fields'];
    const out = await run('tshark', [...args, ...fields.flatMap(field => ['-e', field])]);
    const lines = out.toString().split('\n');
    return lines.filter(line => line !== '').map(line => line.split('\t'));
  }

  close(): Promise<void> {
    return this.#stack.disposeAsync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #sip(): Promise<CapturedSip[]> {
    const ports = ['udp.srcport', 'tcp.srcport', 'udp.dstport', 'tcp.dstport'];
    const rows = await this.fields('sip', ['frame.time_relative', ...ports, 'sip.CSeq.method', 'sip.Status-Code', 'sip.CSeq.seq']);
    return rows.map(([time, fromUdp, fromTcp, toUdp, toTcp, method, status, cseq]) => ({
      time: Number(time),
      from: Number(fromUdp || fromTcp),
      to: Number(toUdp || toTcp),
      method: method ?? '',
      status: status ? Number(status) : undefined,
      cseq: cseq ?? '',
    }));
  }

  async #rtp(): Promise<CapturedRtp[]> {
    const rows = await this.fields('rtp && !rtcp', ['udp.srcport', 'udp.dstport', 'rtp.ssrc', 'rtp.p_type']);
    const streams = new Map<string, string[][]>();
    for (const row of rows) {
      const stream = row.slice(0, 3).join(' ');
      streams.set(stream, [...(streams.get(stream) ?? []), row]);
    }
    return [...streams.values()].map(packets => {
      const [from, to, ssrc = ''] = packets[0] ?? [];
      const types = new Set(packets.map(([, , , type]) => Number(type)));
      return { from: Number(from), to: Number(to), ssrc, payloadTypes: [...types].sort((a, b) => a - b), packets: packets.length };
    });
  }
}

/** Starts a capture, and waits until it really captures: tshark announces itself before it does. */
export async function startCapture(options: CaptureOptions = {}): Promise<Capture> {
  await using starting = new AsyncDisposableStack();
  const dir = starting.use(await TempDir.make('capture'));
  const file = dir.file('capture.pcapng');
  const { first: port } = starting.use(await PortBlock.take(1));
  const filter = `(${options.filter ?? RIG_FILTER}) or (udp port ${port})`;
  const process = starting.use(new PeerProcess({ name: 'tshark', command: 'dumpcap', args: ['-q', '-i', 'lo', '-w', file, '-f', filter] }));
  const knock = new Knock(port, file, () => process.tail());
  await knock.answered();
  return new Capture({ file, sipPorts: options.sipPorts ?? [], knock, process, stack: starting.move() });
}

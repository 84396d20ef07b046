import { connect, type Socket } from 'node:net';
import { Backlog } from './backlog.ts';
import { DeadlineError, eventually } from './eventually.ts';
import { NetstringReader, netstring } from './netstring.ts';
import { LOOPBACK } from './ports.ts';

/** An event of baresip's ctrl_tcp module, such as CALL_ESTABLISHED or CALL_CLOSED. */
export interface BaresipEvent {
  readonly type: string;
  readonly class: string;
  readonly direction?: 'incoming' | 'outgoing';
  readonly peeruri?: string;
  readonly id?: string;
  /** What the event is about: the digit, the reason why a call closed, a quality report. */
  readonly param?: string;
  /** With CALL_RTCP: packets sent, received and lost as the last RTCP report has them. */
  readonly rtcp_stats?: { readonly tx: RtcpCounts; readonly rx: RtcpCounts; readonly rtt: number };
}

/** One direction of an RTCP report; `lost` is a count of packets, `jit` is in microseconds. */
interface RtcpCounts {
  readonly sent: number;
  readonly lost: number;
  readonly jit: number;
}

type Message =
  | ({ readonly event: true } & BaresipEvent)
  | { readonly response: true; readonly ok: boolean; readonly data: string; readonly token?: string };

const ANSWER_WITHIN = 5_000;

/** The control connection of a baresip (module ctrl_tcp): commands in, responses and events out. */
export class BaresipControl {
  /** Events that no test has waited for yet. */
  readonly events = new Backlog<BaresipEvent>();
  readonly #socket: Socket;
  readonly #reader = new NetstringReader();
  readonly #pending = new Map<string, (data: string, ok: boolean) => void>();
  readonly #context: () => string;
  #lastToken = 0;

  private constructor(socket: Socket, context: () => string) {
    this.#socket = socket;
    this.#context = context;
    socket.on('data', chunk => {
      for (const text of this.#reader.push(chunk)) this.#dispatch(JSON.parse(text));
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.events.end(new Error(`the control connection ended\n${context()}`)));
  }

  /** Connects as soon as baresip listens. */
  static async connect(port: number, context: () => string): Promise<BaresipControl> {
    const socket = await eventually({ what: 'baresip to listen for commands', context }, () => dial(port));
    return new BaresipControl(socket, context);
  }

  /** One command, as one types it at baresip's prompt; gives what baresip answers. */
  command(command: string, params = ''): Promise<string> {
    const token = `${++this.#lastToken}`;
    return new Promise((resolve, reject) => {
      const wait = { what: `baresip's answer to ${command}`, within: ANSWER_WITHIN, context: this.#context };
      const timer = setTimeout(() => {
        this.#pending.delete(token);
        reject(new DeadlineError(wait));
      }, ANSWER_WITHIN);
      this.#pending.set(token, (data, ok) => {
        clearTimeout(timer);
        if (ok) resolve(data);
        else reject(new Error(`baresip refused "${command} ${params}": ${data}`));
      });
      this.#socket.write(netstring(JSON.stringify({ command, params, token })));
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #dispatch(message: Message): void {
    if ('event' in message) {
      const { event: _, ...event } = message;
      this.events.push(event);
      return;
    }
    const token = message.token ?? '';
    this.#pending.get(token)?.(message.data, message.ok);
    this.#pending.delete(token);
  }
}

function dial(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, LOOPBACK, () => resolve(socket.off('error', reject)));
    socket.once('error', reject);
  });
}

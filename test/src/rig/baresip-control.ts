import type { Socket } from 'node:net';
import { Backlog } from './backlog.ts';
import { dialTcp } from './dial-tcp.ts';
import { eventually } from './eventually.ts';
import { NetstringReader, netstring } from './netstring.ts';
import { PendingAnswers } from './pending-answers.ts';
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

interface Answer {
  readonly response: true;
  readonly ok: boolean;
  readonly data: string;
  readonly token?: string;
}

type Message = ({ readonly event: true } & BaresipEvent) | Answer;

/** The control connection of a baresip (module ctrl_tcp): commands in, responses and events out. */
export class BaresipControl {
  /** Events that no test has waited for yet. */
  readonly events = new Backlog<BaresipEvent>();
  readonly #socket: Socket;
  readonly #reader = new NetstringReader();
  readonly #pending = new PendingAnswers<Answer>();
  readonly #context: () => string;

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
    const socket = await eventually({ what: 'baresip to listen for commands', context }, () => dialTcp(LOOPBACK, port));
    return new BaresipControl(socket, context);
  }

  /** One command, as one types it at baresip's prompt; gives what baresip answers. */
  async command(command: string, params = ''): Promise<string> {
    const { token, answer } = this.#pending.expect({ what: `baresip's answer to ${command}`, context: this.#context });
    this.#socket.write(netstring(JSON.stringify({ command, params, token })));
    const { data, ok } = await answer;
    if (!ok) throw new Error(`baresip refused "${command} ${params}": ${data}`);
    return data;
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
    this.#pending.take(message.token, message);
  }
}

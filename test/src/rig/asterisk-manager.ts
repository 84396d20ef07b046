import type { Socket } from 'node:net';
import { MANAGER } from './asterisk-config.ts';
import { dialTcp } from './dial-tcp.ts';
import { eventually } from './eventually.ts';
import { PendingAnswers } from './pending-answers.ts';

/** An event of Asterisk's manager interface, its fields as Asterisk spells them. */
export interface ManagerEvent {
  readonly Event: string;
  readonly [field: string]: string | undefined;
}

interface Message {
  readonly fields: Readonly<Record<string, string>>;
  /** Lines of a command's output. */
  readonly output: readonly string[];
}

const BLANK = '\r\n\r\n';

/** Asterisk's manager interface (AMI): actions in, responses and events out. */
export class AsteriskManager {
  readonly #socket: Socket;
  readonly #context: () => string;
  readonly #pending = new PendingAnswers<Message>();
  readonly #listeners = new Set<(event: ManagerEvent) => void>();
  #text = '';

  private constructor(socket: Socket, context: () => string) {
    this.#socket = socket;
    this.#context = context;
    socket.setEncoding('utf8').on('data', chunk => this.#read(chunk.toString()));
    socket.on('error', () => socket.destroy());
  }

  /** Connects as soon as Asterisk listens, and logs in. */
  static async connect(host: string, { port, secret }: { port: number; secret: string }, context: () => string): Promise<AsteriskManager> {
    const socket = await eventually({ what: 'Asterisk to listen for its manager', context }, () => dialTcp(host, port));
    const manager = new AsteriskManager(socket, context);
    await manager.action('Login', { Username: MANAGER, Secret: secret });
    return manager;
  }

  /** One action; gives the lines of its output, if it has one. Throws when Asterisk answers with an error. */
  async action(name: string, fields: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
    const { token, answer } = this.#pending.expect({ what: `Asterisk's answer to ${name}`, context: this.#context });
    const lines = Object.entries({ Action: name, ActionID: token, ...fields }).map(([key, value]) => `${key}: ${value}\r\n`);
    this.#socket.write(`${lines.join('')}\r\n`);
    const { fields: response, output } = await answer;
    if (response['Response'] === 'Error') throw new Error(`Asterisk refused ${name} ${JSON.stringify(fields)}: ${response['Message']}`);
    return output;
  }

  /** Calls the listener with every event from now on. */
  onEvent(listener: (event: ManagerEvent) => void): void {
    this.#listeners.add(listener);
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: string): void {
    this.#text += chunk;
    for (let end = this.#text.indexOf(BLANK); end >= 0; end = this.#text.indexOf(BLANK)) {
      this.#dispatch(parse(this.#text.slice(0, end)));
      this.#text = this.#text.slice(end + BLANK.length);
    }
  }

  #dispatch(message: Message): void {
    const { fields } = message;
    if (fields['Event'] !== undefined) {
      for (const listener of this.#listeners) listener(fields as ManagerEvent);
      return;
    }
    this.#pending.take(fields['ActionID'], message);
  }
}

function parse(text: string): Message {
  const fields: Record<string, string> = {};
  const output: string[] = [];
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    const [key, value] = [line.slice(0, colon), line.slice(colon + 1).trimStart()];
    if (key === 'Output') output.push(value);
    else if (colon > 0) fields[key] = value;
  }
  return { fields, output };
}

import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type CallSignal, parseCallSignal, TpktReader } from '@opencvi/h323-js-bindings';
import { eventually } from '@opencvi/test-kit';

/** A device that is called, and sends what a test has it send, octet by octet. */
export class AnsweringDevice implements AsyncDisposable {
  readonly signals: CallSignal[] = [];
  connections = 0;
  readonly #server: Server;
  #socket: Socket | undefined;

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', socket => this.#take(socket));
  }

  static async listen(): Promise<AnsweringDevice> {
    const server = createServer();
    const device = new AnsweringDevice(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return device;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  send(...packets: Uint8Array[]): void {
    this.#socket?.write(Buffer.concat(packets));
  }

  /** The first message of this type that has come, or comes. */
  next(type: CallSignal['message']['type']): Promise<CallSignal> {
    return eventually(`a ${type}`, () => this.signals.find(({ message }) => message.type === type));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket?.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #take(socket: Socket): void {
    this.connections += 1;
    this.#socket = socket;
    const reader = new TpktReader();
    socket.on('error', () => {});
    socket.on('data', bytes => {
      for (const packet of reader.push(bytes).packets) {
        const signal = parseCallSignal(packet);
        if (signal.ok) this.signals.push(signal);
      }
    });
  }
}

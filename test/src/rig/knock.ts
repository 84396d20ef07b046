import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import { eventually } from './eventually.ts';
import { LOOPBACK } from './ports.ts';

/**
 * Sends packets to a port where nobody listens until one shows up in a capture file. Packets pass in order, so whatever was
 * sent before the knock is in the file as well.
 */
export class Knock {
  readonly port: number;
  readonly #file: string;
  readonly #context: () => string;

  constructor(port: number, file: string, context: () => string) {
    this.port = port;
    this.#file = file;
    this.#context = context;
  }

  async answered(): Promise<void> {
    const mark = randomBytes(16);
    const socket = createSocket('udp4');
    try {
      await eventually({ what: 'the capture to see a packet', context: this.#context }, async () => {
        await send(socket, mark, this.port);
        return (await readFile(this.#file)).includes(mark) ? true : undefined;
      });
    } finally {
      socket.close();
    }
  }
}

function send(socket: Socket, bytes: Uint8Array, port: number): Promise<void> {
  return new Promise((resolve, reject) => socket.send(bytes, port, LOOPBACK, error => (error ? reject(error) : resolve())));
}

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type CallSignal, fromH225Address, parseCallSignal, type SocketAddress, TpktReader } from '@opencvi/h323-js-bindings';
import { captures } from '@opencvi/h323-js-bindings/testing';
import { eventually } from '@opencvi/test-kit';

/** What the caller of a captured call sent over its signalling connection. */
export function sentByCaller(name: string): Uint8Array[] {
  const chunks = captures().get(name) ?? [];
  return chunks.filter(({ protocol, from }) => protocol === 'h225' && from === chunks[0]?.from).map(({ bytes }) => bytes);
}

/** The Setup that Asterisk's chan_ooh323 sent in a captured call. */
export function capturedSetup(name: string): Uint8Array {
  const [setup] = sentByCaller(name);
  if (!setup) throw new Error(`no capture ${name}`);
  return setup;
}

/** A device that sends what a test has it send, octet by octet. */
export class RawDevice implements Disposable {
  readonly socket: Socket;
  readonly signals: CallSignal[] = [];
  closed = false;
  readonly #reader = new TpktReader();

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('error', () => {});
    socket.on('close', () => {
      this.closed = true;
    });
    socket.on('data', bytes => {
      for (const packet of this.#reader.push(bytes).packets) {
        const signal = parseCallSignal(packet);
        if (signal.ok) this.signals.push(signal);
      }
    });
  }

  static async connect(to: SocketAddress, from = '127.0.0.1'): Promise<RawDevice> {
    const socket = connect({ host: to.address, port: to.port, localAddress: from });
    const device = new RawDevice(socket);
    await once(socket, 'connect');
    return device;
  }

  send(bytes: Uint8Array): void {
    this.socket.write(bytes);
  }

  /** Where H.245 is awaited, once a message has said so. */
  controlAddress(): Promise<SocketAddress> {
    return eventually('an address for H.245', () => {
      for (const { information } of this.signals) {
        const { h323MessageBody: body } = information.h323UuPdu;
        const address = 'value' in body && body.value !== null && 'h245Address' in body.value ? body.value.h245Address : undefined;
        const found = address && fromH225Address(address);
        if (found) return found;
      }
      return undefined;
    });
  }

  [Symbol.dispose](): void {
    this.socket.destroy();
  }
}

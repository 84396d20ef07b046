import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type CallSignal, parseCallSignal, type SocketAddress, TpktReader } from '@opencvi/h323-js-bindings';
import { captures } from '@opencvi/h323-js-bindings/testing';
import { eventually } from '@opencvi/test-kit';

/** The Setup that Asterisk's chan_ooh323 sent in a captured call. */
export function capturedSetup(name: string): Uint8Array {
  const setup = captures().get(name)?.[0]?.bytes;
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
        if (address?.type === 'ipAddress') return { address: address.value.ip.join('.'), port: address.value.port };
      }
      return undefined;
    });
  }

  [Symbol.dispose](): void {
    this.socket.destroy();
  }
}

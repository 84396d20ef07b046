import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';

/** Video comes in bursts of a whole key frame; the usual default of 208 KiB overflows when the process is busy for a moment. */
const bufferSize = 1 << 20;

/** Addresses are numeric here: looking them up would only put each packet off to a later turn of the event loop. */
function sameAddress(address: string, options: unknown, done?: (error: Error | null, address: string, family: number) => void): void {
  const callback = done ?? (options as typeof done);
  callback?.(null, address, isIPv6(address) ? 6 : 4);
}

/** Binds a UDP socket; rejects when the port is taken. */
export function openUdpSocket(address: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const type = isIPv6(address) ? 'udp6' : 'udp4';
    const socket = createSocket({ type, lookup: sameAddress as never });
    socket.once('error', error => {
      socket.close();
      reject(error);
    });
    socket.bind({ address, port, exclusive: true }, () => {
      socket.removeAllListeners('error');
      enlargeBuffers(socket);
      resolve(socket);
    });
  });
}

function enlargeBuffers(socket: Socket): void {
  try {
    socket.setRecvBufferSize(bufferSize);
    socket.setSendBufferSize(bufferSize);
  } catch {
    // the system allows less: what it gave has to do
  }
}

export type { RemoteInfo, Socket };

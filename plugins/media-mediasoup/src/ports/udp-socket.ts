import { createSocket, type RemoteInfo, type Socket, type SocketOptions } from 'node:dgram';
import { isIPv6 } from 'node:net';

/** Video comes in bursts of a whole key frame; the usual default of 208 KiB overflows when the process is busy for a moment. */
const bufferSize = 1 << 20;

/** Binds a UDP socket; rejects when the port is taken. */
export function openUdpSocket(address: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const family = isIPv6(address) ? 6 : 4;
    const socket = createSocket({ type: `udp${family}`, lookup: numericLookup(family) });
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

/** Addresses are numeric here: looking them up would only put each packet off to a later turn of the event loop. */
function numericLookup(family: 4 | 6): NonNullable<SocketOptions['lookup']> {
  return (hostname, _options, callback) => callback(null, hostname, family);
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

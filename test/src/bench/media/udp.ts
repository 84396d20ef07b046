import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

const BUFFER_BYTES = 4 << 20;

/** Binds a UDP socket on the loopback address; port 0 takes any. */
export async function openUdp(port = 0): Promise<Socket> {
  // Node would put off each packet to look up an address that is one already
  const socket = createSocket({ type: 'udp4', lookup: (host, _options, callback) => callback(null, host, 4) });
  // with such a lookup it listens before `bind` returns
  const listening = once(socket, 'listening');
  socket.bind(port, '127.0.0.1');
  await listening;
  socket.setRecvBufferSize(BUFFER_BYTES);
  return socket;
}

/** Closes sockets; resolves when their ports are free. */
export async function closeUdp(sockets: readonly Socket[]): Promise<void> {
  await Promise.all(sockets.map(socket => new Promise<void>(resolve => socket.close(() => resolve()))));
}

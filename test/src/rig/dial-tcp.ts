import { connect, type Socket } from 'node:net';

/** A TCP connection, once it is up; rejects when there is nobody to take it. */
export function dialTcp(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => resolve(socket.off('error', reject)));
    socket.once('error', reject);
  });
}

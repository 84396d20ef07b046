import type { Socket } from 'node:net';

type Done = (error?: Error | null) => void;

/**
 * Has a socket outlive a write that fails. Node would destroy it, and with it what came before a reset and is not read yet: a Release Complete
 * and its cause. Reading goes on until the system has no more; `onFailed` is told why the write failed.
 */
export function outliveFailedWrites(socket: Socket, onFailed: (error: Error) => void): void {
  const bearing = (done: Done): Done => {
    return error => {
      if (error && !socket.destroyed) onFailed(error);
      done();
    };
  };
  const [write, writev] = [socket._write.bind(socket), socket._writev?.bind(socket)];
  socket._write = (chunk, encoding, done) => write(chunk, encoding, bearing(done));
  if (writev) socket._writev = (chunks, done) => writev(chunks, bearing(done));
}

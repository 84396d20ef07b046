import { PeerProcess, type ProcessOptions } from './process.ts';

/** A network that holds nothing but a loopback of its own: well-known ports are free in it, whatever else runs on the machine. */
export class PrivateNetwork implements AsyncDisposable {
  readonly #holder: PeerProcess;

  private constructor(holder: PeerProcess) {
    this.#holder = holder;
  }

  /** Needs root (network namespaces). */
  static async make(): Promise<PrivateNetwork> {
    const script = 'ip link set lo up && echo up && exec sleep infinity';
    const holder = new PeerProcess({ name: 'private network', command: 'unshare', args: ['--net', 'sh', '-c', script] });
    await holder.waitForLine(/^up$/);
    return new PrivateNetwork(holder);
  }

  /** Starts a program in it. */
  start({ command, args = [], ...options }: ProcessOptions): PeerProcess {
    const into = ['--target', String(this.#holder.pid), '--net', command, ...args];
    return new PeerProcess({ ...options, command: 'nsenter', args: into });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#holder.kill('SIGKILL');
    await this.#holder.exited;
  }
}

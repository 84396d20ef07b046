import type { SocketAddress } from '../machine.ts';
import type { CallEvent, CallOutput, Connection } from './call.ts';

/** Where the parts of a call leave what they want done, in order. Knows which timers run. */
export class CallOutputs {
  readonly #running = new Set<string>();
  #outputs: CallOutput[] = [];

  send(on: Connection, bytes: Uint8Array): void {
    this.#outputs.push({ type: 'send', on, bytes });
  }

  tell(event: CallEvent): void {
    this.#outputs.push({ type: 'event', event });
  }

  ignore(message: string): void {
    this.tell({ type: 'ignored', message });
  }

  listen(): void {
    this.#outputs.push({ type: 'listen', on: 'control' });
  }

  connect(to: SocketAddress): void {
    this.#outputs.push({ type: 'connect', on: 'control', to });
  }

  close(on: Connection): void {
    this.#outputs.push({ type: 'close', on });
  }

  arm(name: string, ms: number): void {
    this.#running.add(name);
    this.#outputs.push({ type: 'arm', name, ms });
  }

  disarm(...names: readonly string[]): void {
    for (const name of names) if (this.#running.delete(name)) this.#outputs.push({ type: 'disarm', name });
  }

  disarmAll(): void {
    this.disarm(...this.#running);
  }

  isRunning(name: string): boolean {
    return this.#running.has(name);
  }

  /** False where the timer does not run: its end crossed a disarm. */
  expired(name: string): boolean {
    return this.#running.delete(name);
  }

  /** What was left since the last time. */
  collect(): readonly CallOutput[] {
    const outputs = this.#outputs;
    this.#outputs = [];
    return outputs;
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Definition } from '@opencvi/h323-js-bindings';
import { type Term, toExternal } from './erlang-term.ts';
import { erlangValue } from './erlang-value.ts';
import { ensureOracle } from './set-up.ts';

/** One type of one module, as both sides know it. */
export interface OracleType {
  readonly module: string;
  /** As the module spells it. */
  readonly name: string;
  readonly type: Definition;
}

export interface BenchPlan {
  readonly direction: 'decode' | 'encode';
  readonly milliseconds: number;
}

/** A running oracle. Requests may follow one another without waiting. */
export class Oracle implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #waiting: ((reply: Buffer) => void)[] = [];
  #received: Buffer = Buffer.alloc(0);

  constructor() {
    const args = ['-noinput', '-pa', ensureOracle(), '-eval', 'per_oracle:main(), halt().'];
    this.#process = spawn('erl', args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process.stdout?.on('data', (data: Buffer) => this.#receive(data));
  }

  /** Compares octets and value in both directions: `same`, or what differs. */
  async check({ module, name, type }: OracleType, octets: Uint8Array, value: unknown): Promise<string> {
    const term = erlangValue(type, value);
    return (await this.#ask([{ atom: 'check' }, { atom: module }, { atom: name }, octets, term])).toString();
  }

  /** Compares what both make of octets that may mean nothing; `undefined` is that we rejected them. */
  async judge({ module, name, type }: OracleType, octets: Uint8Array, value: unknown): Promise<string> {
    const ours: Term = value === undefined ? { atom: 'rejected' } : [{ atom: 'value' }, erlangValue(type, value)];
    return (await this.#ask([{ atom: 'judge' }, { atom: module }, { atom: name }, octets, ours])).toString();
  }

  encode({ module, name, type }: OracleType, value: unknown): Promise<Uint8Array> {
    return this.#ask([{ atom: 'encode' }, { atom: module }, { atom: name }, erlangValue(type, value)]);
  }

  /** How often a message is decoded or encoded in a second of CPU time. */
  async bench({ module, name }: OracleType, octets: Uint8Array, { direction, milliseconds }: BenchPlan): Promise<number> {
    const request: Term = [{ atom: 'bench' }, { atom: direction }, { atom: module }, { atom: name }, octets, milliseconds];
    return Number((await this.#ask(request)).toString());
  }

  #ask(request: Term): Promise<Buffer> {
    const external = toExternal(request);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(external.length);
    this.#process.stdin?.write(Buffer.concat([head, external]));
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  #receive(data: Buffer): void {
    this.#received = Buffer.concat([this.#received, data]);
    while (this.#received.length >= 4) {
      const end = 4 + this.#received.readUInt32BE(0);
      if (this.#received.length < end) return;
      this.#waiting.shift()?.(this.#received.subarray(4, end));
      this.#received = this.#received.subarray(end);
    }
  }

  /** The oracle ends with its input. */
  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.stdin?.end();
    await ended;
  }
}

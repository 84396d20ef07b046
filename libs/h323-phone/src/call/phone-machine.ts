import {
  type Call,
  type CallCommand,
  type CallEvent,
  type CallInput,
  CallMachine,
  type CallOptions,
  type CallOutput,
  type CallPhase,
  type Connection,
} from '@opencvi/h323-js-bindings';
import type { StallStage } from '../options.ts';

/** After which commands and events of a call a phone falls silent. */
const stages: Readonly<Record<StallStage, { readonly command?: CallCommand['do']; readonly event?: CallEvent['type'] }>> = {
  'half-setup': { command: 'setup' },
  setup: { command: 'setup' },
  proceeding: { command: 'proceed', event: 'proceeding' },
  alerting: { command: 'alert', event: 'alerting' },
  connected: { event: 'connected' },
  capabilities: { event: 'capabilitiesAccepted' },
  channels: { event: 'opened' },
};

/** Makes the machine hand out what it was given to send. */
const prod: CallCommand = { do: 'proceed' };

/** A call's machine that can misbehave: fall silent, and send what is no message. */
export class PhoneMachine implements Call {
  readonly #machine: CallMachine;
  readonly #raw: CallOutput[] = [];
  #stallAfter: StallStage | undefined;
  #isStalled = false;

  constructor(options: CallOptions) {
    this.#machine = new CallMachine(options);
  }

  get state(): CallPhase {
    return this.#machine.state;
  }

  /** Whether it has fallen silent. */
  get isStalled(): boolean {
    return this.#isStalled;
  }

  stallAfter(stage: StallStage | undefined): void {
    this.#stallAfter = stage;
  }

  /** Octets for a connection, as they are. The command that comes back lets them go. */
  raw(on: Connection, bytes: Uint8Array): CallCommand {
    this.#raw.push({ type: 'send', on, bytes });
    return prod;
  }

  handle(input: CallInput): readonly CallOutput[] {
    if (input.type === 'command' && input.command === prod) return this.#raw.splice(0);
    if (this.#isStalled && !isEnd(input)) return [];
    const outputs = this.#machine.handle(input);
    if (this.#isStalled || !this.#isReached(input, outputs)) return outputs;
    this.#isStalled = true;
    return this.#stallAfter === 'half-setup' ? outputs.map(half) : outputs;
  }

  #isReached(input: CallInput, outputs: readonly CallOutput[]): boolean {
    const stage = this.#stallAfter && stages[this.#stallAfter];
    if (!stage) return false;
    if (input.type === 'command' && input.command.do === stage.command) return true;
    return outputs.some(output => output.type === 'event' && output.event.type === stage.event);
  }
}

/** A phone that is silent can still be hung up, and notices that its connection is gone. */
function isEnd(input: CallInput): boolean {
  return input.type === 'closed' || (input.type === 'command' && input.command.do === 'release');
}

function half(output: CallOutput): CallOutput {
  return output.type === 'send' ? { ...output, bytes: output.bytes.subarray(0, output.bytes.length >> 1) } : output;
}

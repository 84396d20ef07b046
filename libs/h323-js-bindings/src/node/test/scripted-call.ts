import type { Call, CallInput, CallOutput, CallPhase } from '../../call/call.ts';

/** A call's machine that does what a test says, and keeps what went in. */
export class ScriptedCall implements Call {
  state: CallPhase = 'idle';
  readonly inputs: CallInput[] = [];
  readonly #script: (input: CallInput, call: ScriptedCall) => readonly CallOutput[];

  constructor(script: (input: CallInput, call: ScriptedCall) => readonly CallOutput[] = () => []) {
    this.#script = script;
  }

  handle(input: CallInput): readonly CallOutput[] {
    this.inputs.push(input);
    return this.#script(input, this);
  }

  /** What went in, in a word each: `bytes signalling abc`. */
  get told(): string[] {
    return this.inputs.map(wordOf);
  }
}

function wordOf(input: CallInput): string {
  switch (input.type) {
    case 'bytes':
      return `bytes ${input.on} ${Buffer.from(input.bytes).toString('latin1')}`;
    case 'command':
      return `command ${input.command.do}`;
    case 'timer':
      return `timer ${input.name}`;
    case 'closed':
      return `closed ${input.on}${input.error === undefined ? '' : `: ${input.error}`}`;
    default:
      return `${input.type} ${input.on}`;
  }
}

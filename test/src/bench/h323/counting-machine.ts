import { type Call, type CallInput, CallMachine, type CallOptions, type CallOutput, type CallPhase } from '@opencvi/h323-js-bindings';

/** A call's machine that counts round trips: how often something had to come before it could say the next thing. */
export class CountingMachine implements Call {
  readonly #machine: CallMachine;
  #trips = 0;
  #spoke = false;

  constructor(options: CallOptions) {
    this.#machine = new CallMachine(options);
  }

  get state(): CallPhase {
    return this.#machine.state;
  }

  get trips(): number {
    return this.#trips;
  }

  handle(input: CallInput): readonly CallOutput[] {
    if (input.type === 'bytes') {
      if (this.#spoke) this.#trips += 1;
      this.#spoke = false;
    }
    const outputs = this.#machine.handle(input);
    this.#spoke ||= outputs.some(({ type }) => type === 'send');
    return outputs;
  }
}

import type { RasInput, RasMachine, RasOutput } from '@opencvi/h323-js-bindings';

/** Stands for a machine that can only be made once its socket has a port. */
export class LateMachine<C, E> implements RasMachine<C, E> {
  #machine: RasMachine<C, E> | undefined;

  get state(): string {
    return this.#machine?.state ?? 'not started';
  }

  become(machine: RasMachine<C, E>): void {
    this.#machine = machine;
  }

  handle(input: RasInput<C>): readonly RasOutput<E>[] {
    return this.#machine?.handle(input) ?? [];
  }
}

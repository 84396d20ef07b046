import { type Address, type CallLeg, Emitter, type LegEvents, type LegState, type Listener } from '@opencvi/plugin-api';

/** A room that is none: a test join has no device on its near side. */
export class RoomLeg implements CallLeg {
  readonly id: string;
  readonly protocol = 'doctor';
  readonly remote;
  readonly dialled;
  readonly facts = {};
  state: LegState = 'connected';
  readonly #events = new Emitter<LegEvents>();

  constructor(id: string, dialled: Address) {
    this.id = id;
    this.remote = { address: { user: 'opencvi-doctor', host: '' }, displayName: 'OpenCVI doctor' };
    this.dialled = dialled;
  }

  on<K extends keyof LegEvents>(event: K, listener: Listener<LegEvents[K]>): () => void {
    return this.#events.on(event, listener);
  }

  async ring(): Promise<void> {}

  async answer(): Promise<void> {}

  async end(): Promise<void> {
    this.state = 'ended';
  }
}

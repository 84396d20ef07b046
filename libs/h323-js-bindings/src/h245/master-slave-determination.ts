import type * as Schema from '../generated/multimedia-system-control.ts';
import type { ControlOptions } from './control.ts';
import type { Outlet } from './outlet.ts';

export type Role = 'master' | 'slave';

interface Claim {
  readonly terminalType: number;
  readonly statusDeterminationNumber: number;
}

/** What we are beside the far side: H.245 C.2. Undefined: the numbers do not tell. */
export function determine(ours: Claim, theirs: Claim): Role | undefined {
  if (ours.terminalType !== theirs.terminalType) return ours.terminalType > theirs.terminalType ? 'master' : 'slave';
  const difference = (theirs.statusDeterminationNumber - ours.statusDeterminationNumber) & 0xffffff;
  if (difference === 0 || difference === 0x800000) return undefined;
  return difference < 0x800000 ? 'master' : 'slave';
}

/** H.245 N100: how often a determination is tried. */
const N100 = 10;

/** MSDSE (H.245 C.2): who decides where both sides want what only one can have. */
export class MasterSlaveDetermination {
  readonly #outlet: Outlet;
  readonly #terminalType: number;
  readonly #random: () => number;
  #number = 0;
  #tries = 0;
  #state: 'idle' | 'outgoingAwaitingResponse' | 'incomingAwaitingResponse' = 'idle';
  #role: Role | undefined;

  constructor(outlet: Outlet, { terminalType = 50, random }: Pick<ControlOptions, 'terminalType' | 'random'>) {
    this.#outlet = outlet;
    this.#terminalType = terminalType;
    this.#random = random;
  }

  /** Known from the moment at which we determine it, not only when the far side agrees. */
  get role(): Role | undefined {
    return this.#role;
  }

  /** DETERMINE.request. A determination that the far side has begun serves as well. */
  request(): void {
    if (this.#state !== 'idle') return;
    this.#tries = 1;
    this.#ask();
  }

  /** Anew, where there has been one. */
  repeat(): void {
    if (this.#role) this.request();
  }

  /** Answered in any state: H.323 8.4.6 lets another endpoint take the far side's place, which determines anew. */
  onDetermination(theirs: Schema.MasterSlaveDetermination): void {
    if (this.#state === 'idle') this.#number = this.#draw();
    const role = determine(this.#claim(), theirs);
    if (role) this.#decide(role);
    else if (this.#state === 'outgoingAwaitingResponse') this.#again();
    else this.#reject();
  }

  onAck({ decision }: Schema.MasterSlaveDeterminationAck) {
    if (this.#state === 'idle') return this.#outlet.ignore('masterSlaveDeterminationAck');
    if (this.#state === 'outgoingAwaitingResponse') {
      this.#role = decision.type;
      this.#answer();
    } else if (this.#role !== decision.type) {
      return this.#fail();
    }
    this.#settle();
  }

  onReject(): void {
    if (this.#state === 'outgoingAwaitingResponse') this.#again();
    else this.#outlet.ignore('masterSlaveDeterminationReject');
  }

  onRelease(): void {
    if (this.#state === 'idle') this.#outlet.ignore('masterSlaveDeterminationRelease');
    else this.#fail();
  }

  onTimeout(): void {
    if (this.#state === 'outgoingAwaitingResponse') this.#outlet.indication({ type: 'masterSlaveDeterminationRelease', value: {} });
    this.#fail();
  }

  #draw(): number {
    return this.#random() & 0xffffff;
  }

  #claim(): Claim {
    return { terminalType: this.#terminalType, statusDeterminationNumber: this.#number };
  }

  #ask(): void {
    this.#number = this.#draw();
    this.#outlet.request({ type: 'masterSlaveDetermination', value: this.#claim() });
    this.#outlet.arm('T106');
    this.#state = 'outgoingAwaitingResponse';
  }

  #again() {
    if (this.#tries >= N100) return this.#fail();
    this.#tries++;
    this.#ask();
  }

  #decide(role: Role): void {
    this.#role = role;
    this.#answer();
    this.#outlet.arm('T106');
    this.#state = 'incomingAwaitingResponse';
  }

  /** The Ack says what the far side is. */
  #answer(): void {
    const decision = { type: this.#role === 'master' ? 'slave' : 'master' } as const;
    this.#outlet.response({ type: 'masterSlaveDeterminationAck', value: { decision } });
  }

  #reject(): void {
    this.#outlet.disarm('T106');
    this.#outlet.response({ type: 'masterSlaveDeterminationReject', value: { cause: { type: 'identicalNumbers' } } });
    this.#state = 'idle';
  }

  #settle(): void {
    this.#outlet.disarm('T106');
    this.#state = 'idle';
    if (this.#role) this.#outlet.tell({ type: 'determined', role: this.#role });
  }

  /** Also after N100 tries: like an answer that never came. */
  #fail(): void {
    this.#outlet.disarm('T106');
    this.#state = 'idle';
    this.#outlet.tell({ type: 'timeout', timer: 'T106', procedure: 'masterSlaveDetermination' });
  }
}

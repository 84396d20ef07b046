import type { Address, CallIngress, CallLeg, SignalingProtocol } from '@opencvi/plugin-api';
import { FakeLeg, type FakeLegOptions } from './fake-leg.ts';

/** A protocol without a network: its phone calls straight into the orchestrator. */
export class FakePhone implements SignalingProtocol {
  readonly id = 'fake';
  /** Legs that the gateway dialled out. */
  readonly dialledOut: FakeLeg[] = [];
  listening = false;
  #ingress: CallIngress | undefined;

  async listen(calls: CallIngress): Promise<void> {
    this.#ingress = calls;
    this.listening = true;
  }

  async dial(to: Address): Promise<CallLeg> {
    const leg = new FakeLeg({ dialled: to });
    this.dialledOut.push(leg);
    return leg;
  }

  async close(): Promise<void> {
    this.listening = false;
  }

  /** Calls the gateway. `over` resolves once the call's record is written. */
  call(dialled: string, options: Omit<FakeLegOptions, 'dialled'> = {}): { leg: FakeLeg; over: Promise<void> } {
    if (!this.#ingress) throw new Error('the gateway does not listen');
    const at = dialled.lastIndexOf('@');
    const address = at < 0 ? { user: dialled, host: '' } : { user: dialled.slice(0, at), host: dialled.slice(at + 1) };
    const leg = new FakeLeg({ ...options, dialled: address });
    return { leg, over: this.#ingress.accept(leg) };
  }
}

import { fromH225Address } from '../address/socket-address.ts';
import type * as H225 from '../generated/h323-messages.ts';
import type { CallSignal } from '../h225/call-signal.ts';
import { hearsOneByOne } from '../h225/endpoint.ts';
import { h225VersionOf } from '../h225/protocol-version.ts';
import { noCallIdentifier, setupInfo } from '../h225/setup-info.ts';
import type { CallCommand } from './call.ts';
import type { CallContext } from './call-context.ts';
import type { ControlChannel } from './control-channel.ts';
import { FastStartAnswer } from './fast-start-answer.ts';
import { type AnswerParts, alerting, callProceeding, connect } from './messages.ts';

/** Milliseconds: a caller hears from us after that at the latest, well before its T303 of 4 s. */
const PROCEED = 200;

/** What the called side does until it is connected (H.323 8.1, Q.931 5.2). */
export class Callee {
  readonly #call: CallContext;
  readonly #control: ControlChannel;
  readonly #fastStart: FastStartAnswer;
  #isConnecting = false;

  constructor(call: CallContext, control: ControlChannel) {
    this.#call = call;
    this.#control = control;
    this.#fastStart = new FastStartAnswer(call, control);
  }

  onSetup({ message, information }: CallSignal, setup: H225.SetupUUIE): void {
    const { outputs, options, tunnel } = this.#call;
    const { h245Tunnelling = false, h245Control = [] } = information.h323UuPdu;
    tunnel.answer(h245Tunnelling, options.tunnelling ?? true);
    if (hearsOneByOne(setup.sourceInfo)) tunnel.goOneByOne();
    this.#call.callIdentifier = setup.callIdentifier?.guid ?? noCallIdentifier;
    this.#call.conferenceId = setup.conferenceID;
    this.#call.remoteVersion = h225VersionOf(setup.protocolIdentifier);
    this.#call.phase = 'present';
    outputs.disarm('setup');
    outputs.arm('proceed', PROCEED);
    outputs.tell({ type: 'setup', setup: setupInfo(message, setup, h245Tunnelling) });
    const address = fromH225Address(setup.h245Address);
    if (address) this.#control.separate.learn(address);
    // H.323 8.2.1: whoever begins H.245 beside fast start gives fast start up; what is in parallelH245Control waits instead (8.2.4)
    const isTunnelled = tunnel.state === 'on';
    this.#fastStart.offer(isTunnelled && h245Control.length > 0 ? [] : (setup.fastStart ?? []));
    if (!isTunnelled) return;
    this.#control.receiveEarly([...h245Control, ...(setup.parallelH245Control ?? [])]);
    this.#control.advance();
  }

  /** H.245 came while our answer to fast start was still open. */
  onControlMessage(): void {
    this.#fastStart.withdraw();
  }

  /** False for a command that makes no sense here. */
  command(command: CallCommand): boolean {
    const { phase } = this.#call;
    switch (command.do) {
      case 'proceed':
        if (phase === 'present') this.proceed();
        return phase === 'present';
      case 'alert':
        if (phase !== 'present' && phase !== 'proceeding') return false;
        this.#answer(alerting, 'alerting');
        return true;
      case 'fastStart':
        return this.#fastStart.choose(command.choices);
      case 'connect':
        if (phase === 'idle' || phase === 'active' || this.#isConnecting) return false;
        this.#isConnecting = true;
        if (!this.#control.prepareConnect()) this.#connect();
        return true;
      default:
        return false;
    }
  }

  proceed(): void {
    this.#answer(callProceeding, 'proceeding');
  }

  /** What `connect` may have waited for: the address of the control connection, or that there is none. */
  onControlChange(): void {
    if (this.#isConnecting && this.#call.phase !== 'active' && this.#control.separate.state !== 'opening') this.#connect();
  }

  #connect(): void {
    this.#fastStart.refuseUnlessChosen();
    this.#answer(connect, 'active');
  }

  #answer(build: (call: CallContext, parts: AnswerParts) => Parameters<CallContext['signalling']['send']>[0], phase: Phase): void {
    const { outputs, signalling } = this.#call;
    outputs.disarm('proceed');
    const fastStart = this.#fastStart.take();
    signalling.send(build(this.#call, { h245Address: this.#control.separate.address, fastStart }));
    this.#call.phase = phase;
    if (phase === 'active') outputs.tell({ type: 'connected' });
    if (fastStart) this.#fastStart.onSent();
    this.#control.advance();
  }
}

type Phase = 'proceeding' | 'alerting' | 'active';

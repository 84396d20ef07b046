import { fromH225Address, toH225Address } from '../address/socket-address.ts';
import type * as H225 from '../generated/h323-messages.ts';
import { bearerCapabilityOf } from '../h225/bearer-rate.ts';
import type { CallSignal } from '../h225/call-signal.ts';
import { endpointType, hearsOneByOne, remoteEndpoint } from '../h225/endpoint.ts';
import { h225VersionOf, PROTOCOL_IDENTIFIER } from '../h225/protocol-version.ts';
import { elementOf } from '../q931/elements.ts';
import { toAliasAddress } from './aliases.ts';
import type { CallCommand, RemoteEndpoint, SetupRequest } from './call.ts';
import type { CallContext } from './call-context.ts';
import type { ControlChannel } from './control-channel.ts';
import { FastStartOffer } from './fast-start-offer.ts';
import { q850 } from './q850.ts';
import type { SignallingMessage } from './signalling.ts';

/** The information of the messages that answer a Setup. */
export type AnswerBody =
  | { readonly type: 'callProceeding'; readonly value: H225.CallProceedingUUIE }
  | { readonly type: 'progress'; readonly value: H225.ProgressUUIE }
  | { readonly type: 'alerting'; readonly value: H225.AlertingUUIE }
  | { readonly type: 'connect'; readonly value: H225.ConnectUUIE };

/** Q.931 4.5.23: tones or announcements are on the way. */
const IN_BAND = 8;

/** What the calling side does until it is connected (H.323 8.1, Q.931 5.1). */
export class Caller {
  readonly #call: CallContext;
  readonly #control: ControlChannel;
  readonly #fastStart: FastStartOffer;

  constructor(call: CallContext, control: ControlChannel) {
    this.#call = call;
    this.#control = control;
    this.#fastStart = new FastStartOffer(call, control);
  }

  /** False for a command that makes no sense here. */
  command(command: CallCommand): boolean {
    if (command.do !== 'setup' || this.#call.phase !== 'idle') return false;
    this.#setup(command.request);
    return true;
  }

  onAnswer({ message }: CallSignal, body: AnswerBody) {
    const { protocolIdentifier, destinationInfo: endpoint } = body.value;
    this.#call.remoteVersion = h225VersionOf(protocolIdentifier);
    if (hearsOneByOne(endpoint)) this.#call.tunnel.goOneByOne();
    this.onElements(body.value);
    switch (body.type) {
      case 'callProceeding':
        return this.#onProceeding();
      case 'progress':
        return this.#onProgress(elementOf(message, 'progressIndicator')?.description === IN_BAND);
      case 'alerting':
        return this.#onAlerting();
      case 'connect': {
        const remote = remoteEndpoint({ message, protocolIdentifier, endpoint, aliases: body.value.connectedAddress });
        return this.#onConnect(remote);
      }
    }
  }

  /** Q.931 5.1.3: the called side waits for more digits. There are none, but it has answered. */
  onSetupAcknowledge(): void {
    const { outputs, timers, phase } = this.#call;
    if (phase !== 'calling' || !outputs.isRunning('T303')) return;
    outputs.disarm('T303');
    outputs.arm('T310', timers.T310);
  }

  /** What may be in an answer, or be forwarded in a Facility: an answer to fast start, and the address for H.245. */
  onElements({
    fastStart,
    fastConnectRefused,
    h245Address,
  }: Pick<H225.AlertingUUIE, 'fastStart' | 'fastConnectRefused' | 'h245Address'>): void {
    const address = fromH225Address(h245Address);
    if (address) this.#control.separate.learn(address);
    if (fastStart) this.#fastStart.onAnswer(fastStart);
    else if (fastConnectRefused !== undefined) this.#fastStart.onRefused();
  }

  /** H.245 came while the answer to fast start was still open: there will be none. */
  onControlMessage(): void {
    this.#fastStart.onRefused();
  }

  /** False where the timer is none of the caller's. */
  onTimer(name: string): boolean {
    if (name !== 'T301' && name !== 'T303' && name !== 'T310') return false;
    const cause = name === 'T301' ? q850.noAnswer : q850.noUserResponding;
    this.#call.end({ by: 'timeout', cause, detail: name }, { cause: q850.recoveryOnTimerExpiry });
    return true;
  }

  #setup(request: SetupRequest) {
    const { signalling, tunnel, outputs, timers, options } = this.#call;
    signalling.reference = options.callReference ?? 1;
    tunnel.offer(request.tunnelling);
    this.#call.callIdentifier = request.callIdentifier;
    this.#call.conferenceId = request.conferenceId;
    try {
      signalling.send(this.#message(request));
    } catch (error) {
      // An alias with letters that its kind does not have, a name instead of an address
      return this.#call.end({ by: 'us', cause: q850.invalidNumberFormat, reason: 'badFormatAddress', detail: String(error) });
    }
    this.#call.phase = 'calling';
    outputs.arm('T303', timers.T303);
  }

  #message(request: SetupRequest): SignallingMessage {
    const { calledNumber } = request;
    const display = request.display ?? this.#call.options.display;
    return {
      type: 'setup',
      body: { type: 'setup', value: this.#information(request) },
      elements: {
        bearerCapability: bearerCapabilityOf(request.bandwidth),
        ...(display && { display: display.slice(0, 82) }),
        ...(calledNumber && { calledPartyNumber: { digits: calledNumber } }),
      },
    };
  }

  #information(request: SetupRequest): H225.SetupUUIE {
    const { destination, source, calledAddress, sourceAddress, fastStart } = request;
    return {
      protocolIdentifier: PROTOCOL_IDENTIFIER,
      ...(source.length > 0 && { sourceAddress: source.map(toAliasAddress) }),
      sourceInfo: endpointType(this.#call.options),
      ...(destination.length > 0 && { destinationAddress: destination.map(toAliasAddress) }),
      ...(calledAddress && { destCallSignalAddress: toH225Address(calledAddress) }),
      activeMC: false,
      conferenceID: request.conferenceId,
      conferenceGoal: { type: 'create' },
      callType: { type: 'pointToPoint' },
      ...(sourceAddress && { sourceCallSignalAddress: toH225Address(sourceAddress) }),
      callIdentifier: { guid: request.callIdentifier },
      ...(fastStart && this.#fastStart.propose(fastStart)),
      mediaWaitForConnect: false,
      canOverlapSend: false,
      multipleCalls: false,
      maintainConnection: false,
    };
  }

  #onProceeding(): void {
    const { outputs, timers } = this.#call;
    if (this.#call.phase !== 'calling') return;
    this.#call.phase = 'proceeding';
    outputs.disarm('T303');
    outputs.arm('T310', timers.T310);
    outputs.tell({ type: 'proceeding' });
  }

  #onProgress(inBand: boolean): void {
    const { outputs, timers, phase } = this.#call;
    if (phase === 'calling') this.#call.phase = 'proceeding';
    // Q.931 5.1.6: the call makes progress, and the answer may take as long as it takes a person
    if (phase === 'calling' || phase === 'proceeding') {
      outputs.disarm('T303', 'T310');
      outputs.arm('T301', timers.T301);
    }
    outputs.tell({ type: 'progress', inBand });
  }

  #onAlerting(): void {
    const { outputs, timers, phase } = this.#call;
    if (phase === 'active' || phase === 'alerting') return;
    this.#call.phase = 'alerting';
    outputs.disarm('T303', 'T310');
    outputs.arm('T301', timers.T301);
    outputs.tell({ type: 'alerting' });
  }

  #onConnect(remote: RemoteEndpoint): void {
    const { outputs } = this.#call;
    if (this.#call.phase === 'active') return;
    this.#call.phase = 'active';
    outputs.disarm('T303', 'T310', 'T301');
    outputs.tell({ type: 'connected', remote });
    // H.323 8.1.7.1: no answer by Connect is a refusal
    this.#fastStart.onRefused();
  }
}

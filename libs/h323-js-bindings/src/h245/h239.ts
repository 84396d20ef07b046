import type * as Schema from '../generated/multimedia-system-control.ts';
import type { ControlOptions } from './control.ts';
import { numberOf, parameter, parametersOf, standardId } from './generic-parameters.ts';
import type { Outlet } from './outlet.ts';

/** H.239 8.1 and Appendix I: generic-message. */
const H239_MESSAGE = '0.0.8.239.2';

/** H.239 8.2: subMessageIdentifier. */
const message = {
  flowControlReleaseRequest: 1,
  flowControlReleaseResponse: 2,
  presentationTokenRequest: 3,
  presentationTokenResponse: 4,
  presentationTokenRelease: 5,
} as const;

/** H.239 8.3. */
const id = { bitRate: 41, channelId: 42, symmetryBreaking: 43, terminalLabel: 44, acknowledge: 126, reject: 127 } as const;

const BIT_RATE_UNIT = 100;

/** Whose turn it is: to say whether the far side may have the token, to send slides, or to wait. */
type Token = 'free' | 'requested' | 'ours' | 'theirs';

interface Asked {
  readonly channel: number;
  readonly terminalLabel: number;
}

/** H.239 11: who sends slides, and the request to end a flow control of them. Without `ask` what the far side requests is refused at once. */
export class H239 {
  readonly #outlet: Outlet;
  readonly #random: () => number;
  readonly #asks: boolean;
  #token: Token = 'free';
  #ours: Asked & { symmetryBreaking: number } = { channel: 0, terminalLabel: 0, symmetryBreaking: 0 };
  #asked: Asked | undefined;
  #flowControlAsked: number | undefined;

  constructor(outlet: Outlet, { random, h239 = 'refuse' }: Pick<ControlOptions, 'random' | 'h239'>) {
    this.#outlet = outlet;
    this.#random = random;
    this.#asks = h239 === 'ask';
  }

  /** Takes a message that is H.239's. */
  takes({ messageIdentifier }: Schema.GenericMessage): boolean {
    return standardId(messageIdentifier) === H239_MESSAGE;
  }

  requestToken(channel: number, terminalLabel = 0) {
    if (this.#token === 'requested' || this.#token === 'ours') return this.#outlet.ignore(`requestToken: ${this.#token} already`);
    const symmetryBreaking = 1 + ((this.#random() & 0xffffff) % 127);
    this.#send('genericRequest', message.presentationTokenRequest, [
      parameter(id.terminalLabel, { type: 'unsignedMin', value: terminalLabel }),
      parameter(id.channelId, { type: 'unsignedMin', value: channel }),
      parameter(id.symmetryBreaking, { type: 'unsignedMin', value: symmetryBreaking }),
    ]);
    this.#ours = { channel, terminalLabel, symmetryBreaking };
    this.#token = 'requested';
  }

  releaseToken() {
    if (this.#token !== 'requested' && this.#token !== 'ours') return this.#outlet.ignore('releaseToken: it is not ours');
    this.#token = 'free';
    this.#send('genericCommand', message.presentationTokenRelease, whoseAndWhere(this.#ours));
  }

  answerToken(granted: boolean) {
    const asked = this.#asked;
    if (!asked) return this.#outlet.ignore('answerToken: nobody asks');
    this.#asked = undefined;
    if (granted) this.#token = 'theirs';
    this.#answerToken(asked, granted);
  }

  answerFlowControlRelease(accepted: boolean) {
    const channel = this.#flowControlAsked;
    if (channel === undefined) return this.#outlet.ignore('answerFlowControlRelease: nobody asks');
    this.#flowControlAsked = undefined;
    const verdict = parameter(accepted ? id.acknowledge : id.reject, { type: 'logical' });
    const where = parameter(id.channelId, { type: 'unsignedMin', value: channel });
    this.#send('genericResponse', message.flowControlReleaseResponse, [verdict, where]);
  }

  onMessage({ subMessageIdentifier, messageContent }: Schema.GenericMessage) {
    const parameters = parametersOf(messageContent);
    switch (subMessageIdentifier) {
      case message.flowControlReleaseRequest:
        return this.#onFlowControlRelease(parameters);
      case message.presentationTokenRequest:
        return this.#onTokenRequest(parameters);
      case message.presentationTokenResponse:
        return this.#onTokenResponse(parameters.has(id.acknowledge));
      case message.presentationTokenRelease:
        return this.#onTokenRelease();
      default:
        return this.#outlet.ignore(`h239.${subMessageIdentifier}`);
    }
  }

  #onFlowControlRelease(parameters: Parameters): void {
    const channel = numberOf(parameters.get(id.channelId)) ?? 0;
    const bitRate = (numberOf(parameters.get(id.bitRate)) ?? 0) * BIT_RATE_UNIT;
    this.#flowControlAsked = channel;
    if (this.#asks) this.#outlet.tell({ type: 'h239', event: { type: 'flowControlReleaseRequested', channel, bitRate } });
    else this.answerFlowControlRelease(false);
  }

  #onTokenRequest(parameters: Parameters) {
    const channel = numberOf(parameters.get(id.channelId)) ?? 0;
    const terminalLabel = numberOf(parameters.get(id.terminalLabel)) ?? 0;
    const asked = { channel, terminalLabel };
    const theirs = numberOf(parameters.get(id.symmetryBreaking)) ?? 0;
    const collides = this.#token === 'requested';
    // H.239 11.2: of two requests that cross the greater number wins; with equal ones nobody does
    if (!this.#asks || (collides && theirs <= this.#ours.symmetryBreaking)) return this.#answerToken(asked, false);
    if (collides) this.#lose();
    this.#asked = asked;
    this.#outlet.tell({ type: 'h239', event: { type: 'tokenRequested', channel, terminalLabel } });
  }

  #onTokenResponse(granted: boolean) {
    // An answer to a request that lost already against a greater number says nothing new
    if (this.#token !== 'requested') return this.#outlet.ignore('h239.presentationTokenResponse');
    if (!granted) return this.#lose();
    this.#token = 'ours';
    this.#outlet.tell({ type: 'h239', event: { type: 'tokenGranted' } });
  }

  #onTokenRelease() {
    if (this.#token !== 'theirs' && !this.#asked) return this.#outlet.ignore('h239.presentationTokenRelease');
    if (this.#token === 'theirs') this.#token = 'free';
    this.#asked = undefined;
    this.#outlet.tell({ type: 'h239', event: { type: 'tokenReleased' } });
  }

  #lose(): void {
    this.#token = 'free';
    this.#outlet.tell({ type: 'h239', event: { type: 'tokenDenied' } });
  }

  #answerToken(asked: Asked, granted: boolean): void {
    const verdict = parameter(granted ? id.acknowledge : id.reject, { type: 'logical' });
    this.#send('genericResponse', message.presentationTokenResponse, [verdict, ...whoseAndWhere(asked)]);
  }

  #send(
    type: 'genericRequest' | 'genericResponse' | 'genericCommand',
    subMessageIdentifier: number,
    messageContent: Schema.GenericParameter[],
  ): void {
    const value = { messageIdentifier: { type: 'standard', value: H239_MESSAGE }, subMessageIdentifier, messageContent } as const;
    if (type === 'genericRequest') this.#outlet.request({ type, value });
    else if (type === 'genericResponse') this.#outlet.response({ type, value });
    else this.#outlet.command({ type, value });
  }
}

type Parameters = ReadonlyMap<number, Schema.ParameterValue>;

function whoseAndWhere({ channel, terminalLabel }: Asked): Schema.GenericParameter[] {
  return [
    parameter(id.terminalLabel, { type: 'unsignedMin', value: terminalLabel }),
    parameter(id.channelId, { type: 'unsignedMin', value: channel }),
  ];
}

import type { SetupRequest } from './call.ts';
import type { CallContext } from './call-context.ts';
import type { ControlChannel } from './control-channel.ts';
import { buildProposals, type MatchedAnswer, matchAnswers } from './fast-start.ts';

type Proposals = NonNullable<SetupRequest['fastStart']>;

/** Fast start as the calling side sees it (H.323 8.1.7). */
export class FastStartOffer {
  readonly #call: CallContext;
  readonly #control: ControlChannel;
  #proposals: Proposals = { send: [], receive: [] };

  constructor(call: CallContext, control: ControlChannel) {
    this.#call = call;
    this.#control = control;
  }

  /** What goes into the Setup. */
  propose(proposals: Proposals): { fastStart?: readonly Uint8Array[] } {
    const fastStart = buildProposals(proposals);
    if (fastStart.length === 0) return {};
    this.#proposals = proposals;
    this.#call.fastStart = 'pending';
    return { fastStart };
  }

  /** The first answer counts: the called side may say it again in every message up to Connect. */
  onAnswer(encodings: readonly Uint8Array[]): void {
    if (this.#call.fastStart !== 'pending') return;
    const matched = matchAnswers(this.#proposals, encodings);
    this.#call.fastStart = matched.length > 0 ? 'taken' : 'refused';
    const taken = matched.map(({ channel, direction, answer }) => ({
      channel,
      direction,
      ...(answer.channel !== channel && { theirs: answer.channel }),
    }));
    this.#call.outputs.tell({ type: 'fastStartAnswered', taken });
    for (const each of matched) this.#open(each);
  }

  onRefused(): void {
    if (this.#call.fastStart === 'pending') this.onAnswer([]);
  }

  #open({ channel, direction, answer }: MatchedAnswer): void {
    const { session, mediaChannel, mediaControl } = answer;
    this.#control.adopt({ do: 'adopt', direction, channel: direction === 'send' ? channel : answer.channel, session });
    if (direction === 'receive' || !mediaChannel) return;
    this.#call.outputs.tell({ type: 'opened', channel, session, mediaChannel, ...(mediaControl && { mediaControl }) });
  }
}

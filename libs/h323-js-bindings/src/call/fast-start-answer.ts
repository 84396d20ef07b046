import { PerError } from '../per/per-error.ts';
import type { FastStartChoice } from './call.ts';
import type { CallContext } from './call-context.ts';
import type { ControlChannel } from './control-channel.ts';
import { buildAnswer, type ReadProposal, readChannels } from './fast-start.ts';
import type { AnswerParts } from './messages.ts';

interface Choice {
  readonly proposal: ReadProposal;
  readonly choice: FastStartChoice;
  readonly encoded: Uint8Array;
}

/** Fast start as the called side sees it (H.323 8.1.7). */
export class FastStartAnswer {
  readonly #call: CallContext;
  readonly #control: ControlChannel;
  #proposals: readonly ReadProposal[] = [];
  #chosen: readonly Choice[] | undefined;
  /** Something is to be said of it in the next message. */
  #isUnsaid = false;

  constructor(call: CallContext, control: ControlChannel) {
    this.#call = call;
    this.#control = control;
  }

  /** The proposals of a Setup. */
  offer(encodings: readonly Uint8Array[]): void {
    if (encodings.length === 0) return;
    this.#proposals = readChannels(encodings);
    this.#call.fastStart = this.#proposals.length > 0 ? 'pending' : 'refused';
    this.#isUnsaid = this.#proposals.length === 0;
    if (this.#isUnsaid) return;
    const proposals = this.#proposals.map(({ index, direction, offer }) => ({ index, direction, offer }));
    this.#call.outputs.tell({ type: 'fastStartOffered', proposals });
  }

  /** The owner's choice; false where nothing is to be chosen (any more). */
  choose(choices: readonly FastStartChoice[]): boolean {
    if (this.#call.fastStart !== 'pending' || this.#chosen) return false;
    this.#chosen = choices.flatMap(choice => this.#choice(choice) ?? []);
    this.#isUnsaid = true;
    return true;
  }

  /** The caller has begun H.245: what it proposed is void, and so is what we chose. */
  withdraw(): void {
    if (this.#call.fastStart !== 'pending') return;
    for (const { choice, proposal } of this.#chosen ?? []) {
      const { channel } = choice;
      if (proposal.direction === 'send') this.#call.outputs.tell({ type: 'refused', channel, cause: 'unspecified' });
      else this.#call.outputs.tell({ type: 'incomingClosed', channel });
    }
    this.#chosen = [];
    this.#isUnsaid = true;
    this.#call.fastStart = 'refused';
  }

  /** Connect is about to go out: who has not chosen by now does without. */
  refuseUnlessChosen(): void {
    if (this.#call.fastStart === 'pending' && !this.#chosen) this.choose([]);
  }

  /** What to say of it in a message that goes out now, once. */
  take(): AnswerParts['fastStart'] {
    if (!this.#isUnsaid) return undefined;
    this.#isUnsaid = false;
    const encoded = (this.#chosen ?? []).map(choice => choice.encoded);
    return encoded.length > 0 ? encoded : 'refused';
  }

  /** The answer is on its way: channels are open. */
  onSent(): void {
    if (this.#call.fastStart !== 'pending') return;
    const chosen = this.#chosen ?? [];
    this.#call.fastStart = chosen.length > 0 ? 'taken' : 'refused';
    for (const { proposal, choice } of chosen) this.#open(proposal, choice);
  }

  #choice(choice: FastStartChoice): Choice | undefined {
    const proposal = this.#proposals.find(({ index }) => index === choice.index);
    if (proposal?.direction === 'send' && !proposal.offer.mediaChannel) return this.#ignore(choice);
    try {
      return proposal ? { proposal, choice, encoded: buildAnswer(proposal, choice) } : this.#ignore(choice);
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof PerError)) throw error;
      return this.#ignore(choice);
    }
  }

  #ignore({ index }: FastStartChoice): undefined {
    this.#call.outputs.ignore(`fastStart: choice of ${index}`);
    return undefined;
  }

  #open({ direction, offer }: ReadProposal, { channel }: FastStartChoice): void {
    const { session, mediaChannel, mediaControl } = offer;
    this.#control.adopt({ do: 'adopt', direction, channel: direction === 'send' ? channel : offer.channel, session });
    if (direction === 'receive' || !mediaChannel) return;
    this.#call.outputs.tell({ type: 'opened', channel, session, mediaChannel, ...(mediaControl && { mediaControl }) });
  }
}

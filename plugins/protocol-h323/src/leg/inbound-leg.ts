import type { CallEvent, FastStartProposal, SetupInfo } from '@opencvi/h323-js-bindings';
import type { RunningCall } from '@opencvi/h323-js-bindings/node';
import { type Address, type CallLeg, type MediaEndpoint, type RemoteParty, throwIfAborted } from '@opencvi/plugin-api';
import { dialledAddress } from '../addresses/dialled-address.ts';
import { remoteParty } from '../addresses/remote-party.ts';
import type { Progress } from '../causes/release-reason.ts';
import { videoOfRate } from '../media/call-bandwidth.ts';
import type { MediaChannels } from '../media/media-channels.ts';
import { hex } from './call-identifier.ts';
import { H323Leg } from './h323-leg.ts';
import type { LegContext } from './leg-context.ts';
import { noteEvent } from './noted-events.ts';

/** One B channel says nothing of video: devices that set no rate put it into every Setup. */
const leastBandwidth = 64_000;

/** A call from a room system. */
export class InboundLeg extends H323Leg {
  readonly remote: RemoteParty;
  readonly dialled: Address;
  readonly #setup: SetupInfo;
  #proposals: readonly FastStartProposal[] = [];
  #ringing = false;
  #answered = false;
  #fastStarted = false;

  constructor(context: LegContext, call: RunningCall, setup: SetupInfo, domains: readonly string[]) {
    super(context, call);
    this.#setup = setup;
    this.dialled = dialledAddress(setup, { address: call.local.address, domains });
    this.remote = remoteParty(setup.remote, call.remote);
    // Q.931 5.2.5.1: within the caller's T303
    this.command({ do: 'proceed' });
    this.onCleanup(
      context.clock.after(context.timeouts.ring, () => {
        if (!this.#answered) this.giveUp({ code: 'no-answer', by: 'gateway', detail: 'the call was not answered in time' });
      }),
    );
  }

  async ring(): Promise<void> {
    if (this.#ringing || this.#answered || this.ended) return;
    this.#ringing = true;
    this.command({ do: 'alert' });
  }

  async answer(endpoint: MediaEndpoint, signal: AbortSignal): Promise<void> {
    this.throwIfEnded();
    const channels = this.openChannels(endpoint);
    await this.#answerFastStart(channels);
    this.throwIfEnded();
    throwIfAborted(signal);
    this.#answered = true;
    this.command({ do: 'connect' });
    await this.establish(channels, signal);
  }

  protected override get progress(): Progress {
    return this.#answered ? 'answered' : 'caller-waits';
  }

  protected override signalled(event: CallEvent): void {
    if (event.type === 'fastStartOffered') this.#proposals = event.proposals;
    else if (event.type === 'deflected') noteEvent(event, this.log);
  }

  protected override get dialledWith(): number | undefined {
    const { bandwidth = 0 } = this.#setup;
    return bandwidth <= leastBandwidth ? undefined : videoOfRate(bandwidth);
  }

  protected override signallingFacts(): CallLeg['facts'] {
    const { callIdentifier, remote, fastStart, bandwidth } = this.#setup;
    return {
      callIdentifier: hex(callIdentifier),
      h225Version: remote.h225Version,
      fastStart: fastStart && (this.#answered ? this.#fastStarted : true),
      ...(bandwidth !== undefined && { bandwidth }),
    };
  }

  /** H.323 8.1.7.1: without an answer to its fast start a device opens its channels by H.245. */
  async #answerFastStart(channels: MediaChannels): Promise<void> {
    if (this.#proposals.length === 0 || this.controlIsReady) return;
    const choices = this.context.media.fastStart ? await channels.takeFastStart(this.#proposals) : [];
    if (this.ended) return;
    // H.323 8.1.7: H.245 that came meanwhile has made the proposals void
    if (this.controlIsReady) channels.forgetFastStart();
    else this.command({ do: 'fastStart', choices });
    this.#fastStarted = choices.length > 0 && !this.controlIsReady;
  }
}

import type { CallEvent, SetupRequest } from '@opencvi/h323-js-bindings';
import type { RunningCall } from '@opencvi/h323-js-bindings/node';
import {
  type Address,
  abortable,
  CallError,
  type CallLeg,
  type EndReason,
  type MediaEndpoint,
  type RemoteParty,
} from '@opencvi/plugin-api';
import { remoteParty } from '../addresses/remote-party.ts';
import { deflected, deflectionReason } from '../causes/deflection.ts';
import type { Progress } from '../causes/release-reason.ts';
import { hex } from './call-identifier.ts';
import { deferred } from './deferred.ts';
import { H323Leg } from './h323-leg.ts';
import type { LegContext } from './leg-context.ts';
import { noteEvent } from './noted-events.ts';

/** Where a call of ours goes. */
export interface Destination {
  /** The leg's id. */
  readonly id: string;
  readonly to: Address;
  readonly request: SetupRequest;
}

/**
 * A call to a room system. Its endpoint is not known before it answers, so the Setup proposes no fast start: channels are opened one by one
 * once it has.
 */
export class OutboundLeg extends H323Leg {
  readonly dialled: Address;
  readonly #request: SetupRequest;
  readonly #ringing = deferred<void>();
  readonly #connected = deferred<void>();
  #remote: RemoteParty;
  #answered = false;

  constructor(context: LegContext, call: RunningCall, { id, to, request }: Destination) {
    super(context, call, id);
    this.dialled = to;
    this.#request = request;
    this.#remote = { address: to, source: { ...call.remote, transport: 'tcp' } };
    this.onCleanup(
      context.clock.after(context.timeouts.ring, () => {
        if (!this.#answered) this.giveUp({ code: 'no-answer', by: 'room', detail: 'nobody answered in time' });
      }),
    );
    this.onCleanup(() => {
      const error = new CallError(this.ended ?? { code: 'cancelled', by: 'gateway' });
      this.#ringing.reject(error);
      this.#connected.reject(error);
    });
  }

  get remote(): RemoteParty {
    return this.#remote;
  }

  /** Sends the Setup; resolves once the far end rings or answers. */
  async setup(signal: AbortSignal): Promise<void> {
    try {
      this.command({ do: 'setup', request: this.#request });
      await abortable(this.#ringing.promise, signal);
    } catch (cause) {
      const reason: EndReason =
        cause instanceof CallError ? cause.reason : { code: 'cancelled', by: 'gateway', detail: 'the call was called off' };
      await this.end(reason);
      throw cause instanceof CallError ? cause : new CallError(reason, { cause });
    }
  }

  /** Ringing is the far end's business. */
  async ring(): Promise<void> {}

  async answer(endpoint: MediaEndpoint, signal: AbortSignal): Promise<void> {
    this.throwIfEnded();
    const channels = this.openChannels(endpoint);
    await abortable(this.#connected.promise, signal);
    this.throwIfEnded();
    await this.establish(channels, signal);
  }

  protected override get progress(): Progress {
    return this.#answered ? 'answered' : 'callee-rings';
  }

  protected override signalled(event: CallEvent): void {
    if (event.type === 'alerting' || event.type === 'progress') this.#ringing.resolve();
    else if (event.type === 'deflected') this.#deflected(event);
    if (event.type !== 'connected') return;
    this.#answered = true;
    if (event.remote) {
      const { address: _named, ...party } = remoteParty(event.remote, this.call.remote);
      this.#remote = { ...this.#remote, ...party };
    }
    this.#ringing.resolve();
    this.#connected.resolve();
  }

  /** Who has answered may want to be called elsewhere as well; there the call stays until he ends it. */
  #deflected(event: Extract<CallEvent, { type: 'deflected' }>): void {
    if (this.#answered) noteEvent(event, this.log);
    else this.giveUp(deflectionReason(event), deflected);
  }

  protected override signallingFacts(): CallLeg['facts'] {
    return { callIdentifier: hex(this.#request.callIdentifier), direction: 'outgoing' };
  }
}

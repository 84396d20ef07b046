import type { CallEvent, FastStartProposal, SetupInfo } from '@opencvi/h323-js-bindings';
import type { RunningCall } from '@opencvi/h323-js-bindings/node';
import { DialError } from '../errors.ts';
import type { MediaOptions } from '../options.ts';
import { endOf } from './call-end.ts';
import { type CallContext, H323Call } from './h323-call.ts';
import { openMedia } from './open-media.ts';
import type { PhoneMachine } from './phone-machine.ts';

/** Q.850. */
const [callRejected, resourceUnavailable] = [21, 47];

/** A call that rings here. */
export class IncomingCall {
  /** What the caller's Setup says. */
  readonly setup: SetupInfo;
  readonly #context: CallContext;
  readonly #running: RunningCall;
  readonly #machine: PhoneMachine;
  readonly #gone = new AbortController();
  /** What came before it was answered. */
  readonly #events: CallEvent[] = [];
  #call: H323Call | undefined;
  #isAnswered = false;

  /** Phones make incoming calls; see `H323Phone.onSetup`. */
  constructor(
    context: CallContext,
    { setup, running, machine }: { readonly setup: SetupInfo; readonly running: RunningCall; readonly machine: PhoneMachine },
  ) {
    this.#context = context;
    this.setup = setup;
    this.#running = running;
    this.#machine = machine;
  }

  /** Aborted when the caller takes the call back or is gone, and when it is refused. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  get isAnswered(): boolean {
    return this.#isAnswered;
  }

  /** Call Proceeding; the phone sends it by itself where nothing else goes out at once. */
  proceed(): void {
    this.#running.command({ do: 'proceed' });
  }

  /** Alerting. */
  ring(): void {
    this.#running.command({ do: 'alert' });
  }

  /** Release Complete. */
  refuse(cause = callRejected): void {
    this.#isAnswered = true;
    this.#running.command({ do: 'release', cause });
  }

  /** Answers; resolves when Connect is out. */
  async accept(options: MediaOptions = {}): Promise<H323Call> {
    this.#isAnswered = true;
    const media = await openMedia(this.#context, options, () => this.#call).catch((error: unknown) => {
      this.refuse(resourceUnavailable);
      throw error;
    });
    if (this.signal.aborted) {
      await media.close();
      throw this.signal.reason;
    }
    const parts = { running: this.#running, machine: this.#machine, media, options, remote: this.setup.remote };
    const call = new H323Call(this.#context, parts);
    this.#call = call;
    const offered = this.#events.find(event => event.type === 'fastStartOffered');
    if (offered) this.#answerFastStart(call, offered.proposals);
    for (const event of this.#events) call.handle(event);
    this.#running.command({ do: 'connect' });
    await call.answered.catch(() => {
      throw new DialError({ reason: 'the caller is gone' });
    });
    return call;
  }

  /** Takes an event of the call. The phone calls it. */
  handle(event: CallEvent): void {
    if (this.#call) this.#call.handle(event);
    else if (event.type === 'released') {
      const { by, cause, reason } = endOf(event.release);
      this.#gone.abort(new DialError({ cause, reason: by === 'us' ? 'the call is refused' : `the caller hung up: ${reason}` }));
    } else this.#events.push(event);
  }

  #answerFastStart(call: H323Call, proposals: readonly FastStartProposal[]): void {
    const choices = call.channels.choose(proposals);
    call.noteFastStart(choices.length > 0);
    this.#running.command({ do: 'fastStart', choices });
  }
}

import type { Clock } from '@opencvi/plugin-api';
import type { DialPlan } from './dial-plan.ts';
import type { Journal } from './journal.ts';
import { Observer } from './observer.ts';
import type { CallEnd, PhoneCall } from './phone.ts';
import { Typist } from './typist.ts';

interface VisitContext {
  readonly plan: DialPlan;
  readonly journal: Journal;
  readonly clock: Clock;
}

const lookEveryMs = 200;

/** A call from its answer to its end. */
export class Visit {
  readonly #call: PhoneCall;
  readonly #context: VisitContext;
  readonly #observer: Observer;
  readonly #answeredAt: number;
  #end: CallEnd | undefined;

  constructor(call: PhoneCall, context: VisitContext) {
    this.#call = call;
    this.#context = context;
    this.#observer = new Observer(call, context.journal);
    this.#answeredAt = context.clock.now();
  }

  /** Stays as long as was asked for, until the far side hangs up, or the signal aborts; then hangs up. */
  async stay(signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    const ended = this.#call.ended.then(end => {
      this.#end = end;
      over.abort(new Error('the call is over'));
    });
    try {
      await this.#wait(either);
    } catch (error) {
      // The end of the call, or of the program, is no fault
      if (!either.aborted) throw error;
    }
    this.#observer.look();
    await this.#call.hangUp();
    await ended;
    const { by, reason } = this.#end ?? { by: 'us', reason: '' };
    this.#context.journal.say('ended', by === 'us' ? 'hung up' : `hung up by the far side: ${reason}`);
  }

  /** Tells what it came to; whether something was heard. */
  summarize(): boolean {
    const { clock, journal } = this.#context;
    const { audio, video } = this.#call.statistics();
    const seen = this.#call.sees();
    const { kinds, loudest } = this.#observer.heard;
    const seconds = Math.round((clock.now() - this.#answeredAt) / 100) / 10;
    const sound = loudest === undefined ? 'heard nothing' : `heard ${kinds.join(' and ') || 'sound'} (loudest ${loudest} dBov)`;
    const frames = seen && `${seen.frames} pictures, ${seen.keyFrames} ${seen.keyFrames === 1 ? 'key frame' : 'key frames'}`;
    const sight = !video ? [] : [seen ? `saw ${seen.width}x${seen.height}, ${frames}` : 'saw nothing'];
    const lost = `lost ${audio.received.lost + (video?.received.lost ?? 0)} of ${audio.received.packets + (video?.received.packets ?? 0)} packets`;
    journal.say('summary', [`${seconds} s in the call`, sound, ...sight, lost].join('; '));
    journal.note({ seconds, heard: { kinds, loudest }, saw: seen, end: this.#end, statistics: { audio, video } });
    if (!this.#observer.heardSomething) journal.say('failed', 'failed: the call was answered, but nothing was heard in it');
    return this.#observer.heardSomething;
  }

  async #wait(signal: AbortSignal): Promise<void> {
    const { plan, clock } = this.#context;
    const typist = plan.digits === '' ? undefined : new Typist(this.#call, this.#context);
    let typing: Promise<void> | undefined;
    let until = typist ? Number.POSITIVE_INFINITY : this.#answeredAt + plan.stayMs;
    let failure: unknown;
    while (clock.now() < until && failure === undefined) {
      this.#observer.look();
      if (!typing && typist?.isDue(this.#observer)) {
        typing = typist.type(signal).then(
          () => {
            until = clock.now() + plan.stayMs;
          },
          error => {
            failure = error;
          },
        );
      }
      await clock.sleep(lookEveryMs, signal);
    }
    if (failure !== undefined) throw failure;
  }
}

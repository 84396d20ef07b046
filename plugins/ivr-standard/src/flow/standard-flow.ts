import {
  type CallContext,
  CallError,
  type Clock,
  type EndReason,
  type IvrFlow,
  type MediaEndpoint,
  type MuteOutcome,
  type Route,
  TimeoutError,
} from '@opencvi/plugin-api';
import type { FlowSettings, ReasonPrompts } from '../config.ts';
import { ConferenceIdDialog } from './conference-id-dialog.ts';
import { type Libraries, Speaker } from './speak.ts';

/** What the flow speaks and shows with. */
export interface FlowTools extends Libraries {
  readonly clock: Clock;
}

/** Welcome, conference id, lobby, goodbye; what is said is data. */
export class StandardFlow implements IvrFlow {
  readonly id: string;
  readonly #settings: FlowSettings;
  readonly #tools: FlowTools;
  /** What is being said to each room: a room hears one thing at a time, and the newest is the one that counts. */
  readonly #turns = new WeakMap<MediaEndpoint, AbortController>();

  constructor(settings: FlowSettings, tools: FlowTools) {
    this.id = settings.id;
    this.#settings = settings;
    this.#tools = tools;
  }

  async run(call: CallContext, media: MediaEndpoint, failure?: EndReason): Promise<Route> {
    const { welcome, retry } = this.#settings;
    const speaker = new Speaker(call, media, this.#tools);
    const signal = AbortSignal.any([call.signal, this.#turn(media).signal]);
    await speaker.show('splash');
    const dialog = new ConferenceIdDialog(call, { speaker, signal, settings: this.#settings, clock: this.#tools.clock });
    return { to: 'meeting', meeting: await dialog.ask(failure ? promptsFor(retry, failure) : welcome) };
  }

  async wait(call: CallContext, media: MediaEndpoint, signal: AbortSignal): Promise<void> {
    const { lobby, stillInLobby, stillInLobbyEvery } = this.#settings;
    const over = AbortSignal.any([signal, call.signal, this.#turn(media).signal]);
    const speaker = new Speaker(call, media, this.#tools);
    if (!over.aborted) await speaker.show('lobby');
    for (let prompts = lobby; !over.aborted; prompts = stillInLobby) {
      await speaker.say(prompts, over);
      await this.#tools.clock.sleep(stillInLobbyEvery, over).catch(error => {
        if (!over.aborted) throw error;
      });
    }
  }

  async tellMute(call: CallContext, media: MediaEndpoint, outcome: MuteOutcome, signal: AbortSignal): Promise<void> {
    const { muted, unmuted, muteFailed } = this.#settings;
    const prompts = { muted, unmuted, unchanged: muteFailed }[outcome];
    await new Speaker(call, media, this.#tools).say(prompts, AbortSignal.any([signal, call.signal, this.#turn(media).signal]));
  }

  /** Does not listen to the call's signal, which may be aborted already; a room that hangs up stops it all the same. */
  async farewell(call: CallContext, media: MediaEndpoint, reason: EndReason): Promise<void> {
    if (call.leg.state === 'ended') return;
    const { farewell, farewellLimit } = this.#settings;
    const stop = this.#turn(media, reason);
    const stopListening = call.leg.on('ended', () => stop.abort());
    const speaker = new Speaker(call, media, this.#tools);
    const saying = speaker.show('goodbye').then(() => speaker.say(promptsFor(farewell, reason), stop.signal));
    try {
      await this.#tools.clock.within(farewellLimit, saying);
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
    } finally {
      stopListening();
      stop.abort();
    }
  }

  /** Begins to speak to a room: what was being said to it stops. */
  #turn(media: MediaEndpoint, because: EndReason = { code: 'cancelled', by: 'gateway' }): AbortController {
    this.#turns.get(media)?.abort(new CallError(because));
    const turn = new AbortController();
    this.#turns.set(media, turn);
    return turn;
  }
}

function promptsFor(table: ReasonPrompts, { code }: EndReason): readonly string[] {
  return table[code] ?? table.default ?? [];
}

import type { CallLeg, MuteOutcome } from '@opencvi/plugin-api';
import type { Call } from './call.ts';
import type { CallServices } from './call-services.ts';
import { TypedSequence } from './typed-sequence.ts';

/** The longest pause between the keys that mute. */
const betweenKeys = 3_000;

/** What the mute of a room needs. */
export type RoomMuteServices = Pick<CallServices, 'settings' | 'clock' | 'events'>;

/**
 * Keeps the room's own mute and the meeting's the same: by the device's signalling, by keys, by the meeting. Whoever changes it, the other side is
 * told once; what only repeats what both know is an echo and goes no further.
 */
export class RoomMute {
  readonly #call: Call;
  readonly #services: RoomMuteServices;
  readonly #tell: (outcome: MuteOutcome) => void;
  readonly #keys: TypedSequence | undefined;
  /** The meeting's leg, once the room is in the meeting: nobody is muted in a lobby. */
  #leg: CallLeg | undefined;
  /** As the meeting has it. */
  #shown = false;
  #passing = false;

  /** `tell` says an outcome to the people in the room; their device may have no way to show it. */
  constructor(call: Call, services: RoomMuteServices, tell: (outcome: MuteOutcome) => void) {
    this.#call = call;
    this.#services = services;
    this.#tell = tell;
    const { muteKeys } = services.settings;
    this.#keys = muteKeys === false ? undefined : new TypedSequence(muteKeys, betweenKeys);
    call.leg.on('mute', muted => this.#fromRoom(muted, false));
  }

  /** The room is in the meeting: what it said of itself before counts from now on, and it hears of what the meeting did meanwhile. */
  entered(leg: CallLeg): void {
    this.#leg = leg;
    if (this.#shown && !this.#call.leg.setMuted) this.#tell('muted');
    void this.#pass(false);
  }

  /** A key of the room; before the meeting, keys are the IVR's. */
  typed(digit: string): void {
    if (!this.#leg || this.#call.state !== 'connected') return;
    if (this.#keys?.typed(digit, this.#services.clock.now())) this.#fromRoom(!this.#call.muted, true);
  }

  /** The meeting muted the room, or lifted that. */
  fromMeeting(muted: boolean): void {
    this.#shown = muted;
    if (!this.#settle(muted, 'meeting')) return;
    const { leg, log } = this.#call;
    if (leg.setMuted) void leg.setMuted(muted).catch(error => log.warn('mute not passed on', { error }));
    else this.#tell(muted ? 'muted' : 'unmuted');
  }

  #fromRoom(muted: boolean, byKeys: boolean): void {
    if (this.#settle(muted, 'room')) void this.#pass(byKeys);
  }

  /** Answers whether it is news. */
  #settle(muted: boolean, by: 'room' | 'meeting'): boolean {
    if (this.#call.muted === muted) return false;
    this.#call.muted = muted;
    const at = new Date(this.#services.clock.now()).toISOString();
    this.#services.events.emit({ call: this.#call.id, at, type: 'muted', muted, by });
    return true;
  }

  /** Brings the meeting to what the room wants, one request at a time: the last wish counts, however quickly they come. */
  async #pass(byKeys: boolean): Promise<void> {
    if (this.#passing || !this.#leg) return;
    this.#passing = true;
    try {
      while (this.#call.muted !== this.#shown && !this.#call.signal.aborted) await this.#ask(this.#leg, this.#call.muted);
      if (byKeys) this.#tell(this.#shown ? 'muted' : 'unmuted');
    } catch (error) {
      if (this.#call.signal.aborted) return;
      this.#call.log.warn('the meeting did not take the mute', { muted: this.#call.muted, error });
      this.#settle(this.#shown, 'meeting');
      this.#tell('unchanged');
    } finally {
      this.#passing = false;
    }
  }

  async #ask(leg: CallLeg, muted: boolean): Promise<void> {
    if (!leg.setMuted) throw new Error(`${leg.protocol} has no mute`);
    await leg.setMuted(muted);
    this.#shown = muted;
  }
}

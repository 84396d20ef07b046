import type { CallLeg, EndReason, IvrFlow, MediaSession } from '@opencvi/plugin-api';
import { reasonOf } from './blame.ts';
import type { Call } from './call.ts';
import type { CallServices } from './call-services.ts';
import type { RoomMute } from './room-mute.ts';

/** What the watch over a meeting leg works with. */
export interface MeetingWatchOptions {
  readonly leg: CallLeg;
  readonly media: MediaSession;
  readonly mute: RoomMute;
  /** Keeps the room company in the lobby. */
  readonly flow: () => IvrFlow;
  /** The meeting ends the call. */
  readonly end: (reason: EndReason) => void;
}

/** Follows the meeting leg of a call: lobby, connected, roster, mute, end. */
export class MeetingWatch {
  readonly #call: Call;
  readonly #services: CallServices;
  readonly #options: MeetingWatchOptions;
  #company: AbortController | undefined;

  constructor(call: Call, services: CallServices, options: MeetingWatchOptions) {
    this.#call = call;
    this.#services = services;
    this.#options = options;
    const { leg, mute, end } = options;
    leg.on('state', state => {
      if (state === 'lobby') this.lobby().catch(error => this.#defect(error));
      if (state === 'connected') this.connected().catch(error => this.#defect(error));
    });
    leg.on('ended', reason => {
      // A leg that fails while it is being answered is reported by `answer`, which may lead back to the IVR
      if (call.state !== 'joining') end(reason);
    });
    leg.on('roster', participants => {
      services.events.emit({ call: call.id, at: this.#now().toISOString(), type: 'roster', participants });
    });
    leg.on('mute', muted => mute.fromMeeting(muted));
    call.signal.addEventListener('abort', () => this.#company?.abort(), { once: true });
  }

  /** The room is in the lobby. */
  lobby(): Promise<void> {
    const { media } = this.#options;
    return this.#call.queue.run(async () => {
      if (this.#call.endReason || this.#company) return;
      this.#call.draft.lobbyAt ??= this.#now();
      this.#call.move('lobby');
      this.#call.log.info('lobby', { meeting: this.#call.draft.meeting });
      this.#company = new AbortController();
      await media.bridge(false);
      this.#keepCompany(this.#company.signal);
    });
  }

  /** The room is in the meeting. */
  connected(): Promise<void> {
    const call = this.#call;
    const { media, mute, leg } = this.#options;
    return call.queue.run(async () => {
      if (call.endReason || call.state === 'connected') return;
      this.#company?.abort();
      this.#company = undefined;
      await media.bridge(true);
      call.draft.connectedAt ??= this.#now();
      call.move('connected');
      call.log.info('connected', { meeting: call.draft.meeting });
      mute.entered(leg);
    });
  }

  #keepCompany(signal: AbortSignal): void {
    const { flow, media } = this.#options;
    const one = flow();
    const wait = one.wait?.(this.#call, media.device, signal);
    wait?.catch(error => signal.aborted || reasonOf(error, one, { ...this.#services, log: this.#call.log }));
  }

  #now(): Date {
    return new Date(this.#services.clock.now());
  }

  #defect(error: unknown): void {
    this.#call.log.error('defect', { error });
  }
}

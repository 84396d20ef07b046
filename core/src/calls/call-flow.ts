import {
  CallError,
  type EndReason,
  type IvrFlow,
  type MediaSession,
  type Meeting,
  type MeetingProvider,
  type MuteOutcome,
  type Route,
  TimeoutError,
  unreachable,
} from '@opencvi/plugin-api';
import { reasonOf } from './blame.ts';
import type { Call } from './call.ts';
import type { CallServices } from './call-services.ts';
import { MeetingWatch } from './meeting-watch.ts';
import { RoomMute } from './room-mute.ts';
import { watchDevice } from './watch-device.ts';

const deviceIsGone: EndReason = { code: 'media-timeout', by: 'room', detail: 'neither media nor RTCP came from the device for too long' };

/** The steps of one inbound call, from ringing to connected. Rejects with a `CallError` that says why the call cannot go on. */
export class CallFlow {
  readonly #call: Call;
  readonly #services: CallServices;
  readonly #end: (reason: EndReason) => void;
  readonly #mute: RoomMute;

  /** `end` is called when the meeting ends the call, or the device has gone. */
  constructor(call: Call, services: CallServices, end: (reason: EndReason) => void) {
    this.#call = call;
    this.#services = services;
    this.#end = end;
    this.#mute = new RoomMute(call, services, outcome => this.#tellMute(outcome));
    call.leg.on('digit', digit => this.#typed(digit));
  }

  async run(): Promise<void> {
    const call = this.#call;
    await this.#move('ringing');
    await call.leg.ring();
    await this.#assess();
    await this.#move('admitted');
    const route = await this.#route();
    await this.#move('routed');
    const media = await this.#guard(
      this.#services.mediaEngine.value,
      engine => engine.open(call),
      late => late.close(),
    );
    call.media = media;
    media.device.on('digit', digit => this.#typed(digit));
    if (this.#services.settings.endSilent) watchDevice(media.device, call.log, () => this.#end(deviceIsGone));
    await this.#follow(route, media);
  }

  /** Follows a route; a conference id from the IVR that leads nowhere brings the caller back to it, a bounded number of times. */
  async #follow(route: Route, media: MediaSession): Promise<void> {
    switch (route.to) {
      case 'reject':
        throw new CallError(route.reason);
      case 'meeting':
        return this.#join(route.meeting, media);
      case 'ivr':
        return this.#interact(this.#flow(route.flow), media);
      default:
        return unreachable(route);
    }
  }

  async #interact(flow: IvrFlow, media: MediaSession): Promise<void> {
    const call = this.#call;
    await this.#move('interacting');
    await this.#answer(media);
    let failure: EndReason | undefined;
    for (let attempt = 1; attempt <= this.#services.settings.ivrAttempts; attempt++) {
      call.draft.ivrAttempts = attempt;
      const route = await this.#guard(flow, one => one.run(call, media.device, failure));
      if (route.to !== 'meeting') return this.#follow(route, media);
      try {
        return await this.#join(route.meeting, media);
      } catch (error) {
        this.#keepFailure(route.meeting, error);
        failure = await this.#worthAnotherTry(error);
      }
    }
    const detail = `no meeting after ${this.#services.settings.ivrAttempts} attempts`;
    throw new CallError({ code: 'too-many-attempts', by: 'gateway', detail }, { cause: failure });
  }

  #keepFailure(meeting: string, error: unknown): void {
    if (!(error instanceof CallError)) return;
    const { code, detail } = error.reason;
    this.#call.failedAttempt({ meeting, code, ...(detail !== undefined && { detail }) });
  }

  /** A meeting that was not found can be asked for again; everything else ends the call. */
  async #worthAnotherTry(error: unknown): Promise<EndReason> {
    if (!(error instanceof CallError) || error.reason.code !== 'not-found') throw error;
    this.#call.log.info('meeting not found', { attempt: this.#call.draft.ivrAttempts, detail: error.reason.detail });
    const leg = this.#call.meetingLeg;
    this.#call.meetingLeg = undefined;
    await leg?.end(error.reason);
    await this.#move('interacting');
    return error.reason;
  }

  async #join(conferenceId: string, media: MediaSession): Promise<void> {
    const call = this.#call;
    await this.#move('joining');
    const { meeting, provider } = await this.#within(this.#find(conferenceId));
    Object.assign(call.draft, { meeting: conferenceId, provider: provider.id });
    const joining = this.#guard(
      provider,
      one => one.join(meeting, call),
      late => late.end(call.endReason ?? { code: 'normal', by: 'room' }),
    );
    const leg = await this.#within(joining);
    call.meetingLeg = leg;
    const mute = this.#mute;
    const watch = new MeetingWatch(call, this.#services, { leg, media, mute, flow: () => this.#flow(), end: this.#end });
    await this.#answer(media);
    await this.#within(this.#guard(provider, () => leg.answer(media.meeting, call.signal)));
    if (leg.state === 'ended') throw new CallError({ code: 'meeting-ended', by: 'meeting' });
    await (leg.state === 'lobby' ? watch.lobby() : watch.connected());
  }

  async #find(conferenceId: string): Promise<{ meeting: Meeting; provider: MeetingProvider }> {
    for (const provider of this.#services.meetingProviders) {
      const meeting = await this.#guard(provider, one => one.find(conferenceId, this.#call));
      if (meeting) return { meeting, provider };
    }
    throw new CallError({ code: 'not-found', by: 'gateway', detail: `no meeting ${conferenceId}` });
  }

  async #assess(): Promise<void> {
    const call = this.#call;
    let opinion: { trust: 'trusted' | 'guest' | 'refused'; reason: string } = { trust: 'guest', reason: 'nothing says otherwise' };
    for (const auth of this.#services.deviceAuth) {
      const heard = await this.#guard(auth, one => one.assess(call));
      if (!heard) continue;
      opinion = heard;
      break;
    }
    call.trust = opinion.trust;
    Object.assign(call.draft, { trust: opinion.trust, trustReason: opinion.reason });
    this.#services.events.emit({ ...this.#stamp(), type: 'assessed', ...opinion });
    call.log.info('assessed', { ...opinion });
    if (opinion.trust === 'refused') throw new CallError({ code: 'refused', by: 'gateway', detail: opinion.reason });
  }

  async #route(): Promise<Route> {
    const call = this.#call;
    // Nobody's address is nobody's call: a plan that knows no tenants must not let strangers in
    if (!call.tenant) throw new CallError({ code: 'not-found', by: 'gateway', detail: 'no tenant has this address' });
    for (const plan of this.#services.dialPlans) {
      const route = await this.#guard(plan, one => one.route(call));
      if (!route) continue;
      const meeting = route.to === 'meeting' ? { meeting: route.meeting } : {};
      this.#services.events.emit({ ...this.#stamp(), type: 'routed', to: route.to, plan: plan.id, ...meeting });
      call.log.info('routed', { plan: plan.id, to: route.to, ...meeting });
      return route;
    }
    throw new CallError({ code: 'not-found', by: 'gateway', detail: 'no dial plan takes this address' });
  }

  /** Answers the room system, once: when it needs to be heard, or when the meeting is ready. */
  async #answer(media: MediaSession): Promise<void> {
    const call = this.#call;
    if (call.answered) return;
    await this.#within(call.leg.answer(media.device, call.signal), this.#services.settings.answerTimeout);
    call.answered = true;
    call.draft.answeredAt = new Date(this.#services.clock.now());
  }

  #flow(id = this.#call.tenant?.ivr?.flow): IvrFlow {
    const flow = id === undefined ? [...this.#services.ivrFlows][0] : this.#services.ivrFlows.get(id);
    if (!flow) throw new CallError({ code: 'failed', by: 'gateway', detail: `there is no IVR flow ${id ?? 'at all'}` });
    return flow;
  }

  /** Calls a contribution; whatever it throws becomes a `CallError` whose blame is settled. What comes when the call is over is undone. */
  async #guard<C, T>(contribution: C, use: (contribution: C) => Promise<T>, undo?: (late: T) => Promise<void>): Promise<T> {
    const { signal } = this.#call;
    signal.throwIfAborted();
    try {
      const result = await use(contribution);
      if (signal.aborted) await undo?.(result);
      signal.throwIfAborted();
      return result;
    } catch (cause) {
      if (signal.aborted) throw signal.reason;
      throw new CallError(reasonOf(cause, contribution, { ...this.#services, log: this.#call.log }), { cause });
    }
  }

  async #within<T>(work: Promise<T>, ms = this.#services.settings.joinTimeout): Promise<T> {
    try {
      return await this.#services.clock.within(ms, work);
    } catch (cause) {
      if (!(cause instanceof TimeoutError)) throw cause;
      throw new CallError({ code: 'signalling-timeout', by: 'gateway', detail: `nothing happened within ${ms / 1000} s` }, { cause });
    }
  }

  #typed(digit: string): void {
    this.#call.digits.push(digit);
    this.#mute.typed(digit);
  }

  #tellMute(outcome: MuteOutcome): void {
    const call = this.#call;
    if (!call.media || call.state !== 'connected' || call.signal.aborted) return;
    const flow = this.#flow();
    const told = flow.tellMute?.(call, call.media.device, outcome, call.signal);
    told?.catch(error => call.signal.aborted || reasonOf(error, flow, { ...this.#services, log: call.log }));
  }

  async #move(to: Parameters<Call['move']>[0]): Promise<void> {
    await this.#call.queue.run(() => {
      this.#call.signal.throwIfAborted();
      if (this.#call.endReason) throw new CallError(this.#call.endReason);
      this.#call.move(to);
    });
  }

  #stamp(): { call: string; at: string } {
    return { call: this.#call.id, at: new Date(this.#services.clock.now()).toISOString() };
  }
}

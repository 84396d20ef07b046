import {
  CallError,
  type CallLeg,
  type EndReason,
  type IvrFlow,
  type MediaSession,
  type Meeting,
  type MeetingProvider,
  type Route,
  TimeoutError,
  unreachable,
} from '@opencvi/plugin-api';
import { reasonOf } from './blame.ts';
import type { Call } from './call.ts';
import type { CallServices } from './call-services.ts';

/** The steps of one inbound call, from ringing to connected. Rejects with a `CallError` that says why the call cannot go on. */
export class CallFlow {
  readonly #call: Call;
  readonly #services: CallServices;
  readonly #end: (reason: EndReason) => void;

  /** `end` is called when the meeting ends the call. */
  constructor(call: Call, services: CallServices, end: (reason: EndReason) => void) {
    this.#call = call;
    this.#services = services;
    this.#end = end;
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
    media.device.on('digit', digit => call.digits.push(digit));
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
        failure = await this.#worthAnotherTry(error);
      }
    }
    const detail = `no meeting after ${this.#services.settings.ivrAttempts} attempts`;
    throw new CallError({ code: 'too-many-attempts', by: 'gateway', detail }, { cause: failure });
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
    const waiting = this.#watch(leg, media);
    await this.#answer(media);
    await this.#within(this.#guard(provider, () => leg.answer(media.meeting, call.signal)));
    if (leg.state === 'ended') throw new CallError({ code: 'meeting-ended', by: 'meeting' });
    await (leg.state === 'lobby' ? waiting.lobby() : waiting.connected());
  }

  /** Follows the meeting leg: lobby, connected, roster, mute, end. */
  #watch(leg: CallLeg, media: MediaSession): { lobby(): Promise<void>; connected(): Promise<void> } {
    const call = this.#call;
    let company: AbortController | undefined;
    const enter = {
      lobby: async (): Promise<void> => {
        if (call.endReason || company) return;
        call.draft.lobbyAt ??= new Date(this.#services.clock.now());
        call.move('lobby');
        company = new AbortController();
        await media.bridge(false);
        this.#keepCompany(media, company.signal);
      },
      connected: async (): Promise<void> => {
        if (call.endReason || call.state === 'connected') return;
        company?.abort();
        company = undefined;
        await media.bridge(true);
        call.draft.connectedAt ??= new Date(this.#services.clock.now());
        call.move('connected');
        call.log.info('connected', { meeting: call.draft.meeting });
      },
    };
    leg.on('state', state => {
      if (state === 'lobby' || state === 'connected') void call.queue.run(enter[state]).catch(error => this.#defect(error));
    });
    leg.on('ended', reason => {
      // A leg that fails while it is being answered is reported by `answer`, which may lead back to the IVR
      if (call.state !== 'joining') this.#end(reason);
    });
    leg.on('roster', participants => this.#services.events.emit({ ...this.#stamp(), type: 'roster', participants }));
    leg.on('mute', muted => {
      this.#services.events.emit({ ...this.#stamp(), type: 'muted', muted });
      void call.leg.setMuted?.(muted).catch(error => call.log.warn('mute not passed on', { error }));
    });
    call.signal.addEventListener('abort', () => company?.abort(), { once: true });
    return { lobby: () => call.queue.run(enter.lobby), connected: () => call.queue.run(enter.connected) };
  }

  #keepCompany(media: MediaSession, signal: AbortSignal): void {
    const flow = this.#flow();
    const wait = flow.wait?.(this.#call, media.device, signal);
    wait?.catch(error => signal.aborted || reasonOf(error, flow, { ...this.#services, log: this.#call.log }));
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

  #defect(error: unknown): void {
    this.#call.log.error('defect', { error });
  }
}

import type { Logger } from '@opencvi/plugin-api';
import type { Config } from '../config.ts';
import type { TenantInterop } from '../directory/tenant-interop.ts';
import type { AppPrincipal } from '../entra/tokens.ts';
import type { Faults } from '../faults/faults.ts';
import { badRequest, missingPermission, notFound, tenantMismatch } from '../graph/graph-error.ts';
import { hasRole } from '../graph/graph-route.ts';
import type { ScaledClock } from '../kit/scaled-clock.ts';
import { type Arrival, admission, isTrusted } from '../meetings/lobby-table.ts';
import type { OnlineMeeting } from '../meetings/online-meeting.ts';
import type { Scheduler } from '../meetings/scheduler.ts';
import { Notifier, type NotifierOptions } from '../notify/notifier.ts';
import { type CallRequest, callRequest } from './call-request.ts';
import { type CallMedia, type Destiny, GraphCall } from './graph-call.ts';
import { applicationIdentity, guestIdentity, type IdentitySet } from './identity.ts';
import { resultInfo, results } from './result-info.ts';
import type { Rosters } from './rosters.ts';

/** What calls are made with. */
export interface GraphCallsOptions {
  readonly scheduler: Scheduler;
  readonly interop: TenantInterop;
  readonly rosters: Rosters;
  readonly faults: Faults;
  /** May run faster than real time. */
  readonly scaled: ScaledClock;
  readonly log: Logger;
  readonly config: Config;
  readonly notifier: NotifierOptions;
  /** The media bot's session that a blob belongs to; `undefined` when there is none. */
  readonly hostedMedia: (blob: string, call: GraphCall) => CallMedia | undefined;
  /** Media for a call whose media Teams would host. */
  readonly serviceMedia: (call: GraphCall) => Promise<CallMedia>;
}

/** Every call that applications have into meetings. */
export class GraphCalls {
  readonly #options: GraphCallsOptions;
  readonly #calls = new Map<string, GraphCall>();
  /** Of calls that are over, too, while their last notifications are on the way. */
  readonly #notifiers = new Set<Notifier>();

  constructor(options: GraphCallsOptions) {
    this.#options = options;
  }

  get all(): readonly GraphCall[] {
    return [...this.#calls.values()];
  }

  /** An application's own call. Throws 404 when it is over, or another application's. */
  of(principal: AppPrincipal, id: string): GraphCall {
    const call = this.#calls.get(id);
    if (call === undefined || call.app.id !== principal.app.id || call.tenant.id !== principal.tenant.id) throw notFound('Call not found.');
    return call;
  }

  get(id: string): GraphCall | undefined {
    return this.#calls.get(id);
  }

  /** `POST /communications/calls`. Throws a `GraphError`. */
  create(principal: AppPrincipal, body: unknown): GraphCall {
    const request = parse(body);
    checkPermissions(principal, request);
    const meeting = this.#meetingOf(request);
    if (meeting !== undefined && meeting.tenant !== principal.tenant) throw tenantMismatch();
    if (request.tenantId?.toLowerCase() !== principal.tenant.id) throw tenantMismatch();
    const call = this.#open(principal, request);
    this.#calls.set(call.id, call);
    call.start(this.#destiny(call, meeting));
    return call;
  }

  /** Ends every call without telling anybody. */
  close(): void {
    for (const call of this.all) call.close();
    for (const notifier of this.#notifiers) notifier.close();
    this.#calls.clear();
    this.#notifiers.clear();
  }

  #open({ app, tenant }: AppPrincipal, request: CallRequest): GraphCall {
    const { config, scaled, log, rosters } = this.#options;
    const notifier = new Notifier(this.#options.notifier, { callbackUri: request.callbackUri, app: app.id, tenant: tenant.id });
    this.#notifiers.add(notifier);
    const call: GraphCall = new GraphCall({
      app,
      tenant,
      request,
      identity: identityOf(request, app),
      notifier,
      clock: scaled,
      log,
      establishDelay: config.establishDelay * scaled.scale,
      keepAlive: config.keepAlive,
      // The meeting itself keeps real time
      lobbyTimeout: config.lobbyTimeout / scaled.scale,
      rosterOf: one => rosters.seenBy(one, this.all),
      onGone: () => {
        this.#calls.delete(call.id);
        void notifier.flushed().then(() => this.#notifiers.delete(notifier));
      },
    });
    return call;
  }

  #destiny(call: GraphCall, meeting: OnlineMeeting | undefined): Destiny {
    const fault = this.#options.faults.take('join', call.tenant.id, ['end-call']);
    if (fault) return { to: 'end', result: resultInfo(fault.code, fault.subcode, fault.message) };
    if (meeting === undefined) return { to: 'end', result: results.noSuchMeeting };
    const media = this.#mediaOf(call);
    if (media === undefined) return { to: 'end', result: results.badMediaConfig };
    const { guest } = call.request.source?.identity ?? {};
    const arrival: Arrival = {
      as: guest ? 'guest' : 'application',
      appTrusted: this.#options.interop.trusts(meeting.tenant, call.app.id),
    };
    const { lobby, presenters, tenant } = meeting;
    const decided = admission({ lobby, presenters, anonymousJoin: tenant.anonymousJoin }, arrival);
    if (decided.to === 'refused') return { to: 'end', result: results.anonymousJoinDisabled };
    // The table says where to; the meeting's own rule is that trusted rooms go in and guests wait
    const standing = decided.to === 'meeting' ? 'trusted' : 'guest';
    this.#options.log.info('simulated call', { call: call.id, meeting: meeting.subject, to: decided.to, trusted: isTrusted(arrival) });
    return { to: 'meeting', meeting, entrance: { name: guest?.displayName ?? call.app.name, standing, role: decided.role }, media };
  }

  #mediaOf(call: GraphCall): (() => Promise<CallMedia>) | undefined {
    const { mediaConfig } = call.request;
    if (mediaConfig['@odata.type'] === '#microsoft.graph.serviceHostedMediaConfig') return () => this.#options.serviceMedia(call);
    const media = this.#options.hostedMedia(mediaConfig.blob ?? '', call);
    return media && (async () => media);
  }

  #meetingOf({ meetingInfo, chatInfo }: CallRequest): OnlineMeeting | undefined {
    const { scheduler } = this.#options;
    switch (meetingInfo['@odata.type']) {
      case '#microsoft.graph.organizerMeetingInfo': {
        const found = chatInfo ? scheduler.byThread(chatInfo.threadId) : undefined;
        return found?.organizer.id === meetingInfo.organizer.user.id.toLowerCase() ? found : undefined;
      }
      case '#microsoft.graph.joinMeetingIdMeetingInfo': {
        const found = scheduler.byJoinMeetingId(meetingInfo.joinMeetingId);
        return found && (found.passcode ?? null) === (meetingInfo.passcode ?? null) ? found : undefined;
      }
      default:
        return undefined;
    }
  }
}

function parse(body: unknown): CallRequest {
  const parsed = callRequest.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badRequest(`Invalid value for ${issue?.path.join('.') || 'the call'}: ${issue?.message ?? 'it cannot be read'}.`);
}

function checkPermissions(principal: AppPrincipal, { source, mediaConfig }: CallRequest): void {
  const role = source?.identity.guest ? 'Calls.JoinGroupCallAsGuest.All' : 'Calls.JoinGroupCall.All';
  if (!hasRole(principal, role)) throw missingPermission();
  const appHosted = mediaConfig['@odata.type'] === '#microsoft.graph.appHostedMediaConfig';
  if (appHosted && !hasRole(principal, 'Calls.AccessMedia.All')) throw missingPermission();
}

/** A guest keeps the name it came with, an application has its own. */
function identityOf({ source }: CallRequest, app: AppPrincipal['app']): IdentitySet {
  const { guest } = source?.identity ?? {};
  return guest ? guestIdentity(guest.id, guest.displayName ?? 'Guest') : applicationIdentity(app.id, app.name);
}

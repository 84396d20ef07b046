import type { GraphCall } from '../calls/graph-call.ts';
import type { BotSession } from '../media-bot/bot-session.ts';
import { moreInfoUrl, type OnlineMeeting } from '../meetings/online-meeting.ts';

/** A meeting as the control API shows it. */
export function meetingView(meeting: OnlineMeeting) {
  const { tenant, organizer, local, provider } = meeting;
  return {
    key: local.id,
    id: meeting.id,
    tenant: tenant.domain,
    organizer: organizer.upn,
    subject: meeting.subject,
    start: meeting.start.toISOString(),
    end: meeting.end.toISOString(),
    videoTeleconferenceId: meeting.videoTeleconferenceId ?? null,
    tenantKey: provider?.TenantKey ?? null,
    moreInfoUrl: moreInfoUrl(meeting) ?? null,
    joinWebUrl: meeting.joinWebUrl,
    shortUrl: meeting.shortUrl,
    joinMeetingId: meeting.joinMeetingId,
    passcode: meeting.passcode ?? null,
    threadId: meeting.threadId,
    lobby: meeting.lobby,
    presenters: meeting.presenters,
    expired: meeting.expired,
    /** For browsers: guests, and the organizer. */
    joinUrl: local.joinUrl,
    organizerUrl: local.organizerUrl,
    participants: local.participants,
  };
}

/** A call as the control API shows it. */
export function callView(call: GraphCall) {
  return {
    id: call.id,
    tenant: call.tenant.domain,
    app: call.app.id,
    state: call.state,
    inLobby: call.isInLobby,
    role: call.role,
    meeting: call.meeting?.local.id ?? null,
    subject: call.meeting?.subject ?? null,
    participantId: call.participantId,
    callChainId: call.chainId,
    callbackUri: call.request.callbackUri,
    identity: call.identity,
    createdAt: call.createdAt.toISOString(),
  };
}

/** A session of the media bot as the control API shows it; its keys stay out of it. */
export function sessionView(session: BotSession) {
  const { id, correlationId, displayName, streams, subscriptions, listeners, call } = session;
  const shown = streams.map(({ srtp, ...stream }) => ({ ...stream, srtp: srtp?.suite ?? null }));
  return { id, correlationId, displayName, call: call?.id ?? null, streams: shown, subscriptions, listeners };
}

import type { GraphCall } from './graph-call.ts';

/** A `call` as Graph shows it. */
export function callBody(call: GraphCall): Record<string, unknown> {
  const { request } = call;
  return {
    '@odata.type': '#microsoft.graph.call',
    id: call.id,
    state: call.state,
    direction: 'outgoing',
    subject: request.subject ?? null,
    callbackUri: request.callbackUri,
    callChainId: call.chainId,
    callRoutes: [],
    source: {
      '@odata.type': '#microsoft.graph.participantInfo',
      identity: call.identity,
      region: null,
      languageId: null,
      countryCode: null,
    },
    targets: [],
    requestedModalities: request.requestedModalities,
    mediaConfig: request.mediaConfig,
    chatInfo: request.chatInfo ?? null,
    meetingInfo: request.meetingInfo,
    tenantId: call.tenant.id,
    myParticipantId: call.participantId,
    mediaState: null,
    resultInfo: call.result ? { '@odata.type': '#microsoft.graph.resultInfo', ...call.result } : null,
    toneInfo: null,
    transcription: null,
    incomingContext: null,
  };
}

/** What a notification says of a call: no more than the documentation's examples do, and how it ended. */
export function callNotice(call: GraphCall): Record<string, unknown> {
  const { request } = call;
  return {
    '@odata.type': '#microsoft.graph.call',
    id: call.id,
    state: call.state,
    callChainId: call.chainId,
    myParticipantId: call.participantId,
    ...(request.chatInfo && { chatInfo: request.chatInfo }),
    meetingInfo: request.meetingInfo,
    ...(call.result && { resultInfo: { '@odata.type': '#microsoft.graph.resultInfo', ...call.result } }),
  };
}

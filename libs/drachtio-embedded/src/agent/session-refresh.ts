import type { Dialog } from '../dialog/dialog.ts';
import { dialogRequest } from '../dialog/dialog-request.ts';
import type { SessionInterval } from '../dialog/session-interval.ts';
import type { SipRequest } from '../message/sip-message.ts';
import type { AgentContext } from './agent-context.ts';
import { endDialog } from './end-dialog.ts';
import { InviteRefresh, type RefreshOutcome, UpdateRefresh } from './refresh-request.ts';
import { routeInDialog } from './route.ts';
import { startSessionTimerAsUac } from './session-timers.ts';

const glareMs = 2100; // RFC 3261 14.1: after a 491, between 2.1 and 4 s for who made the Call-ID, less for the other

/** RFC 4028 7.4: by UPDATE where the peer takes it, since that needs no offer; otherwise by a re-INVITE with what we offered last. */
export function refreshSession(context: AgentContext, dialog: Dialog, interval: SessionInterval): void {
  const busy = dialog.outgoing || dialog.toAcknowledge || dialog.incoming || dialog.awaitingAck.size > 0;
  if (busy) {
    dialog.sessionTimer?.retry(glareMs);
    return;
  }
  const onOutcome = (outcome: RefreshOutcome) => conclude(context, dialog, outcome);
  const request = refreshRequest(dialog, interval);
  const init = { request, session: dialog.session, dialog, onOutcome };
  const client = request.method === 'INVITE' ? new InviteRefresh(init, context) : new UpdateRefresh(init, context);
  routeInDialog(context, dialog, request)
    .then(way => client.send(way))
    .catch(error => {
      client.abandon();
      context.log.debug('session not refreshed', { error: (error as Error).message });
      conclude(context, dialog, { type: 'gone' });
    });
}

function refreshRequest(dialog: Dialog, { seconds }: SessionInterval): SipRequest {
  const method = dialog.peerAllowsUpdate || !dialog.localSdp ? 'UPDATE' : 'INVITE';
  const headers: [string, string][] = [
    ['Contact', dialog.localContact],
    ['Supported', 'timer'],
    ['Session-Expires', `${seconds};refresher=uac`],
  ];
  if (method === 'INVITE') headers.push(['Content-Type', 'application/sdp']);
  const body = method === 'INVITE' ? dialog.localSdp : undefined;
  return dialogRequest(dialog, { method, cseq: dialog.nextCSeq(), headers, ...(body && { body }) });
}

function conclude(context: AgentContext, dialog: Dialog, outcome: RefreshOutcome): void {
  if (dialog.state === 'terminated') return;
  switch (outcome.type) {
    case 'refreshed':
      startSessionTimerAsUac(context, dialog, outcome.response);
      break;
    case 'glare':
      dialog.sessionTimer?.retry(glareMs);
      break;
    case 'gone':
      endDialog(context, dialog, { reason: 'SIP ;cause=408 ;text="Session refresh failed"' });
      break;
    case 'refused':
      // RFC 4028 10: the session lives until its timer ends it. A peer that never agreed to a timer has shown that it is there
      if (dialog.sessionTimer?.interval?.oursAlone) dialog.sessionTimer.arm(dialog.sessionTimer.interval);
      break;
    default:
      outcome satisfies never;
  }
}

import type { Dialog } from '../dialog/dialog.ts';
import { grantInterval, type SessionInterval, settledInterval } from '../dialog/session-interval.ts';
import { SessionTimer } from '../dialog/session-timer.ts';
import type { Headers } from '../message/headers.ts';
import type { ReceivedMessage, ReceivedRequest, ReceivedResponse, SipResponse } from '../message/sip-message.ts';
import type { AgentContext } from './agent-context.ts';
import { endDialog } from './end-dialog.ts';

/** Remembers what the peer can do, from any message in which it says so. */
export function notePeer(dialog: Dialog, message: ReceivedMessage): void {
  if (message.headers.has('allow')) dialog.peerAllowsUpdate = message.headers.lists('allow', 'UPDATE');
}

/** RFC 4028 9: puts Session-Expires into our 2xx and starts, moves or stops the timer. */
export function startSessionTimerAsUas(
  context: AgentContext,
  dialog: Dialog,
  { request, response }: { request: ReceivedRequest; response: SipResponse },
): void {
  start(context, dialog, grantInterval(request.headers, response.headers) ?? ourOwn(dialog));
}

/** RFC 4028 7.2: reads Session-Expires from the peer's 2xx. */
export function startSessionTimerAsUac(context: AgentContext, dialog: Dialog, response: ReceivedResponse): void {
  start(context, dialog, settledInterval(response.headers) ?? ourOwn(dialog));
}

/** The timer that we alone keep: a peer that does not know timers never says anything of it. */
function ourOwn({ sessionTimer }: Dialog): SessionInterval | undefined {
  return sessionTimer?.interval?.oursAlone ? sessionTimer.interval : undefined;
}

function start(context: AgentContext, dialog: Dialog, interval: SessionInterval | undefined): void {
  dialog.sessionTimer?.stop();
  if (!interval || dialog.state !== 'confirmed') return;
  const timer = new SessionTimer(context.clock, {
    refresh: () => context.refreshSession(dialog, interval),
    expire: () => endDialog(context, dialog, { reason: 'SIP ;cause=408 ;text="Session timer expired"' }),
  });
  dialog.sessionTimer = timer;
  timer.arm(interval);
}

/** RFC 4028 7.1: says that the peer may ask for refreshes; whether it does is its choice. */
export function offerSessionTimer(headers: Headers): void {
  if (!headers.lists('supported', 'timer')) headers.add('Supported', 'timer');
}

/** RFC 4028 7.4: an INVITE or UPDATE within the dialog settles the interval anew, so it repeats what holds, roles included. */
export function keepSessionTimer(headers: Headers, dialog: Dialog): void {
  offerSessionTimer(headers);
  const interval = dialog.sessionTimer?.interval;
  if (!interval || headers.has('session-expires')) return;
  headers.add('Session-Expires', `${interval.seconds};refresher=${interval.refresher === 'us' ? 'uac' : 'uas'}`);
}

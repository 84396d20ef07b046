import type { Dialog } from '../dialog/dialog.ts';
import { dialogRequest } from '../dialog/dialog-request.ts';
import { newBranch } from '../message/new-tag.ts';
import { serialize } from '../message/serialize.ts';
import { addVia } from './add-via.ts';
import type { AgentContext } from './agent-context.ts';
import { routeInDialog } from './route.ts';

export interface EndOptions {
  /** The value of the Reason header (RFC 3326). */
  readonly reason?: string;
  /** Do not tell the application: it does not know the dialog, or is gone. */
  readonly silent?: boolean;
}

/** Ends a dialog on our own account: BYE to the peer, the same BYE to the application so that it knows. */
export function endDialog(context: AgentContext, dialog: Dialog, options: EndOptions): void {
  const headers: [string, string][] = options.reason === undefined ? [] : [['Reason', options.reason]];
  const request = dialogRequest(dialog, { method: 'BYE', cseq: dialog.nextCSeq(), headers });
  dialog.incoming?.terminate();
  const route = routeInDialog(context, dialog, request);
  context.dialogs.remove(dialog);
  if (!options.silent) {
    const nowhere = { protocol: dialog.flow.protocol, address: '', port: 0, size: 0 };
    dialog.session.deliver({ source: 'application', message: serialize(request), ...nowhere, txnId: 'unsolicited', dialogId: dialog.id });
  }
  const user = { onResponse() {}, onTimeout() {}, onTransportError() {} };
  route
    .then(({ flow }) => {
      const branch = newBranch();
      context.transactions.createClient(addVia(request, flow, branch), branch, { flow, user }).start();
    })
    .catch(error => context.log.debug('BYE not sent', { error: (error as Error).message }));
}

import type { Clock } from '../clock.ts';
import type { AppSession } from '../control/app-session.ts';
import type { Counters } from '../counters.ts';
import type { Dialog } from '../dialog/dialog.ts';
import type { DialogTable } from '../dialog/dialog-table.ts';
import type { SessionInterval } from '../dialog/session-interval.ts';
import type { Limits } from '../limits.ts';
import type { Log } from '../log.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';
import type { SipTimers } from '../transaction/timers.ts';
import type { TransactionLayer } from '../transaction/transaction-layer.ts';
import type { Transports } from '../transport/transports.ts';
import type { ClientRequest } from './client-request.ts';
import type { HostResolver } from './host-resolver.ts';
import type { InviteServerRequest } from './invite-server-request.ts';
import type { ServerRequest } from './server-request.ts';

/** The applications that are connected. */
export interface Applications {
  pick(method: string): AppSession | undefined;
  readonly verbs: Set<string>;
}

/** What the parts of the user agent share. */
export interface AgentContext {
  readonly clock: Clock;
  readonly timers: SipTimers;
  readonly limits: Limits;
  readonly log: Log;
  readonly counters: Counters;
  readonly transports: Transports;
  readonly transactions: TransactionLayer;
  readonly dialogs: DialogTable;
  readonly hosts: HostResolver;
  readonly apps: Applications;
  /** Requests the application has to answer, by the name it knows them by. */
  readonly serverRequests: Map<string, ServerRequest>;
  /** The same, by transaction: a CANCEL names that. */
  readonly invites: Map<ServerTransaction, InviteServerRequest>;
  /** Requests the application sent, until their final response. */
  readonly clientRequests: Map<string, ClientRequest>;
  /** Whether new calls are refused. */
  isDraining(): boolean;
  /** Sends the request that keeps a session alive (RFC 4028). */
  refreshSession(dialog: Dialog, interval: SessionInterval): void;
}

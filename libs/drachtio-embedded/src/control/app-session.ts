import type { SipMessage } from '../message/sip-message.ts';

/** A SIP message on its way to the application, with what it needs to know about it. */
export interface Delivery {
  /** `application` for requests this server made up itself, such as the BYE after a missing ACK. */
  readonly source: 'network' | 'application';
  readonly message: Buffer;
  readonly size: number;
  readonly protocol: string;
  readonly address: string;
  readonly port: number;
  readonly txnId: string;
  readonly dialogId?: string | undefined;
  /** The local address a new request came in on. */
  readonly receivedOn?: { readonly host: string; readonly port: number } | undefined;
}

/** What the application is told about a message of its own that went out. */
export interface Echo {
  readonly kind: 'request' | 'response';
  readonly message: Buffer;
  readonly protocol: string;
  readonly address: string;
  readonly port: number;
  readonly txnId: string;
  readonly dialogId?: string | undefined;
}

/** A connected application, as the SIP side sees it. */
export interface AppSession {
  readonly id: string;
  readonly open: boolean;
  deliver(delivery: Delivery): void;
}

/** Answers one frame of the application; only the first answer counts. */
export interface Reply {
  ok(echo: Echo): void;
  /** The SIP side could not do it; the connection stays. */
  nok(reason: string): void;
}

/** A SIP message from the application. */
export interface AppCommand {
  readonly session: AppSession;
  readonly txnId: string | undefined;
  readonly dialogId: string | undefined;
  /** Next hop to use instead of the Request-URI. */
  readonly route: string | undefined;
  readonly message: SipMessage;
  readonly reply: Reply;
}

/** The SIP side, as the control side sees it. */
export interface AppUser {
  onCommand(command: AppCommand): void;
  onSessionClosed(session: AppSession): void;
}

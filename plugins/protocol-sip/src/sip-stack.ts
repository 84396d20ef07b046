import type { RemoteParty } from '@opencvi/plugin-api';

/** Headers by name. */
export type SipHeaders = Readonly<Record<string, string>>;

/** What goes with a request or response that we send. */
export interface SipContent {
  readonly headers?: SipHeaders;
  readonly body?: string;
}

/** A request from the network, or one that the SIP server made up itself. */
export interface IncomingRequest {
  readonly method: string;
  readonly uri: string;
  readonly callId: string;
  readonly body: string;
  /** Absent on requests the SIP server made up. */
  readonly source: NonNullable<RemoteParty['source']> | undefined;
  /** Made up by the SIP server, such as the BYE after a missing ACK: an answer goes nowhere. */
  readonly synthetic: boolean;
  header(name: string): string | undefined;
  /** Calls back when the far end takes its INVITE back; the SIP server has answered both by then. */
  onCancel(listener: () => void): void;
  /**
   * Sends a response. Resolves once it went out, rejects when it could not. From the first response with a dialog on, requests
   * within that dialog go to `dialog`.
   */
  respond(status: number, content?: SipContent & { readonly dialog?: DialogHandler }): Promise<void>;
}

/** Takes what comes in within a dialog: requests, and the ACK of a 2xx. */
export interface DialogHandler {
  /** Told before anything else of this dialog is. */
  opened(dialogId: string): void;
  handle(request: IncomingRequest): void;
}

/** A final response to a request of ours. */
export interface SipAnswer {
  readonly status: number;
  readonly body: string;
  header(name: string): string | undefined;
}

/** A 2xx to an INVITE of ours, which is to be acknowledged (RFC 3261 13.2.2.4). */
export interface InviteAnswer extends SipAnswer {
  ack(body?: string): void;
}

/** What happens to an INVITE of ours. */
export interface InviteEvents {
  readonly dialog: DialogHandler;
  onProgress(status: number): void;
  onAnswer(answer: InviteAnswer): void;
}

/** An INVITE of ours on its way. */
export interface OutgoingInvite {
  /** Takes it back; it will then be answered 487, or with a 2xx that was faster (RFC 3261 9.1). */
  cancel(): void;
}

/** The SIP stack as legs see it. */
export interface SipStack {
  /** Sends a request within a dialog; resolves with the final response. */
  request(dialogId: string, content: SipContent & { readonly method: string }): Promise<SipAnswer>;
  /** Sends an INVITE without a session description; resolves once it went out. */
  invite(uri: string, content: { readonly headers: SipHeaders; readonly proxy?: string }, events: InviteEvents): Promise<OutgoingInvite>;
  /** A dialog is over: requests that still come within it are answered 481. */
  forget(dialogId: string): void;
}

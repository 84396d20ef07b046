import type { ReceivedResponse, SipRequest } from '../message/sip-message.ts';
import type { Flow } from '../transport/flow.ts';

/** What became of a request of ours. */
export interface ClientTransactionUser {
  onResponse(response: ReceivedResponse, flow: Flow, size: number): void;
  /** Timer B or F: nobody answered. RFC 3261 8.1.3.1: to be treated as a 408. */
  onTimeout(): void;
  /** The request did not get out. 8.1.3.1: to be treated as a 503. */
  onTransportError(error: Error): void;
  onTerminated?(): void;
}

export interface ClientTransaction {
  readonly key: string;
  readonly request: SipRequest;
  readonly flow: Flow;
  /** Sends the request for the first time. */
  start(): void;
  receive(response: ReceivedResponse, flow: Flow, size: number): void;
  terminate(): void;
}

export interface ClientTransactionInit {
  readonly key: string;
  readonly request: SipRequest;
  readonly bytes: Buffer;
  readonly flow: Flow;
  readonly user: ClientTransactionUser;
  /** Told by the transaction layer, to forget the transaction. */
  readonly onTerminated: () => void;
}

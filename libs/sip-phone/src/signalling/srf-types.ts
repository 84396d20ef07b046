/** The part of drachtio-srf 5.0.29 that sip-agent.ts uses, as it really is: its own typings are wrong in many places. */
export interface SrfMessage {
  readonly body?: string;
  get(name: string): string | undefined;
}

export interface SrfRequest extends SrfMessage {
  readonly method: string;
  readonly uri: string;
  /** `application`: the server made it up. */
  readonly source: string;
  readonly source_address: string;
  readonly source_port: number;
  readonly stackDialogId?: string;
  on(event: 'cancel', listener: () => void): void;
  on(event: 'response', listener: (response: SrfReply, ack: SrfAck) => void): void;
  cancel(options: object, callback: (error: unknown) => void): void;
}

export interface SrfResponse {
  readonly stackDialogId?: string;
  send(status: number, reason: string | undefined, options: SrfContent, callback?: (error: unknown) => void): void;
}

export interface SrfReply extends SrfMessage {
  readonly status: number;
  readonly reason?: string;
  readonly stackDialogId?: string;
}

export type SrfAck = (options: SrfContent, callback: (error: unknown) => void) => void;

export interface SrfContent {
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

export interface SrfRequestOptions extends SrfContent {
  readonly method: string;
  readonly stackDialogId?: string;
}

export interface SrfApp {
  connect(options: object): unknown;
  disconnect(): void;
  use(handler: (request: SrfRequest, response: SrfResponse) => void): void;
  use(method: string, handler: (request: SrfRequest, response: SrfResponse) => void): void;
  request(uri: string, options: SrfRequestOptions, callback: (error: unknown, request: SrfRequest) => void): void;
  on(event: 'connect', listener: (error: Error | null) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

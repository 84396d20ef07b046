/** The part of drachtio-srf 5.0.29 that drachtio.ts uses, as it really is: its own typings are wrong in many places. */
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
  readonly protocol: string;
  readonly stackDialogId?: string;
  on(event: 'cancel', listener: () => void): void;
  on(event: 'update', listener: (request: SrfRequest, response: SrfResponse) => void): void;
  on(event: 'response', listener: (response: SrfReply, ack: SrfAck) => void): void;
  cancel(options?: object, callback?: (error: unknown) => void): void;
}

/** A response that we send. */
export interface SrfResponse {
  readonly stackDialogId?: string;
  send(status: number, options: SrfContent, callback?: (error: unknown) => void): void;
}

/** A response that we received. */
export interface SrfReply extends SrfMessage {
  readonly status: number;
  readonly stackDialogId?: string;
}

export type SrfAck = (options?: SrfContent, callback?: (error: unknown) => void) => void;

export interface SrfContent {
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

export interface SrfRequestOptions extends SrfContent {
  readonly method: string;
  readonly stackDialogId?: string;
  readonly proxy?: string;
}

export interface SrfConnectOptions {
  readonly host: string;
  readonly port: number;
  readonly secret: string;
  /** Read again at every attempt, so it may be changed. */
  readonly reconnect: { maxAttempts: number; retryMaxDelay: number };
}

export interface SrfApp {
  connect(options: SrfConnectOptions): unknown;
  disconnect(): void;
  use(handler: (request: SrfRequest, response: SrfResponse) => void): void;
  use(method: string, handler: (request: SrfRequest, response: SrfResponse) => void): void;
  request(uri: string, options: SrfRequestOptions, callback: (error: unknown, request: SrfRequest) => void): void;
  on(event: 'connect', listener: (error: Error | null, hostports?: string) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

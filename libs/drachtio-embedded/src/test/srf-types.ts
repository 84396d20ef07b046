/** The part of drachtio-srf the tests use; its own typings are wrong in many places. */
export interface SrfMessage {
  readonly method: string;
  readonly status: number;
  readonly reason: string;
  readonly body: string;
  readonly uri: string;
  readonly headers: Record<string, string>;
  get(name: string): string;
  has(name: string): boolean;
  on(event: string, listener: (...args: never[]) => void): void;
}

export interface SrfRequest extends SrfMessage {
  readonly protocol: string;
  readonly source_address: string;
  readonly source_port: number;
  readonly receivedOn: string;
  readonly stackTxnId: string;
  cancel(options?: object, callback?: (error: Error | null) => void): void;
}

export interface SrfResponse {
  send(
    status: number,
    options?: object,
    callback?: (error: unknown, sent?: SrfMessage) => void,
    prack?: (request: SrfRequest) => void,
  ): void;
}

export interface SrfDialog {
  readonly id: string;
  readonly sip: { readonly callId: string; readonly localTag: string; readonly remoteTag: string };
  readonly local: { readonly sdp: string; readonly uri: string };
  readonly remote: { readonly sdp: string; readonly uri: string };
  on(event: 'destroy', listener: (request: SrfRequest, reason: string) => void): void;
  on(event: string, listener: (request: SrfRequest, response: SrfResponse) => void): void;
  once(event: string, listener: (request: SrfRequest, response: SrfResponse) => void): void;
  destroy(options?: object): Promise<SrfMessage>;
  modify(sdp: string, options?: object): Promise<string>;
  request(options: object): Promise<SrfMessage>;
}

export type SrfHandler = (request: SrfRequest, response: SrfResponse) => unknown;

export interface SrfApp {
  invite(handler: SrfHandler): void;
  options(handler: SrfHandler): void;
  register(handler: SrfHandler): void;
  message(handler: SrfHandler): void;
  refer(handler: SrfHandler): void;
  subscribe(handler: SrfHandler): void;
  prack(handler: SrfHandler): void;
  on(event: string, listener: (...args: never[]) => void): void;
  connect(options: object, callback?: (error: Error | null, hostport: string) => void): void;
  disconnect(): void;
  createUAS(request: SrfRequest, response: SrfResponse, options: object): Promise<SrfDialog>;
  createUAC(uri: string, options: object, callbacks?: object): Promise<SrfDialog>;
  createB2BUA(request: SrfRequest, response: SrfResponse, uri: string, options: object): Promise<{ uas: SrfDialog; uac: SrfDialog }>;
  request(uri: string, options: object, callback: (error: Error | null, request: SrfRequest) => void): void;
}

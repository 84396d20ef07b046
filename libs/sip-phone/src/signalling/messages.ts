import type { SrfAck, SrfMessage, SrfReply, SrfRequest, SrfResponse } from './srf-types.ts';

/** Headers and body of a message to send. */
export interface Content {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** What both kinds of received messages have. */
export interface Message {
  readonly body: string;
  header(name: string): string | undefined;
}

/** A response to a request of ours. */
export interface Reply extends Message {
  readonly status: number;
  readonly reason: string;
  readonly dialogId: string | undefined;
  /** Acknowledges a 2xx to an INVITE; anything else was acknowledged already (RFC 3261 17.1.1.3). */
  ack(body?: string): void;
}

/** A request of the far side. */
export interface IncomingRequest extends Message {
  readonly method: string;
  readonly uri: string;
  readonly source: { readonly address: string; readonly port: number };
  /** Resolves when the response is out. `opened` is told the dialog it made, before anything of that dialog can arrive. */
  respond(status: number, content?: Content & { readonly reason?: string; opened?(dialogId: string): void }): Promise<void>;
  /** Calls back when the far side takes its INVITE back, at once if it did. */
  onCancel(listener: () => void): void;
}

function messageOf(raw: SrfMessage): Message {
  return { body: raw.body ?? '', header: name => raw.get(name) };
}

/** A response of drachtio-srf. */
export function replyOf(raw: SrfReply, acknowledge?: SrfAck): Reply {
  const isSuccess = raw.status >= 200 && raw.status < 300;
  return {
    ...messageOf(raw),
    status: raw.status,
    reason: raw.reason ?? '',
    dialogId: raw.stackDialogId,
    ack: body => isSuccess && acknowledge?.(body === undefined ? {} : { body }, () => {}),
  };
}

/** A request of drachtio-srf. */
export function incomingOf(raw: SrfRequest, response: SrfResponse): IncomingRequest {
  let cancelled = false;
  const listeners: (() => void)[] = [];
  if (raw.method === 'INVITE') {
    raw.on('cancel', () => {
      cancelled = true;
      for (const listener of listeners) listener();
    });
  }
  return {
    ...messageOf(raw),
    method: raw.method,
    uri: raw.uri,
    source: { address: raw.source_address, port: Number(raw.source_port) },
    respond: (status, { opened, ...content } = {}) =>
      raw.method === 'ACK' || raw.source === 'application' ? Promise.resolve() : send(response, { status, content, opened }),
    onCancel: listener => void (cancelled ? listener() : listeners.push(listener)),
  };
}

interface Sending {
  readonly status: number;
  readonly content: Content & { readonly reason?: string };
  readonly opened: ((dialogId: string) => void) | undefined;
}

function send(response: SrfResponse, { status, content, opened }: Sending): Promise<void> {
  return new Promise((resolve, reject) => {
    response.send(status, content.reason, plain(content), error => {
      if (error) return reject(error instanceof Error ? error : new Error(String(error)));
      // Here, not after a turn of the promise: an ACK or BYE may follow in the same chunk of the control connection
      if (response.stackDialogId) opened?.(response.stackDialogId);
      resolve();
    });
  });
}

/** Content without absent parts, in objects of its own: drachtio-srf writes into them. */
export function plain({ headers, body }: Content): { headers: Record<string, string>; body?: string } {
  return { headers: { ...headers }, ...(body !== undefined && { body }) };
}

import type { Clock } from '@opencvi/plugin-api';
import type { SrfContent, SrfMessage, SrfRequest, SrfResponse } from './drachtio-types.ts';
import type { DialogHandler, IncomingRequest } from './sip-stack.ts';

interface Surroundings {
  readonly clock: Clock;
  /** How long the SIP server may take to say that a response went out. */
  readonly timeout: number;
  open(dialogId: string, handler: DialogHandler): void;
}

/** Body and headers of a message of drachtio-srf. */
export function messageOf(message: SrfMessage): { body: string; header(name: string): string | undefined } {
  return { body: message.body ?? '', header: name => message.get(name) };
}

/** A request of drachtio-srf as the plugin sees it. */
export function incomingRequest(raw: SrfRequest, response: SrfResponse, { clock, timeout, open }: Surroundings): IncomingRequest {
  const synthetic = raw.source === 'application';
  return {
    method: raw.method,
    uri: raw.uri,
    callId: raw.get('call-id') ?? '',
    ...messageOf(raw),
    source: synthetic ? undefined : sourceOf(raw),
    synthetic,
    onCancel: raw.method === 'INVITE' ? followInvite(raw) : () => {},
    async respond(status, { headers = {}, body, dialog } = {}) {
      if (synthetic) return;
      const content: SrfContent = { headers: { ...headers }, ...(body !== undefined && { body }) };
      await clock.within(
        timeout,
        send(response, status, content, id => dialog && open(id, dialog)),
      );
    },
  };
}

/** Settles in the call-back itself: an ACK or BYE may follow in the same chunk of the connection, before any promise gets its turn. */
function send(response: SrfResponse, status: number, content: SrfContent, opened: (dialogId: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    response.send(status, content, error => {
      if (error) return reject(error instanceof Error ? error : new Error(String(error)));
      if (response.stackDialogId) opened(response.stackDialogId);
      resolve();
    });
  });
}

function sourceOf(raw: SrfRequest): IncomingRequest['source'] {
  const transport = raw.protocol === 'tls' || raw.protocol === 'tcp' ? raw.protocol : 'udp';
  // An IPv4 peer of an IPv6 socket
  return { address: raw.source_address.replace(/^::ffff:(?=\d+\.)/i, ''), port: Number(raw.source_port), transport };
}

/** Listens from the first moment on: a CANCEL may come before anybody asks for it. */
function followInvite(raw: SrfRequest): IncomingRequest['onCancel'] {
  let cancelled = false;
  const listeners: (() => void)[] = [];
  raw.on('cancel', () => {
    cancelled = true;
    for (const listener of listeners) listener();
  });
  raw.on('update', answerEarlyUpdate);
  return listener => (cancelled ? listener() : listeners.push(listener));
}

/** RFC 3311 5.2: while the offer of the INVITE is unanswered, an UPDATE may not bring another. */
export function answerEarlyUpdate(update: SrfRequest, response: SrfResponse): void {
  if (update.body) response.send(500, { headers: { 'Retry-After': '5' } });
  else response.send(200, {});
}

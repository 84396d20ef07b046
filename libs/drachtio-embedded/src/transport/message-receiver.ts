import type { Clock } from '../clock.ts';
import type { Counters } from '../counters.ts';
import type { Log } from '../log.ts';
import { createResponse } from '../message/create-response.ts';
import type { MessageLimits } from '../message/limits.ts';
import type { ParseError } from '../message/parse-error.ts';
import { parseEssentials } from '../message/parse-essentials.ts';
import { parseMessage } from '../message/parse-message.ts';
import { serialize } from '../message/serialize.ts';
import type { ReceivedMessage } from '../message/sip-message.ts';
import type { Flow } from './flow.ts';
import type { FlowEvents } from './listener.ts';
import { respondStatelessly } from './respond-statelessly.ts';

export interface ReceiverContext {
  readonly limits: MessageLimits;
  readonly clock: Clock;
  readonly log: Log;
  readonly malformed: Counters;
  onMessage(message: ReceivedMessage, flow: Flow, size: number): void;
}

const maxLogLinesPerSecond = 10; // who sends garbage should not fill our disk

/** Turns bytes from a flow into messages. Nothing thrown further in gets out of here: the next packet must be served. */
export class MessageReceiver implements FlowEvents {
  readonly #context: ReceiverContext;
  #logWindow = 0;
  #logged = 0;

  constructor(context: ReceiverContext) {
    this.#context = context;
  }

  onBytes(bytes: Buffer, flow: Flow): void {
    try {
      const parsed = parseMessage(bytes, this.#context.limits);
      if (parsed.ok) this.#context.onMessage(parsed.value, flow, bytes.length);
      else this.#reject(parsed.error, flow);
    } catch (error) {
      this.#context.malformed.add('internal-error');
      this.#context.log.warn('message handling failed', { from: `${flow.remote.host}:${flow.remote.port}`, error });
    }
  }

  onBadStream(reason: string, bytes: Buffer, flow: Flow): void {
    const parsed = parseMessage(bytes, this.#context.limits);
    const known = parsed.ok ? undefined : parsed.error.request;
    const request = known ?? (parsed.ok && parsed.value.kind === 'request' ? parsed.value : undefined);
    const status = reason === 'too-large' ? 413 : 400; // RFC 3261 18.3: no Content-Length on a stream is a 400
    this.#reject({ reason: 'content-length', offset: bytes.length, status, ...(request && { request }) }, flow);
  }

  #reject(error: ParseError, flow: Flow): void {
    this.#context.malformed.add(error.reason);
    this.#report(error, flow);
    const { request } = error;
    // A response is never answered, neither is an ACK; without the essentials an answer could not be matched
    if (!request || request.method === 'ACK' || typeof parseEssentials(request.headers) === 'string') return;
    const response = createResponse(request, { status: error.status, toTag: 'malformed', headers: [['Warning', warning(error)]] });
    respondStatelessly(serialize(response), request, flow);
  }

  #report(error: ParseError, flow: Flow): void {
    const second = Math.floor(this.#context.clock.now() / 1000);
    if (second !== this.#logWindow) {
      this.#logWindow = second;
      this.#logged = 0;
    }
    if (this.#logged++ >= maxLogLinesPerSecond) return;
    const from = `${flow.remote.host}:${flow.remote.port}`;
    this.#context.log.info('malformed message', { from, protocol: flow.protocol, reason: error.reason, offset: error.offset });
  }
}

function warning(error: ParseError): string {
  return `399 sip "${error.reason} at byte ${error.offset}"`; // RFC 3261 20.43: 399 is a free text
}

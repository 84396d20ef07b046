import { Headers } from '../message/headers.ts';
import type { SipMessage } from '../message/sip-message.ts';

/** What the stack alone writes (drachtio-server drops the same from what applications send). */
const reserved = new Set([
  'via',
  'route',
  'record-route',
  'from',
  'to',
  'call-id',
  'cseq',
  'content-length',
  'max-forwards',
  'rseq',
  'contact',
]);

/** The headers of an application's message that are its own to set. */
export function applicationHeaders(message: SipMessage): Headers {
  const headers = new Headers();
  for (const { key, name, value } of message.headers) if (!reserved.has(key)) headers.add(name, value);
  return headers;
}

/** A body without a type is a session description when it looks like one; anything else cannot be sent. */
export function settleContentType(headers: Headers, body: Buffer): 'ok' | 'missing content-type' {
  if (body.length === 0 || headers.has('content-type')) return 'ok';
  if (body.toString('latin1', 0, 3) !== 'v=0') return 'missing content-type';
  headers.add('Content-Type', 'application/sdp');
  return 'ok';
}

/** Headers as pairs, for what builds messages. */
export function pairs(headers: Headers): [name: string, value: string][] {
  return [...headers].map(({ name, value }) => [name, value]);
}

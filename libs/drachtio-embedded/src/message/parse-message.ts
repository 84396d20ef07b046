import { Headers } from './headers.ts';
import { defaultMessageLimits, type MessageLimits } from './limits.ts';
import { fault, type Parsed } from './parse-error.ts';
import { parseEssentials } from './parse-essentials.ts';
import { parseHeaders } from './parse-headers.ts';
import { parseStartLine, type StartLine } from './parse-start-line.ts';
import { emptyBody, type ReceivedMessage, type SipMessage, type SipRequest } from './sip-message.ts';

/** Start line and headers as read, without a check that they are enough for a message from the network. */
export function parseLoosely(bytes: Buffer, limits: MessageLimits = defaultMessageLimits): Parsed<SipMessage> {
  const read = readHead(bytes, limits);
  return read.ok ? { ok: true, value: build(read.value.start, read.value.headers, bytes.subarray(read.value.bodyAt)) } : read;
}

/** A message from the network: never throws, whatever the bytes. A datagram's body may be longer than Content-Length says, not shorter (18.3). */
export function parseMessage(bytes: Buffer, limits: MessageLimits = defaultMessageLimits): Parsed<ReceivedMessage> {
  const read = readHead(bytes, limits);
  if (!read.ok) return read;
  const { start, headers, bodyAt } = read.value;
  const request = start.kind === 'request' ? (build(start, headers, emptyBody) as SipRequest) : undefined;
  if (start.kind === 'request' && start.fault) return fault(start.fault, 0, request);
  const essentials = parseEssentials(headers);
  if (typeof essentials === 'string') return fault(essentials, bodyAt, request);
  if (request && essentials.cseq.method !== request.method) return fault('cseq-method', bodyAt, request);
  const length = contentLength(headers);
  if (length === 'invalid') return fault('content-length', bodyAt, request);
  if (length !== undefined && length > bytes.length - bodyAt) return fault('body-truncated', bytes.length, request);
  const body = bytes.subarray(bodyAt, length === undefined ? bytes.length : bodyAt + length);
  return { ok: true, value: { ...build(start, headers, body), essentials } };
}

/** The declared length of the body: undefined when there is none, 'invalid' when it is no length (RFC 4475 3.1.2.3). */
export function contentLength(headers: Headers): number | 'invalid' | undefined {
  const value = headers.get('content-length');
  if (value === undefined) return undefined;
  return /^\d{1,9}$/.test(value) ? Number(value) : 'invalid';
}

interface Head {
  readonly start: StartLine;
  readonly headers: Headers;
  readonly bodyAt: number;
}

function readHead(bytes: Buffer, limits: MessageLimits): Parsed<Head> {
  if (bytes.length === 0) return fault('empty', 0);
  if (bytes.length > limits.maxMessageBytes) return fault('too-large', limits.maxMessageBytes);
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return fault('no-header-end', bytes.length);
  const text = bytes.toString('utf8', 0, end + 2);
  const firstEnd = text.indexOf('\r\n');
  const start = parseStartLine(text.slice(0, firstEnd));
  if (!start) return fault('start-line', 0);
  const headers = new Headers();
  const broken = parseHeaders(headers, { text, from: firstEnd + 2, limits });
  if (!broken) return { ok: true, value: { start, headers, bodyAt: end + 4 } };
  const request = start.kind === 'request' ? (build(start, headers, emptyBody) as SipRequest) : undefined;
  return fault(broken.reason, broken.offset, request);
}

function build(start: StartLine, headers: Headers, body: Buffer): SipMessage {
  return start.kind === 'request'
    ? { kind: 'request', method: start.method, uri: start.uri, headers, body }
    : { kind: 'response', status: start.status, reason: start.reason, headers, body };
}

import { headerKey, isHeaderName } from './header-names.ts';
import type { Headers } from './headers.ts';
import type { MessageLimits } from './limits.ts';
import type { MalformedReason } from './parse-error.ts';

/** RFC 3261 20: these stand once. Which of two would be meant is not ours to guess (RFC 4475 3.3.8). */
const singletons = new Set(['from', 'to', 'call-id', 'cseq', 'content-length', 'max-forwards', 'content-type']);

export interface HeaderText {
  /** Start line and headers of a message. */
  readonly text: string;
  /** Where the headers begin, in characters. */
  readonly from: number;
  readonly limits: MessageLimits;
}

/** Why reading stopped, and where, in bytes. */
export interface HeaderFault {
  readonly reason: MalformedReason;
  readonly offset: number;
}

/** Reads header lines into `headers`, up to the first fault; the lines after it are read too, so that the message can be answered. */
export function parseHeaders(headers: Headers, { text, from, limits }: HeaderText): HeaderFault | undefined {
  let first: HeaderFault | undefined;
  for (let at = from; at < text.length; ) {
    const line = unfold(text, at);
    const reason = readLine(headers, line.text, limits);
    if (reason) first ??= { reason, offset: Buffer.byteLength(text.slice(0, at), 'utf8') };
    if (reason === 'too-many-headers') break;
    at = line.end;
  }
  return first;
}

function readLine(headers: Headers, line: string, limits: MessageLimits): MalformedReason | undefined {
  if (line.length > limits.maxHeaderBytes) return 'header-too-long';
  if (headers.size >= limits.maxHeaders) return 'too-many-headers';
  const field = splitLine(line);
  if (!field) return 'header-line';
  const before = singletons.has(headerKey(field.name)) ? headers.get(field.name) : undefined;
  if (before === undefined) headers.add(field.name, field.value);
  return before === undefined || before === field.value ? undefined : 'repeated-header';
}

/** One logical line: RFC 3261 7.3.1, a line that begins with white space continues the one before. */
function unfold(text: string, start: number): { text: string; end: number } {
  let end = text.indexOf('\r\n', start);
  if (end < 0) end = text.length;
  let line = text.slice(start, end);
  while (text[end + 2] === ' ' || text[end + 2] === '\t') {
    let next = text.indexOf('\r\n', end + 2);
    if (next < 0) next = text.length;
    line = `${line.trimEnd()} ${text.slice(end + 2, next).trim()}`;
    end = next;
  }
  return { text: line, end: end + 2 };
}

function splitLine(line: string): { name: string; value: string } | undefined {
  const colon = line.indexOf(':');
  if (colon <= 0) return undefined;
  const name = line.slice(0, colon).trimEnd();
  const value = line.slice(colon + 1).trim();
  // A lone CR or LF would be a line end to somebody else who reads this message
  return isHeaderName(name) && !/[\r\n]/.test(value) ? { name, value } : undefined;
}

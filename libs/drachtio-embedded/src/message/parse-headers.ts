import { headerKey } from './header-names.ts';
import { Headers } from './headers.ts';
import type { MessageLimits } from './limits.ts';
import { fault, type Parsed } from './parse-error.ts';
import { isToken } from './scanner.ts';

/** RFC 3261 20: these stand once. Which of two would be meant is not ours to guess (RFC 4475 3.3.8). */
const singletons = new Set(['from', 'to', 'call-id', 'cseq', 'content-length', 'max-forwards', 'content-type']);

/**
 * Reads header lines. `text` is the head of a message without its start line, `from` is where it begins, in characters; offsets in faults are
 * bytes, counted only when there is a fault.
 */
export function parseHeaders(text: string, from: number, limits: MessageLimits): Parsed<Headers> {
  const headers = new Headers();
  const seen = new Map<string, string>();
  let at = from;
  while (at < text.length) {
    const line = unfold(text, at);
    const read = readLine(line.text);
    const fail = (reason: Parameters<typeof fault>[0]) => fault(reason, Buffer.byteLength(text.slice(0, at), 'utf8'));
    if (line.text.length > limits.maxHeaderBytes) return fail('header-too-long');
    if (!read) return fail('header-line');
    if (headers.size >= limits.maxHeaders) return fail('too-many-headers');
    const key = headerKey(read.name);
    if (singletons.has(key)) {
      const before = seen.get(key);
      if (before !== undefined && before !== read.value) return fail('repeated-header');
      seen.set(key, read.value);
      if (before === undefined) headers.add(read.name, read.value);
    } else headers.add(read.name, read.value);
    at = line.end;
  }
  return { ok: true, value: headers };
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

function readLine(line: string): { name: string; value: string } | undefined {
  const colon = line.indexOf(':');
  if (colon <= 0) return undefined;
  const name = line.slice(0, colon).trimEnd();
  const value = line.slice(colon + 1).trim();
  // A lone CR or LF would be a line end to somebody else who reads this message
  return isToken(name) && !/[\r\n]/.test(value) ? { name, value } : undefined;
}

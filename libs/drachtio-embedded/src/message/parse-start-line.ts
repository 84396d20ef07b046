import type { MalformedReason } from './parse-error.ts';
import { isToken } from './scanner.ts';
import { uriScheme } from './sip-uri.ts';

export type StartLine =
  | { readonly kind: 'request'; readonly method: string; readonly uri: string; readonly fault?: MalformedReason }
  | { readonly kind: 'response'; readonly status: number; readonly reason: string };

/**
 * RFC 3261 7.1 and 7.2. A request line that can be told to be one is returned with its fault, so that the fault can be answered.
 */
export function parseStartLine(line: string): StartLine | undefined {
  return /^SIP\/2\.0 /i.test(line) ? statusLine(line) : requestLine(line);
}

function statusLine(line: string): StartLine | undefined {
  const match = /^SIP\/2\.0 ([1-6]\d\d)(?: (.*))?$/is.exec(line);
  return match ? { kind: 'response', status: Number(match[1]), reason: match[2] ?? '' } : undefined;
}

function requestLine(line: string): StartLine | undefined {
  const first = line.indexOf(' ');
  const last = line.lastIndexOf(' ');
  const method = line.slice(0, first);
  const version = line.slice(last + 1);
  if (first <= 0 || last <= first || !isToken(method) || method.length > 64 || !/^SIP\/\d+\.\d+$/i.test(version)) return undefined;
  const uri = line.slice(first + 1, last);
  const fault = version.toUpperCase() !== 'SIP/2.0' ? 'version' : isRequestUri(uri) ? undefined : 'request-uri';
  return { kind: 'request', method, uri, ...(fault && { fault }) };
}

/** RFC 4475 3.1.2.7, 3.1.2.8: no white space and no angle brackets in or around the Request-URI. */
function isRequestUri(uri: string): boolean {
  return uriScheme(uri) !== undefined && !/[\s<>"]/.test(uri);
}

import { randomInt, randomUUID } from 'node:crypto';
import { parseCSeq } from '../message/cseq.ts';
import { Headers } from '../message/headers.ts';
import { tagOf, withTag } from '../message/name-addr.ts';
import { newTag } from '../message/new-tag.ts';
import { isToken } from '../message/scanner.ts';
import type { SipRequest } from '../message/sip-message.ts';
import type { Flow } from '../transport/flow.ts';
import { applicationHeaders, settleContentType } from './app-content.ts';
import { defaultContact, replaceLocalhost } from './contact.ts';

/** Methods whose request makes a dialog and so must say where we are (RFC 3261 8.1.1.8). */
const needContact = new Set(['INVITE', 'SUBSCRIBE', 'REFER']);

/** RFC 3261 8.1.1: a request outside of any dialog, complete but for its Via, from what the application gave. */
export function buildRequest(given: SipRequest, flow: Flow): SipRequest | { fault: string } {
  const own = applicationHeaders(given);
  const fault = isToken(given.method) ? settleContentType(own, given.body) : 'invalid method';
  if (fault !== 'ok') return { fault };
  const secure = given.uri.toLowerCase().startsWith('sips:');
  const contact = defaultContact(flow, secure);
  const local = (name: string, value: string) => replaceLocalhost(given.headers.get(name) ?? value, flow, { transport: false });
  const headers = Headers.from([
    ['Max-Forwards', '70'],
    ['From', withFromTag(local('from', contact.replace(/;transport=\w+>$/, '>')))],
    ['To', local('to', `<${given.uri}>`)],
    ['Call-ID', given.headers.get('call-id') ?? randomUUID()],
    ['CSeq', `${cseqOf(given)} ${given.method}`],
  ]);
  for (const value of contacts(given, contact)) headers.add('Contact', replaceLocalhost(value, flow, { transport: true }));
  for (const { key, name, value } of own)
    headers.add(name, key === 'p-asserted-identity' ? replaceLocalhost(value, flow, { transport: false }) : value);
  return { kind: 'request', method: given.method, uri: given.uri, headers, body: given.body };
}

function contacts(given: SipRequest, fallback: string): string[] {
  const values = given.headers.all('contact');
  return values.length === 0 && needContact.has(given.method) ? [fallback] : values;
}

function withFromTag(from: string): string {
  return tagOf(from) === undefined ? withTag(from, newTag()) : from;
}

/** A digest retry has to count on from the challenged request (22.2): the application's number is kept. */
function cseqOf(given: SipRequest): number {
  return parseCSeq(given.headers.get('cseq') ?? '')?.number ?? randomInt(1, 2 ** 20);
}

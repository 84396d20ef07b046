import { Headers } from './headers.ts';
import { withTag } from './name-addr.ts';
import { reasonPhrase } from './reason-phrases.ts';
import { emptyBody, type SipRequest, type SipResponse } from './sip-message.ts';

/** What a response adds to what it copies from its request. */
export interface ResponseContent {
  readonly status: number;
  readonly reason?: string | undefined;
  /** Put on To where the request had none. */
  readonly toTag?: string | undefined;
  readonly headers?: Iterable<readonly [name: string, value: string]>;
  readonly body?: Buffer;
}

/** RFC 3261 8.2.6.2: every response repeats Via (in order), From, To, Call-ID and CSeq of its request. */
export function createResponse(request: SipRequest, content: ResponseContent): SipResponse {
  const headers = new Headers();
  for (const via of request.headers.all('via')) headers.add('Via', via);
  headers.add('From', request.headers.get('from') ?? '');
  const to = request.headers.get('to') ?? '';
  headers.add('To', content.toTag === undefined ? to : withTag(to, content.toTag));
  headers.add('Call-ID', request.headers.get('call-id') ?? '');
  headers.add('CSeq', request.headers.get('cseq') ?? '');
  const timestamp = request.headers.get('timestamp');
  if (content.status === 100 && timestamp !== undefined) headers.add('Timestamp', timestamp); // 8.2.6.1
  for (const [name, value] of content.headers ?? []) headers.add(name, value);
  const reason = content.reason ?? reasonPhrase(content.status);
  return { kind: 'response', status: content.status, reason, headers, body: content.body ?? emptyBody };
}

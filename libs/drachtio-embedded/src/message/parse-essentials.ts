import { parseCSeq } from './cseq.ts';
import type { Headers } from './headers.ts';
import { parseNameAddr } from './name-addr.ts';
import type { MalformedReason } from './parse-error.ts';
import type { Essentials } from './sip-message.ts';
import { splitList } from './split-list.ts';
import { parseVia } from './via.ts';

/** Reads the headers RFC 3261 8.1.1 makes mandatory, or says which of them is missing or broken. */
export function parseEssentials(headers: Headers): Essentials | MalformedReason {
  const fields = { via: headers.get('via'), from: headers.get('from'), to: headers.get('to'), cseq: headers.get('cseq') };
  const callId = headers.get('call-id');
  if (Object.values(fields).includes(undefined) || callId === undefined) return 'missing-header';
  const via = parseVia(splitList(fields.via ?? '')[0] ?? '');
  if (!via) return 'via';
  const from = parseNameAddr(fields.from ?? '');
  if (!from) return 'from';
  const to = parseNameAddr(fields.to ?? '');
  if (!to) return 'to';
  if (callId === '' || /\s/.test(callId)) return 'call-id';
  const cseq = parseCSeq(fields.cseq ?? '');
  return cseq ? { via, from, to, callId, cseq } : 'cseq';
}

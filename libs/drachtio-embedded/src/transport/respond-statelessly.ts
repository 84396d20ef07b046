import { parseEssentials } from '../message/parse-essentials.ts';
import type { SipRequest } from '../message/sip-message.ts';
import type { Flow } from './flow.ts';
import { responseFlow } from './response-flow.ts';

/** Sends a response no transaction remembers; its loss is repaired by the request's retransmission (RFC 3261 8.2.7). */
export function respondStatelessly(bytes: Buffer, request: SipRequest, flow: Flow): void {
  const essentials = parseEssentials(request.headers);
  if (typeof essentials !== 'string') responseFlow(essentials.via, flow).send(bytes);
}

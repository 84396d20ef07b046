import { allow } from './message/capabilities-headers.ts';
import type { SipHeaders } from './sip-stack.ts';

/** A final response to a request that we do not serve. */
export interface MethodRefusal {
  readonly status: number;
  readonly headers: SipHeaders;
}

/** The answer to methods we do not serve, within a dialog and without. */
export function refuseMethod(method: string): MethodRefusal {
  switch (method) {
    case 'SUBSCRIBE':
    case 'PUBLISH':
      return { status: 489, headers: {} }; // RFC 6665 4.2.1.1: no event package of ours; RFC 3903 6
    case 'NOTIFY':
    case 'INFO':
    case 'BYE':
    case 'UPDATE':
    case 'PRACK':
      return { status: 481, headers: {} }; // nothing they could belong to (RFC 6665 4.1.3, RFC 6086 4.2.2)
    case 'REGISTER': // we are no registrar
    case 'MESSAGE':
    case 'REFER':
    case 'INVITE':
    case 'OPTIONS':
      return { status: 405, headers: { Allow: allow } }; // RFC 3261 8.2.1
    default:
      return { status: 501, headers: { Allow: allow } }; // 21.5.2
  }
}

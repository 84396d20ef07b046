import { randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** How SIP is carried. */
export type SipTransport = 'udp' | 'tcp' | 'tls';

/** A request that asks a server whether it is there. */
export interface OptionsRequest {
  readonly text: string;
  readonly callId: string;
}

/** What was answered. */
export interface SipStatus {
  readonly status: number;
  readonly reason: string;
}

/** Pure but for its random parts: OPTIONS outside of a dialog (RFC 3261 11.1). `rport`: the answer comes to where it was asked (RFC 3581). */
export function optionsRequest(
  transport: SipTransport,
  target: { host: string; port: number },
  local: { address: string; port: number },
): OptionsRequest {
  const host = bracketed(target.host);
  const from = `${bracketed(local.address)}:${local.port}`;
  const callId = randomBytes(12).toString('hex');
  const uri = `sip:${host}:${target.port}${transport === 'udp' ? '' : `;transport=${transport}`}`;
  const lines = [
    `OPTIONS ${uri} SIP/2.0`,
    `Via: SIP/2.0/${transport.toUpperCase()} ${from};branch=z9hG4bK${randomBytes(8).toString('hex')};rport`,
    'Max-Forwards: 70',
    `From: <sip:opencvi-doctor@${bracketed(local.address)}>;tag=${randomBytes(6).toString('hex')}`,
    `To: <${uri}>`,
    `Call-ID: ${callId}`,
    'CSeq: 1 OPTIONS',
    `Contact: <sip:opencvi-doctor@${from}${transport === 'udp' ? '' : `;transport=${transport}`}>`,
    'Accept: application/sdp',
    'User-Agent: OpenCVI doctor',
    'Content-Length: 0',
  ];
  return { text: `${lines.join('\r\n')}\r\n\r\n`, callId };
}

/** Pure: the final answer to a request, once it has come whole; `undefined` for anything else. */
export function optionsAnswer(text: string, { callId }: OptionsRequest): SipStatus | undefined {
  // On a stream a provisional answer may come first
  for (const message of text.split('\r\n\r\n').slice(0, -1)) {
    const [, status, reason = ''] = /^(?:\r\n)*SIP\/2\.0 (\d{3}) ?([^\r\n]*)/.exec(message) ?? [];
    const [, answered] = /^(?:Call-ID|i)[ \t]*:[ \t]*(\S+)/im.exec(message) ?? [];
    if (answered === callId && Number(status) >= 200) return { status: Number(status), reason };
  }
  return undefined;
}

function bracketed(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}

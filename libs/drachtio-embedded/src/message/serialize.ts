import type { SipMessage } from './sip-message.ts';

function startLine(message: SipMessage): string {
  return message.kind === 'request' ? `${message.method} ${message.uri} SIP/2.0` : `SIP/2.0 ${message.status} ${message.reason}`;
}

/** A message as bytes. Content-Length is always the real one, whatever stood there. */
export function serialize(message: SipMessage): Buffer {
  let head = `${startLine(message)}\r\n`;
  for (const { key, name, value } of message.headers) if (key !== 'content-length') head += `${name}: ${value}\r\n`;
  head += `Content-Length: ${message.body.length}\r\n\r\n`;
  const bytes = Buffer.from(head, 'utf8');
  return message.body.length === 0 ? bytes : Buffer.concat([bytes, message.body]);
}

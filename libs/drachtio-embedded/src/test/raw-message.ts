/** Bytes of a message from its lines, with the empty line that ends the head. */
export function rawMessage(lines: readonly string[], body = ''): Buffer {
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'utf8');
}

/** The lines of an ordinary request; those given replace lines of the same header, an empty value drops one. */
export function requestLines(method = 'INVITE', changes: Record<string, string> = {}): string[] {
  const { line, ...headers } = { line: `${method} sip:room@example.com SIP/2.0`, ...changes };
  const all: Record<string, string> = {
    Via: 'SIP/2.0/UDP 192.0.2.1:9;branch=z9hG4bKtest',
    'Max-Forwards': '70',
    From: '<sip:caller@example.org>;tag=from',
    To: '<sip:room@example.com>',
    'Call-ID': 'call@example.org',
    CSeq: `1 ${method}`,
    Contact: '<sip:caller@192.0.2.1>',
    'Content-Length': '0',
    ...headers,
  };
  return [line, ...Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]))];
}

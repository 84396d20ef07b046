/** What a request carries. */
export type SessionBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'sdp'; readonly text: string }
  | { readonly kind: 'unsupported'; readonly type: string };

interface Message {
  readonly body: string;
  header(name: string): string | undefined;
}

/** The session description of a message: its body, or a part of a multipart body (RFC 5621). */
export function sessionBody(message: Message): SessionBody {
  if (message.body.trim() === '') return { kind: 'none' };
  const contentType = message.header('content-type') ?? 'application/sdp';
  const type = mediaType(contentType);
  const encoding = message.header('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity') return { kind: 'unsupported', type: `${type} in ${encoding}` };
  if (type === 'application/sdp') return { kind: 'sdp', text: message.body };
  if (type.startsWith('multipart/')) return fromParts(message.body, contentType);
  return optional(message) ? { kind: 'none' } : { kind: 'unsupported', type };
}

/** `type/subtype` in lower case, without parameters. */
export function mediaType(contentType: string): string {
  return (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
}

/** RFC 3261 20.11: a body whose handling is optional may be passed over. */
function optional(message: Message): boolean {
  return /;\s*handling\s*=\s*optional/i.test(message.header('content-disposition') ?? '');
}

function fromParts(body: string, contentType: string): SessionBody {
  const [, quoted, plain] = /;\s*boundary\s*=\s*(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  const parts = boundary === undefined ? [] : `\r\n${body}`.split(`\r\n--${boundary}`).slice(1, 17);
  for (const part of parts) {
    const end = part.indexOf('\r\n\r\n');
    const [, type = ''] = /^content-type[ \t]*:[ \t]*([^\r\n]*)/im.exec(part.slice(0, Math.max(end, 0))) ?? [];
    if (mediaType(type) === 'application/sdp') return { kind: 'sdp', text: `${part.slice(end + 4)}\r\n` };
  }
  return { kind: 'unsupported', type: mediaType(contentType) };
}

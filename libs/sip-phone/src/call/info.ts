import type { Content, Message } from '../signalling/messages.ts';

/** What an INFO asks for. */
export type InfoRequest = { readonly kind: 'digit'; readonly digit: string } | { readonly kind: 'key-frame' } | { readonly kind: 'other' };

export function readInfo({ body, header }: Message): InfoRequest {
  const type = header('content-type') ?? '';
  const digit = /application\/dtmf/i.test(type) ? /^\s*(?:signal\s*=\s*)?([0-9*#A-D])/im.exec(body)?.[1] : undefined;
  if (digit !== undefined) return { kind: 'digit', digit: digit.toUpperCase() };
  return /picture_fast_update/i.test(body) ? { kind: 'key-frame' } : { kind: 'other' };
}

/** A key press in the way of Cisco's devices. */
export function digitInfo(digit: string): Content {
  return { headers: { 'Content-Type': 'application/dtmf-relay' }, body: `Signal=${digit}\r\nDuration=160\r\n` };
}

/** RFC 5168 7. */
export function keyFrameInfo(): Content {
  const what = '<vc_primitive><to_encoder><picture_fast_update/></to_encoder></vc_primitive>';
  const body = `<?xml version="1.0" encoding="utf-8"?>\r\n<media_control>${what}</media_control>\r\n`;
  return { headers: { 'Content-Type': 'application/media_control+xml' }, body };
}

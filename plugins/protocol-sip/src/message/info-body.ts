import { mediaType } from './session-body.ts';

/** What an INFO asks for. */
export type InfoContent =
  | { readonly kind: 'digit'; readonly digit: string }
  | { readonly kind: 'key-frame' }
  /** Nothing, or something that needs no doing. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unsupported' };

/** Types of INFO bodies that we read. */
export const infoTypes = ['application/dtmf-relay', 'application/dtmf', 'application/media_control+xml'];

/** Reads the body of an INFO: digits as Cisco devices send them, and the media control of RFC 5168. */
export function readInfo(contentType: string | undefined, body: string): InfoContent {
  if (body.trim() === '') return { kind: 'nothing' };
  switch (mediaType(contentType ?? '')) {
    case 'application/dtmf-relay':
      return digit(/^\s*signal\s*=\s*(\S+)/im.exec(body)?.[1]);
    case 'application/dtmf':
      return digit(/^\s*(?:signal\s*=\s*)?(\S+)/i.exec(body)?.[1]);
    case 'application/media_control+xml':
      // RFC 5168 7: what is not a picture_fast_update (a general_error, say) needs no doing
      return /<\s*picture_fast_update\s*\/?\s*>/i.test(body) ? { kind: 'key-frame' } : { kind: 'nothing' };
    default:
      return { kind: 'unsupported' };
  }
}

/** 10 and 11 are star and hash in the numbering of telephone-event (RFC 4733 3.2). */
function digit(signal: string | undefined): InfoContent {
  const text = signal === '10' ? '*' : signal === '11' ? '#' : signal?.toUpperCase();
  return text !== undefined && /^[0-9*#A-D]$/.test(text) ? { kind: 'digit', digit: text } : { kind: 'unsupported' };
}

/** The body that asks an encoder for a key frame (RFC 5168 7). */
export const pictureFastUpdate =
  '<?xml version="1.0" encoding="utf-8"?>\r\n' +
  '<media_control><vc_primitive><to_encoder><picture_fast_update/></to_encoder></vc_primitive></media_control>\r\n';

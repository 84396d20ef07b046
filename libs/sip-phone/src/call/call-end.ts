import type { Message } from '../signalling/messages.ts';

/** How a call ended. */
export interface CallEnd {
  readonly by: 'us' | 'them';
  /** A SIP status, when the far side's Reason header has one. */
  readonly status?: number;
  /** A Q.850 cause, likewise: 16 is normal. */
  readonly cause?: number;
  /** The Reason header's text, else what happened. */
  readonly reason: string;
}

/** What a BYE or CANCEL says of itself (RFC 3326): `Q.850;cause=16;text="normal"`. */
export function endOf(message: Message): CallEnd {
  const header = message.header('reason') ?? '';
  const cause = Number(/;\s*cause\s*=\s*(\d+)/i.exec(header)?.[1]);
  const text = /;\s*text\s*=\s*"([^"]*)"/i.exec(header)?.[1];
  const known = Number.isNaN(cause) ? {} : /^\s*SIP\b/i.test(header) ? { status: cause } : { cause };
  return { by: 'them', ...known, reason: text || (Number.isNaN(cause) ? 'hung up' : `cause ${cause}`) };
}

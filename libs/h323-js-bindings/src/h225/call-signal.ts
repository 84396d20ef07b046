import { H323UserInformation } from '../generated/h323-messages.ts';
import { type DecodeOptions, decode } from '../per/decode.ts';
import { encode } from '../per/encode.ts';
import { PerError } from '../per/per-error.ts';
import { elementOf, elementsFrom, type Q931Elements } from '../q931/elements.ts';
import { parseQ931, type Q931Fault, type Q931Message, serializeQ931 } from '../q931/message.ts';

/** A call signalling message of H.225.0: the envelope of Q.931, and what is in its user-user element. */
export interface CallSignal {
  readonly message: Q931Message;
  readonly information: H323UserInformation;
}

export type CallSignalResult =
  | ({ readonly ok: true } & CallSignal)
  | { readonly ok: false; readonly fault: Q931Fault }
  /** The envelope is sound, but there is no user-user element that can be read: `message` may be answered with a Status (H.225.0 7.2.2.31). */
  | {
      readonly ok: false;
      readonly fault: 'no-user-information' | 'bad-user-information';
      readonly message: Q931Message;
      readonly error?: PerError;
    };

/** A result of which the envelope can be read. */
export type EnvelopedSignal = Exclude<CallSignalResult, { readonly fault: Q931Fault }>;

/** Reads a packet of a call signalling connection. Never throws, whatever the bytes are. */
export function parseCallSignal(packet: Uint8Array, options?: DecodeOptions): CallSignalResult {
  const result = parseQ931(packet);
  if (!result.ok) return result;
  const { message } = result;
  const encoded = elementOf(message, 'userUser');
  if (!encoded) return { ok: false, fault: 'no-user-information', message };
  try {
    return { ok: true, message, information: decode(H323UserInformation, encoded, options) };
  } catch (error) {
    if (!(error instanceof PerError)) throw error;
    return { ok: false, fault: 'bad-user-information', message, error };
  }
}

/** What a message says apart from its information: named elements, or those that came. */
export type CallSignalHead = Pick<Q931Message, 'type' | 'callReference'> & { readonly elements?: Omit<Q931Elements, 'userUser'> };

/** Writes a packet of a call signalling connection. */
export function serializeCallSignal({ elements, ...head }: CallSignalHead, information: H323UserInformation): Uint8Array {
  return serializeQ931({ ...head, elements: elementsFrom({ ...elements, userUser: encode(H323UserInformation, information) }) });
}

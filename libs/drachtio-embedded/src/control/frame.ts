/** One frame of the control protocol: `<payload bytes>#<field>|<field>...[CRLF<SIP message>]`. */
export interface Frame {
  readonly fields: readonly string[];
  readonly message?: Buffer;
}

const cr = 0x0d;

export function encodeFrame(fields: readonly string[], message?: Buffer): Buffer {
  const leader = Buffer.from(message ? `${fields.join('|')}\r\n` : fields.join('|'), 'utf8');
  const length = Buffer.from(`${leader.length + (message?.length ?? 0)}#`, 'latin1');
  return message ? Buffer.concat([length, leader, message]) : Buffer.concat([length, leader]);
}

/** The leader ends at the first CR; there is no escaping, so a field cannot hold a bar or a line end. */
export function decodePayload(payload: Buffer): Frame {
  const end = payload.indexOf(cr);
  const fields = payload.toString('utf8', 0, end < 0 ? payload.length : end).split('|');
  return end < 0 ? { fields } : { fields, message: payload.subarray(end + 2) };
}

/** Makes a text safe to stand in a field. */
export function fieldText(text: string): string {
  return text.replace(/[|\r\n]+/g, ' ');
}

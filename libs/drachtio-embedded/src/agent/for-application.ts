import { parseNameAddr } from '../message/name-addr.ts';
import { serialize } from '../message/serialize.ts';
import type { ReceivedMessage } from '../message/sip-message.ts';

const readable = /^(?:"|[A-Za-z0-9\-.!%*_+`'~ \t]*$)/;
const named = ['from', 'to', 'contact', 'p-asserted-identity', 'remote-party-id', 'referred-by', 'refer-to'];

/**
 * A message as the application gets it. Devices write names such as `Müller, Raum 3` without the quotes RFC 3261 25.1 asks for; drachtio-srf then
 * takes the name for the URI, so we put the quotes. What goes back to the peer is made from the message as it came.
 */
export function forApplication(message: ReceivedMessage): Buffer {
  let headers = message.headers;
  for (const name of named) {
    const quoted = quoteName(message.headers.get(name));
    if (quoted === undefined) continue;
    if (headers === message.headers) headers = headers.clone();
    headers.setFirst(name, quoted);
  }
  return serialize(headers === message.headers ? message : { ...message, headers });
}

function quoteName(value: string | undefined): string | undefined {
  const open = value?.indexOf('<') ?? -1;
  if (value === undefined || open <= 0 || readable.test(value.slice(0, open))) return undefined;
  const name = parseNameAddr(value)?.displayName;
  if (name === undefined) return undefined;
  return `"${name.replace(/[\\"]/g, '\\$&')}" ${value.slice(open)}`;
}

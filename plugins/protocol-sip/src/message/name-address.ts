import { type Address, plainText } from '@opencvi/plugin-api';
import { parseUri } from './sip-uri.ts';

/** Who a From or To header names. */
export interface NamedAddress {
  readonly address: Address;
  readonly displayName?: string;
}

/** Reads a name-addr or addr-spec (RFC 3261 20.10, 25.1). A header nobody can read names nobody. */
export function parseNameAddress(value: string): NamedAddress {
  const text = value.trim();
  const [quoted, name] = /^"((?:[^"\\]|\\.)*)"\s*/s.exec(text) ?? [];
  const rest = quoted === undefined ? text : text.slice(quoted.length);
  const open = rest.indexOf('<');
  const uri = open < 0 ? (rest.split(';', 1)[0] ?? '') : (rest.slice(open + 1).split('>', 1)[0] ?? '');
  const displayName = plainText(name === undefined ? rest.slice(0, Math.max(open, 0)) : name.replaceAll(/\\(.)/gs, '$1'));
  return { address: parseUri(uri) ?? { user: '', host: '' }, ...(displayName !== '' && { displayName }) };
}

import type { Alias } from '@opencvi/h323-js-bindings';
import { type Address, formatAddress } from '@opencvi/plugin-api';

/** An alias for a name as people write it: digits are dialledDigits (H.225.0 7.6: 0-9, #, * and comma), the rest an h323-ID. */
export function aliasOf(text: string): Alias {
  return { kind: /^[0-9#*,]{1,128}$/.test(text) ? 'dialledDigits' : 'h323-ID', value: text };
}

/** The destination of a call to an address: the user alone, and with the host as a URL (RFC 3508). Nobody named is the host alone. */
export function destinationAliases(to: Address): readonly Alias[] {
  if (to.user === '') return [];
  const url: readonly Alias[] = to.host === '' ? [] : [{ kind: 'url-ID', value: `h323:${urlText(to)}` }];
  return [aliasOf(to.user), ...url];
}

function urlText({ user, host }: Address): string {
  return formatAddress({ user: encodeURIComponent(user), host: host.includes(':') ? `[${host}]` : host });
}

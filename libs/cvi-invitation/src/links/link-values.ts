/** Digits of a conference id, zeros kept; `undefined` when it cannot be one. Ids have 9 to 13 digits and are printed in groups. */
export function conferenceIdOf(text: string | undefined): string | undefined {
  const digits = text?.slice(0, 64).replace(/[\s\u00a0\u202f]/g, '');
  return digits !== undefined && /^\d{9,13}$/.test(digits) ? digits : undefined;
}

const labels = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;

/** A domain in lower case, or `undefined` when it is none. */
export function domainOf(text: string | undefined): string | undefined {
  const domain = text?.trim().toLowerCase().replace(/\.$/, '');
  return domain !== undefined && domain.length <= 253 && labels.test(domain) ? domain : undefined;
}

/** The part of an address before the `@`, or `undefined` when it cannot be one. */
export function userOf(text: string | undefined): string | undefined {
  const user = text?.trim();
  return user !== undefined && /^[\w.+-]{1,64}$/.test(user) ? user : undefined;
}

/** `user@domain`, checked and with the domain in lower case. */
export function addressOf(text: string | undefined): { readonly user: string; readonly domain: string } | undefined {
  const at = text?.lastIndexOf('@') ?? -1;
  if (text === undefined || at < 0) return undefined;
  const user = userOf(text.slice(0, at).replace(/^\s*(?:sips?|h323|mailto):/i, ''));
  const domain = domainOf(text.slice(at + 1));
  return user !== undefined && domain !== undefined ? { user, domain } : undefined;
}

/** An IPv4 or IPv6 address as links carry it. */
export function ipOf(text: string | undefined): string | undefined {
  const ip = text?.trim();
  return ip !== undefined && /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[?[0-9a-f:]{2,39}\]?)$/i.test(ip) ? ip : undefined;
}

/** What is dialled before a conference id. */
export function prefixOf(text: string | undefined): string | undefined {
  const prefix = text?.trim();
  return prefix && /^[\w.*+-]{1,32}$/.test(prefix) ? prefix : undefined;
}

/** The parameters of a link, names in lower case, the first of each. Quoted-printable leftovers (`=3D` for `=`) are mended. */
export function parametersOf(url: URL): Readonly<Record<string, string | undefined>> {
  const all = new Map<string, string>();
  for (const [name, value] of url.searchParams) if (!all.has(name.toLowerCase())) all.set(name.toLowerCase(), value);
  const numbers = ['conf', 'confid'].map(name => all.get(name));
  const leftover = numbers.some(value => /^3D\d+$/i.test(value ?? ''));
  return Object.fromEntries(leftover ? [...all].map(([name, value]) => [name, value.replace(/^3D/i, '')]) : all);
}

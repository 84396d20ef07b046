import type { Provider } from '../coordinates.ts';
import type { DialTemplates } from './dial-strings.ts';

/** Key first, then the conference id; SIP and H.323 take the same alias. */
const keyFirst: DialTemplates = { sip: '{key}.{conf}@{domain}', ivr: '{key}@{domain}', h323: ['{key}.{conf}@{domain}'] };

/** Nothing but the conference id, because the domain is the customer's own; H.323 by address where the invitation has one. */
const idOnly: DialTemplates = {
  sip: '{prefix}{conf}@{domain}',
  ivr: '{key}@{domain}',
  h323: ['{prefix}{conf}@{ip}', '{prefix}{conf}@{domain}'],
};

/** The dial strings of each partner. Cisco takes no H.323 and no dialling by address. */
export const partnerTemplates = {
  poly: keyFirst,
  bluejeans: keyFirst,
  pexip: idOnly,
  cisco: { sip: '{conf}.{key}@{domain}', ivr: '{key}@{domain}' },
} as const satisfies Readonly<Record<Exclude<Provider, 'unknown'>, DialTemplates>>;

/** Domains that a partner's customers share, so that a domain tells the partner. */
const sharedDomains: readonly (readonly [RegExp, Exclude<Provider, 'unknown'>])[] = [
  [/^(?:[\w-]+\.)*plcm\.vc$/, 'poly'],
  [/^(?:[\w-]+\.)*bjn\.vc$/, 'bluejeans'],
  [/^(?:[\w-]+\.)*webex\.com$/, 'cisco'],
  [/^(?:[\w-]+\.)*(?:onpexip\.com|pexip\.me|pexip\.com)$/, 'pexip'],
];

/** The partner whose domain this is, if it is one. */
export function providerOfDomain(domain: string): Exclude<Provider, 'unknown'> | undefined {
  return sharedDomains.find(([pattern]) => pattern.test(domain))?.[1];
}

/**
 * The templates for a customer's own domain. Only Pexip's customers have one, with a word as key; a number as key is how the shared
 * services name tenants, and some of their customers put a domain of their own before them.
 */
export function templatesFor(provider: Provider, key: string): DialTemplates {
  if (provider !== 'unknown') return partnerTemplates[provider];
  return /^\d+$/.test(key) ? keyFirst : idOnly;
}

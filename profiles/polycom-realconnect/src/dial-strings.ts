import type { DialRule } from '@opencvi/dialplan-pattern';

/** What can be dialled: the tenant key alone, or before the conference id; at the domain, or by address for H.323. */
export const polycomDialStrings = [
  { name: 'IVR', match: '{key}@{domain}', to: 'ivr' },
  { name: 'Direct', match: '{key}.{conf}@{domain}', to: 'meeting' },
  { name: 'IVR, by address', match: '{key}', to: 'ivr' },
  { name: 'Direct, by address', match: '{key}.{conf}', to: 'meeting' },
] as const satisfies readonly (Pick<DialRule, 'match' | 'name'> & { to: 'ivr' | 'meeting' })[];

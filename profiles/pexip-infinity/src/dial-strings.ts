import type { DialRule } from '@opencvi/dialplan-pattern';

/** What can be dialled, in the order it is tried: by domain first, then by address. */
export const pexipDialStrings = [
  { name: 'IVR', match: 'teams@{domain}', to: 'ivr' },
  { name: 'Direct, with the prefix "teams."', match: 'teams.{conf}@{domain}', to: 'meeting' },
  { name: 'Direct', match: '{conf}@{domain}', to: 'meeting' },
  { name: 'IVR, by address', match: 'teams', to: 'ivr' },
  { name: 'Direct with prefix, by address', match: 'teams.{conf}', to: 'meeting' },
  { name: 'Direct, by address', match: '{conf}', to: 'meeting' },
  { name: 'Direct, address and conference id', match: '{ip}##{conf}', to: 'meeting' },
  { name: 'IVR, nothing but an address', match: '@*', to: 'ivr' },
] as const satisfies readonly (Pick<DialRule, 'match' | 'name'> & { to: 'ivr' | 'meeting' })[];

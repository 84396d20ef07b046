import type { DialRule } from '@opencvi/dialplan-pattern';

/** What can be dialled, in the order it is tried: the key comes first. */
export const bluejeansDialStrings = [
  { name: 'IVR', match: '{key}@{domain}', to: 'ivr' },
  { name: 'Direct', match: '{key}.{conf}@{domain}', to: 'meeting' },
  { name: 'IVR, by address', match: '{key}', to: 'ivr' },
  { name: 'Direct, by address', match: '{key}.{conf}', to: 'meeting' },
] as const satisfies readonly (Pick<DialRule, 'match' | 'name'> & { to: 'ivr' | 'meeting' })[];

import type { DialRule } from '@opencvi/dialplan-pattern';

/** What can be dialled, in the order it is tried: the conference id comes first. Nothing can be dialled by address. */
export const ciscoDialStrings = [
  { name: 'IVR', match: '{key}@{domain}', to: 'ivr' },
  { name: 'Direct', match: '{conf}.{key}@{domain}', to: 'meeting' },
] as const satisfies readonly (Pick<DialRule, 'match' | 'name'> & { to: 'ivr' | 'meeting' })[];

import type { Address } from '@opencvi/plugin-api';

/** Blanks that invitations print between groups of digits: spaces of every width (NBSP among them) and zero-width ones. */
const blanks = /[\s\u200b-\u200d\u2060\ufeff]+/g;

/** A dialled address as templates compare it: lower case, no blanks, no dot at the end of the host, IPv6 without brackets. */
export function normalizeAddress({ user, host }: Address): Address {
  return {
    user: user.replace(blanks, '').toLowerCase(),
    host: host
      .replace(blanks, '')
      .replace(/^\[(.*)\]$/, '$1')
      .replace(/\.$/, '')
      .toLowerCase(),
  };
}

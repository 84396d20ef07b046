import { type Alias, type CallEvent, socketAddressToText } from '@opencvi/h323-js-bindings';
import { type EndReason, formatAddress } from '@opencvi/plugin-api';
import { readAlias } from '../addresses/alias-text.ts';
import type { ReleaseCause } from './end-causes.ts';

type Deflected = Extract<CallEvent, { type: 'deflected' }>;

/** H.225.0 Table 5: what a caller releases a call with that a Facility wants elsewhere. */
export const deflected: ReleaseCause = { cause: 16, reason: 'facilityCallDeflection' };

/** How many aliases of the other place are told. */
const shown = 2;

/**
 * Why a call of ours ends that its far end wants elsewhere (H.225.0 7.4.1, FacilityReason). Nobody is called instead: else whoever is called
 * could send our calls, and what they cost, anywhere.
 */
export function deflectionReason({ reason, to, address }: Deflected): EndReason {
  const places = [...to.slice(0, shown).flatMap(aliasText), ...(address ? [socketAddressToText(address)] : [])];
  const where = places.length === 0 ? '' : ` to ${places.join(', ')}`;
  // The person who was called does not take it; the other reasons are about how it must be called
  const code = reason === 'callForwarded' ? 'declined' : 'refused';
  return { code, by: 'room', detail: `the call was sent elsewhere${where} (${reason}), which is not followed` };
}

function aliasText(alias: Alias): readonly string[] {
  const place = readAlias(alias);
  return place ? [formatAddress({ user: place.user, host: place.host ?? '' })] : [];
}

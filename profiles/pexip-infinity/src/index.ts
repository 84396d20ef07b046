import { authDevice } from '@opencvi/auth-device';
import { dialPlanPattern } from '@opencvi/dialplan-pattern';
import { ivrStandard } from '@opencvi/ivr-standard';
import { mediaMediasoup } from '@opencvi/media-mediasoup';
import { meetingLocal } from '@opencvi/meeting-local';
import { defineProfile } from '@opencvi/plugin-api';
import { protocolSip } from '@opencvi/protocol-sip';
import { storeSqlite } from '@opencvi/store-sqlite';
import { pexipDialStrings } from './dial-strings.ts';

/** Conference ids dialled at a domain of one's own, and an IVR at `teams@`: dial strings as with Pexip Infinity. */
export const pexipInfinity = defineProfile({
  name: 'pexip-infinity',
  description: 'teams@domain for the IVR, conference-id@domain straight into the meeting, as with Pexip Infinity',
  plugins: [
    protocolSip,
    mediaMediasoup,
    authDevice,
    dialPlanPattern.with({ rules: [...pexipDialStrings] }),
    ivrStandard,
    storeSqlite,
    meetingLocal,
  ],
});

export default pexipInfinity;

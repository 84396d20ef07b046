import { authDevice } from '@opencvi/auth-device';
import { dialPlanPattern } from '@opencvi/dialplan-pattern';
import { invitations } from '@opencvi/invitations';
import { ivrStandard } from '@opencvi/ivr-standard';
import { mediaMediasoup } from '@opencvi/media-mediasoup';
import { meetingLocal } from '@opencvi/meeting-local';
import { meetingTeams } from '@opencvi/meeting-teams';
import { onboarding } from '@opencvi/onboarding';
import { defineProfile } from '@opencvi/plugin-api';
import { protocolH323 } from '@opencvi/protocol-h323';
import { protocolSip } from '@opencvi/protocol-sip';
import { provisioning } from '@opencvi/provisioning';
import { schedulingExchange } from '@opencvi/scheduling-exchange';
import { storeSqlite } from '@opencvi/store-sqlite';
import { testPhone } from '@opencvi/test-phone';
import { pexipDialStrings } from './dial-strings.ts';

/** Conference ids dialled at a domain of one's own, and an IVR at `teams@`: dial strings as with Pexip Infinity. */
export const pexipInfinity = defineProfile({
  name: 'pexip-infinity',
  description: 'teams@domain for the IVR, conference-id@domain straight into the meeting, as with Pexip Infinity',
  plugins: [
    protocolSip,
    protocolH323,
    mediaMediasoup,
    authDevice,
    dialPlanPattern.with({ rules: [...pexipDialStrings] }),
    ivrStandard,
    storeSqlite,
    // Asked first; knows nothing of tenants without a Microsoft tenant
    meetingTeams,
    meetingLocal,
    invitations,
    schedulingExchange,
    provisioning.with({ partner: 'pexip-infinity' }),
    onboarding,
    testPhone,
  ],
});

export default pexipInfinity;

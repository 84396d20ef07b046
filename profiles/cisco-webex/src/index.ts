import { authDevice } from '@opencvi/auth-device';
import { dialPlanPattern } from '@opencvi/dialplan-pattern';
import { invitations } from '@opencvi/invitations';
import { ivrStandard } from '@opencvi/ivr-standard';
import { mediaMediasoup } from '@opencvi/media-mediasoup';
import { meetingLocal } from '@opencvi/meeting-local';
import { meetingTeams } from '@opencvi/meeting-teams';
import { onboarding } from '@opencvi/onboarding';
import { defineProfile } from '@opencvi/plugin-api';
import { protocolSip } from '@opencvi/protocol-sip';
import { provisioning } from '@opencvi/provisioning';
import { schedulingExchange } from '@opencvi/scheduling-exchange';
import { storeSqlite } from '@opencvi/store-sqlite';
import { testPhone } from '@opencvi/test-phone';
import { ciscoDialStrings } from './dial-strings.ts';

/** A tenant name before the @, the conference id before the name: dial strings as with Cisco Webex Video Integration. SIP alone. */
export const ciscoWebex = defineProfile({
  name: 'cisco-webex',
  description: 'name@domain for the IVR, conference-id.name@domain straight into the meeting, as with Cisco Webex',
  plugins: [
    protocolSip,
    mediaMediasoup,
    authDevice,
    dialPlanPattern.with({ rules: [...ciscoDialStrings] }),
    ivrStandard,
    storeSqlite,
    // Asked first; knows nothing of tenants without a Microsoft tenant
    meetingTeams,
    meetingLocal,
    invitations,
    schedulingExchange,
    provisioning.with({ partner: 'cisco-webex' }),
    onboarding,
    testPhone,
  ],
});

export default ciscoWebex;

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
import { bluejeansDialStrings } from './dial-strings.ts';

/** A tenant key before the @, and before the conference id, at a domain that all tenants share: dial strings as with BlueJeans Gateway. */
export const bluejeansGateway = defineProfile({
  name: 'bluejeans-gateway',
  description: 'key@domain for the IVR, key.conference-id@domain straight into the meeting, as with BlueJeans Gateway',
  plugins: [
    protocolSip,
    protocolH323,
    mediaMediasoup,
    authDevice,
    dialPlanPattern.with({ rules: [...bluejeansDialStrings] }),
    ivrStandard,
    storeSqlite,
    // Asked first; knows nothing of tenants without a Microsoft tenant
    meetingTeams,
    meetingLocal,
    invitations,
    schedulingExchange,
    provisioning.with({ partner: 'bluejeans-gateway' }),
    onboarding,
    testPhone,
  ],
});

export default bluejeansGateway;

import { duration, secret } from '@opencvi/plugin-api';
import { z } from 'zod';
import { demoApps, demoConsents, demoMeetings, demoTenants } from './demo.ts';
import { appSettings, consentSettings, tenantSettings } from './directory/settings.ts';
import { meetingSettings } from './meetings/settings.ts';

/** Settings of the simulator. */
export const config = z.strictObject({
  tenants: z.array(tenantSettings).prefault(demoTenants).describe('Entra tenants; contoso.example and fabrikam.example when absent'),
  apps: z.array(appSettings).prefault(demoApps).describe('Registered applications; one demo application when absent'),
  consents: z.array(consentSettings).prefault(demoConsents).describe('Which tenant has consented to which application'),
  meetings: z.array(meetingSettings).prefault(demoMeetings).describe('Online meetings there are from the start'),
  provisioningFile: z
    .string()
    .optional()
    .describe("A gateway's provisioning.json: its providers and policies count for tenants of the same name, domain or id"),
  timeScale: z
    .number()
    .positive()
    .default(1)
    .describe('How fast time runs for lobby, keep-alive and media loss: 60 makes a minute of every second'),
  establishDelay: duration().prefault('250ms').describe('How long a call is establishing (not scaled)'),
  keepAlive: duration()
    .prefault('45m')
    .describe('After how long without keepAlive a call ends (the documentation says 15, at most 45 minutes)'),
  lobbyTimeout: duration().prefault('30m').describe('How long one may wait in the lobby'),
  mediaLossTimeout: duration()
    .prefault('1m')
    .describe('After how much silence on every stream of the media bot the call ends with 410#301005'),
  tokenLifetime: duration().prefault('1h').describe('How long an access token is valid (not scaled)'),
  lookup: z
    .strictObject({
      answer: z
        .enum(['object', 'collection'])
        .default('object')
        .describe(
          'How a lookup by VideoTeleconferenceId answers: the documentation shows one object, while its other filters answer a collection',
        ),
      unknown: z
        .enum(['not-found', 'empty'])
        .default('not-found')
        .describe('How it answers for an id nobody has: 404, or an empty collection'),
      joinWebUrl: z
        .enum(['long', 'short'])
        .default('long')
        .describe('Which link a meeting shows: with thread and organizer, or with meeting id and passcode as newer invitations have it'),
    })
    .prefault({})
    .describe('Answers of the lookup by VideoTeleconferenceId'),
  notifications: z
    .strictObject({
      issuer: z
        .enum(['https://graph.microsoft.com', 'https://api.botframework.com'])
        .default('https://graph.microsoft.com')
        .describe('Issuer of the tokens that callbacks carry'),
      attempts: z.number().int().min(1).max(10).default(3).describe('How often a notification is tried'),
      retryDelay: duration().prefault('1s').describe('How long to wait between two tries (not scaled)'),
      timeout: duration().prefault('10s').describe('How long the application may take to answer (not scaled)'),
      trustAnyCertificate: z.boolean().default(true).describe('Whether callbacks go to servers whose certificate nobody vouches for'),
    })
    .prefault({})
    .describe('Callbacks to applications'),
  mediaBot: z
    .strictObject({
      token: secret().optional().describe('Token of the media bot (env:NAME or file:PATH); one is made in the data folder when absent'),
      abandonedAfter: duration().prefault('60s').describe('How long a session lasts that nobody listens to and no RTP comes for'),
      maxSessions: z.number().int().positive().default(100).describe('Sessions at once'),
    })
    .prefault({})
    .describe('The media bot of docs/media-bot.openapi.yaml'),
});

/** Settings after validation. */
export type Config = z.output<typeof config>;

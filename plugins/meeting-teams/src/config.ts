import { duration, secret, srtpSuites } from '@opencvi/plugin-api';
import { z } from 'zod';
import { safeUrl } from './http/safe-url.ts';

const application = z
  .strictObject({
    clientId: z.guid().describe('Application (client) id of the app registration, which is also the id of the calling bot'),
    secret: secret().optional().describe('Client secret (env:NAME or file:PATH)'),
    certificate: z
      .strictObject({
        file: z.string().describe('Path of the certificate (PEM), as uploaded to the app registration'),
        key: secret().describe('Its private key (PEM; env:NAME or file:PATH)'),
      })
      .optional()
      .describe('Client certificate'),
    federatedTokenFile: z
      .string()
      .optional()
      .describe(
        'Path of a federated token (workload identity), read anew for each request, such as the file AZURE_FEDERATED_TOKEN_FILE names',
      ),
  })
  .refine(
    ({ secret, certificate, federatedTokenFile }) =>
      [secret, certificate, federatedTokenFile].filter(one => one !== undefined).length === 1,
    'exactly one of secret, certificate and federatedTokenFile is needed',
  );

const cloud = z.strictObject({
  login: safeUrl().optional().describe('Entra host, such as https://login.microsoftonline.us'),
  graph: safeUrl().optional().describe('Graph host, such as https://graph.microsoft.us'),
  resource: z.url().optional().describe('Whom tokens are asked for, where Graph is reached through a proxy; the Graph host when absent'),
  callbackOpenId: safeUrl().optional().describe('OpenID document whose keys sign callbacks'),
  callbackIssuers: z.array(z.string()).min(1).optional().describe("Issuers of callbacks' tokens"),
  ca: z.string().optional().describe('Path of a PEM file with further certificate authorities, as for the simulator'),
  application: application.optional().describe('The app registration of this cloud, where it is another'),
});

const bot = z.strictObject({
  url: safeUrl().describe('Where the media bot listens'),
  token: secret().describe('Its bearer token (env:NAME or file:PATH)'),
  ca: z.string().optional().describe('Path of a PEM file with further certificate authorities'),
});

/** Modalities that can be asked for. */
export const modalities = ['audio', 'video', 'videoBasedScreenSharing'] as const;

/** SRTP suites of the media bot contract. */
export const botSuites = srtpSuites.filter(suite => suite !== 'AES_CM_128_HMAC_SHA1_32');

/** Settings of meeting-teams. */
export const config = z.strictObject({
  application: application.optional().describe('The app registration that customers consent to'),
  clouds: z.record(z.string(), cloud).default({}).describe('Microsoft clouds by name: further ones, or other hosts for the known'),
  defaultTenant: z
    .strictObject({ tenantId: z.guid(), cloud: z.string().default('global') })
    .optional()
    .describe('The Microsoft tenant of gateway tenants that name none'),
  trustedIdentity: z
    .enum(['application', 'guest'])
    .default('application')
    .describe(
      'How trusted rooms join: as the application (Calls.JoinGroupCall.All), or as a guest whom the tenant shows as its own ' +
        "(AllowAppGuestJoinsAsAuthenticated; Teams then cannot tell trusted rooms from others, both pass the organization's lobby)",
    ),
  callbackUrl: z.url().optional().describe('Where Graph reaches this gateway, when that is not http.publicUrl'),
  media: z
    .strictObject({
      bots: z.array(bot).default([]).describe('Media bots; the next one takes over when one refuses or is down'),
      srtp: z
        .enum([...botSuites, 'off'])
        .default('AEAD_AES_256_GCM')
        .describe('Protection of RTP between the gateway and the bot'),
      modalities: z
        .array(z.enum(modalities))
        .min(1)
        .default([...modalities])
        .describe('What is asked of the meeting'),
    })
    .prefault({})
    .describe('Media bots'),
  lookup: z
    .strictObject({
      found: duration().prefault('60s').describe('How long a meeting that was found is remembered'),
      missing: duration().prefault('5s').describe('How long an id that does not exist is remembered'),
    })
    .prefault({})
    .describe('Cache of lookups'),
  lobbyTimeout: duration().prefault('15m').describe("How long a room waits in the lobby; a tenant's lobby.timeout wins"),
  requestTimeout: duration().prefault('10s').describe('How long one request to Entra, Graph or a bot may take'),
  establishTimeout: duration().prefault('30s').describe('How long Teams may take from accepting a call to the meeting or its lobby'),
  rosterTimeout: duration().prefault('4s').describe('How long Teams may be silent while a room joins before it is asked how things stand'),
  keepAlive: duration()
    .refine(ms => ms > 0 && ms < 45 * 60_000, 'must be less than 45 minutes, after which Teams ends the call')
    .prefault('15m')
    .describe('How often a call is kept alive; Teams ends it after 45 minutes without'),
  deltaRoster: z.boolean().default(false).describe('Asks Teams for changes of the roster instead of the whole'),
  service: z
    .strictObject({
      name: z.string().default('OpenCVI').describe('cloudServiceName'),
      instance: z.string().optional().describe('cloudServiceInstanceName'),
      environment: z.string().optional().describe('cloudServiceDeploymentEnvironment'),
      deployment: z.string().optional().describe('cloudServiceDeploymentId'),
    })
    .prefault({})
    .describe('How this service names itself in quality reports'),
});

/** Settings after validation. */
export type Config = z.output<typeof config>;
/** An app registration and how it proves itself. */
export type Application = z.output<typeof application>;
/** What is asked of the meeting. */
export type Modality = (typeof modalities)[number];

import { type CmdletName, cmdlets } from '@opencvi/cvi-provisioning';
import { z } from 'zod';

const guid = () => z.guid('must be a GUID').transform(text => text.toLowerCase());

/** A user of a tenant. */
export const userSettings = z.strictObject({
  id: guid().describe('Object id'),
  upn: z.string().describe('User principal name: alice@contoso.example'),
  displayName: z.string(),
  groups: z.array(z.string()).default([]).describe('Groups whose policy may apply'),
  calendarProcessing: z
    .strictObject({
      deleteComments: z
        .boolean()
        .default(false)
        .describe('Takes the body out of invitations, as Exchange does for rooms unless told otherwise'),
      addOrganizerToSubject: z.boolean().default(false),
    })
    .prefault({})
    .describe('Set-CalendarProcessing, for room mailboxes'),
  language: z.string().default('en-US').describe('Language of the invitations this user writes'),
});

/** A cmdlet of the Teams PowerShell module about video interop, with its parameters. */
export const cmdletSettings = z.strictObject({
  cmdlet: z.enum(Object.keys(cmdlets) as [CmdletName, ...CmdletName[]]),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
});

/** An Entra tenant. */
export const tenantSettings = z.strictObject({
  id: guid().describe('Tenant id'),
  name: z.string(),
  domain: z.string().describe('Verified domain; names the tenant in URLs as well as its id does'),
  users: z.array(userSettings).min(1),
  cmdlets: z
    .array(cmdletSettings)
    .default([])
    .describe('Cmdlets that set up video interop (New-CsVideoInteropServiceProvider, Grant-CsTeamsVideoInteropServicePolicy), in order'),
  anonymousJoin: z.boolean().default(true).describe('Whether anonymous users may join meetings'),
  removeParticipantApps: z.array(guid()).default([]).describe('AllowRemoveParticipantAppIds: applications that may remove participants'),
});

/** A registered application. */
export const appSettings = z.strictObject({
  id: guid().describe('Application (client) id'),
  name: z.string(),
  secrets: z.array(z.string()).default([]).describe('Client secrets. They protect nothing but simulated tenants'),
  certificates: z.array(z.string()).default([]).describe('Certificates of client assertions, as PEM files'),
  federatedCredentials: z
    .array(
      z.strictObject({
        issuer: z.string(),
        subject: z.string(),
        audience: z.string().default('api://AzureADTokenExchange'),
        jwks: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }),
      }),
    )
    .default([])
    .describe('Workload identities: whose tokens stand for the application'),
  roles: z.array(z.string()).describe('Application roles of Graph that it asks for'),
  redirectUris: z.array(z.string()).default([]).describe('Where admin consent may return to'),
});

/** A tenant's consent to an application. */
export const consentSettings = z.strictObject({
  tenant: z.string().describe('Tenant by id or domain'),
  app: guid().describe('Application id'),
  roles: z.array(z.string()).optional().describe('What was granted; all that the application asks for when absent'),
});

export type Tenant = z.output<typeof tenantSettings>;
export type User = z.output<typeof userSettings>;
export type App = z.output<typeof appSettings>;
export type ConsentSettings = z.output<typeof consentSettings>;

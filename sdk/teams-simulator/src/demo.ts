import type { z } from 'zod';
import type { appSettings, consentSettings, tenantSettings } from './directory/settings.ts';
import type { meetingSettings } from './meetings/settings.ts';

/** The application that the demo tenants know: the gateway under development. */
export const demoApp = { id: '0bec0000-0000-4000-8000-00000000a001', secret: 'simulator-secret' } as const;

export const demoTenantIds = {
  contoso: 'c0a70500-0000-4000-8000-000000000001',
  fabrikam: 'fab12a00-0000-4000-8000-000000000002',
} as const;

/** Roles that a CVI application needs (see the README). */
export const cviRoles = ['Calls.JoinGroupCall.All', 'Calls.JoinGroupCallAsGuest.All', 'Calls.AccessMedia.All', 'OnlineMeetings.Read.All'];

export const demoTenants: z.input<typeof tenantSettings>[] = [
  {
    id: demoTenantIds.contoso,
    name: 'Contoso',
    domain: 'contoso.example',
    users: [
      { id: 'c0a70500-0000-4000-8000-00000000a11c', upn: 'alice@contoso.example', displayName: 'Alice Anders' },
      { id: 'c0a70500-0000-4000-8000-00000000b0b0', upn: 'bob@contoso.example', displayName: 'Bob Berg', language: 'da-DK' },
      { id: 'c0a70500-0000-4000-8000-0000000b0a2d', upn: 'boardroom@contoso.example', displayName: 'Board room' },
    ],
    cmdlets: [
      {
        cmdlet: 'New-CsVideoInteropServiceProvider',
        parameters: {
          Name: 'Pexip',
          TenantKey: 'teams@contoso.example',
          InstructionUri: 'https://cvi.contoso.example/teams/?conf={ConfId}&ivr=teams&d=contoso.example',
          AadApplicationIds: demoApp.id,
          AllowAppGuestJoinsAsAuthenticated: true,
        },
      },
      { cmdlet: 'Grant-CsTeamsVideoInteropServicePolicy', parameters: { PolicyName: 'PexipServiceProviderEnabled', Global: true } },
    ],
    removeParticipantApps: [demoApp.id],
  },
  {
    id: demoTenantIds.fabrikam,
    name: 'Fabrikam',
    domain: 'fabrikam.example',
    users: [
      { id: 'fab12a00-0000-4000-8000-00000000ca01', upn: 'carol@fabrikam.example', displayName: 'Carol Chen' },
      { id: 'fab12a00-0000-4000-8000-00000000da7e', upn: 'dave@fabrikam.example', displayName: 'Dave Diaz', language: 'fi-FI' },
      { id: 'fab12a00-0000-4000-8000-00000000f0c5', upn: 'focus@fabrikam.example', displayName: 'Focus room' },
    ],
    cmdlets: [
      {
        cmdlet: 'New-CsVideoInteropServiceProvider',
        parameters: {
          Name: 'Polycom',
          TenantKey: '813878896@fabrikam.example',
          InstructionUri: 'https://cvi.fabrikam.example/teams/?key=813878896&conf={ConfId}',
        },
      },
      { cmdlet: 'Grant-CsTeamsVideoInteropServicePolicy', parameters: { PolicyName: 'PolycomServiceProviderEnabled', Global: true } },
      {
        cmdlet: 'Grant-CsTeamsVideoInteropServicePolicy',
        parameters: { Identity: 'dave@fabrikam.example', PolicyName: 'ServiceProviderDisabled' },
      },
    ],
  },
];

export const demoApps: z.input<typeof appSettings>[] = [
  {
    id: demoApp.id,
    name: 'OpenCVI gateway',
    secrets: [demoApp.secret],
    roles: [...cviRoles, 'Calendars.Read'],
    redirectUris: ['http://localhost:8080/onboarding/consent/callback', 'http://127.0.0.1:8080/onboarding/consent/callback'],
  },
];

export const demoConsents: z.input<typeof consentSettings>[] = [
  { tenant: 'contoso.example', app: demoApp.id },
  { tenant: 'fabrikam.example', app: demoApp.id },
];

export const demoMeetings: z.input<typeof meetingSettings>[] = [
  {
    tenant: 'contoso.example',
    organizer: 'alice@contoso.example',
    subject: 'Contoso open house',
    videoTeleconferenceId: '1140000001',
    lobby: 'everyone',
  },
  {
    tenant: 'contoso.example',
    organizer: 'alice@contoso.example',
    subject: 'Contoso weekly',
    attendees: ['boardroom@contoso.example'],
    videoTeleconferenceId: '1140000002',
    lobby: 'organization',
  },
  {
    tenant: 'contoso.example',
    organizer: 'bob@contoso.example',
    subject: 'Contoso board',
    videoTeleconferenceId: '1140000003',
    lobby: 'organizer',
    presenters: 'organizer',
  },
  {
    tenant: 'fabrikam.example',
    organizer: 'carol@fabrikam.example',
    subject: 'Fabrikam open house',
    videoTeleconferenceId: '0240000001',
    lobby: 'everyone',
  },
  {
    tenant: 'fabrikam.example',
    organizer: 'carol@fabrikam.example',
    subject: 'Fabrikam weekly',
    attendees: ['focus@fabrikam.example'],
    videoTeleconferenceId: '0240000002',
    lobby: 'organization',
  },
];

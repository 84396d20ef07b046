import { type Customer, instructionUri } from '../partners/customer.ts';
import type { Partner, PartnerId } from '../partners/partner.ts';
import { partners } from '../partners/partners.ts';
import { quote } from './quote.ts';

/** The PowerShell that an administrator of the customer pastes: connects, makes or changes the provider, grants the policy, checks. */
export function powershellFor(profile: PartnerId, customer: Customer): string {
  const partner = partners[profile];
  return `${[
    `# Video interop with Microsoft Teams: provider ${partner.name}, tenant key ${oneLine(customer.tenantKey)}`,
    '# Run as Teams Administrator. Once: Install-Module MicrosoftTeams',
    ...careful(instructionUri(partner, customer)),
    `Connect-MicrosoftTeams${customer.tenantId === undefined ? '' : ` -TenantId ${quote(customer.tenantId)}`}`,
    '',
    ...provider(partner, customer),
    '',
    '# Meetings scheduled from now on get the coordinates; Teams keeps policies for 6 hours',
    ...grants(partner, customer),
    '',
    '# Check',
    'Get-CsVideoInteropServiceProvider',
    'Get-CsTeamsVideoInteropServicePolicy Global',
    ...mailboxes(customer),
  ].join('\r\n')}\r\n`;
}

/** Whoever opens an invitation would be led to his own machine. */
function careful(uri: string): string[] {
  const hostname = URL.parse(uri)?.hostname ?? '';
  if (!/^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/i.test(hostname)) return [];
  return [`# Careful: InstructionUri leads to ${hostname}, which is every reader's own machine. Give the gateway a public address first`];
}

function provider(partner: Partner, customer: Customer): string[] {
  const name = quote(partner.name);
  return [
    '$provider = @{',
    `  TenantKey = ${quote(customer.tenantKey)}`,
    `  InstructionUri = ${quote(instructionUri(partner, customer))}`,
    ...trust(customer),
    '}',
    `if (Get-CsVideoInteropServiceProvider | Where-Object { $_.Identity -eq ${name} }) {`,
    `  Set-CsVideoInteropServiceProvider -Identity ${name} @provider`,
    '} else {',
    `  New-CsVideoInteropServiceProvider -Name ${name} @provider`,
    '}',
  ];
}

function trust({ applicationIds = [] }: Customer): string[] {
  if (applicationIds.length === 0) return ['  AllowAppGuestJoinsAsAuthenticated = $false'];
  return ['  AllowAppGuestJoinsAsAuthenticated = $true', `  AadApplicationIds = ${quote(applicationIds.join(';'))}`];
}

function grants({ policy }: Partner, { grant }: Customer): string[] {
  const cmdlet = `Grant-CsTeamsVideoInteropServicePolicy -PolicyName ${quote(policy)}`;
  const users = grant?.users ?? [];
  const groups = grant?.groups ?? [];
  if (users.length + groups.length === 0) return [`${cmdlet} -Global`];
  return [
    ...users.map(user => `${cmdlet} -Identity ${quote(user)}`),
    ...groups.map(({ id, rank }) => `${cmdlet} -Group ${quote(id)}${rank === undefined ? '' : ` -Rank ${Math.trunc(rank)}`}`),
  ];
}

/** Exchange throws the body of invitations to rooms away unless told otherwise, and with it the coordinates. */
function mailboxes({ rooms = [] }: Customer): string[] {
  if (rooms.length === 0) return [];
  const options = '-DeleteComments $false -DeleteSubject $false -AddOrganizerToSubject $false -ProcessExternalMeetingMessages $true';
  return [
    '',
    '# Room mailboxes for one-touch dial. Once: Install-Module ExchangeOnlineManagement',
    'Connect-ExchangeOnline',
    ...rooms.map(room => `Set-CalendarProcessing -Identity ${quote(room)} ${options}`),
  ];
}

const oneLine = (text: string): string => quote(text).slice(1, -1);

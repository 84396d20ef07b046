import { networkInterfaces } from 'node:os';
import path from 'node:path';
import type { AdminToken } from '../http/admin-token.ts';
import type { Gateway } from './gateway.ts';

/** What a person needs to know once the gateway runs. */
export function startMessage(gateway: Gateway, token: AdminToken, program = 'opencvi'): string {
  const url = gateway.http.url;
  return [
    '',
    `OpenCVI is ready (profile ${gateway.config.profile.name}).`,
    '',
    ...section('Listens on', [...gateway.describe('protocols'), ...gateway.describe('mediaEngine'), `web and API: ${url}`]),
    ...section('Dial from a room system', [...gateway.describe('dialPlans'), ...anyHost(gateway)]),
    ...section('Meetings', gateway.describe('meetingProviders')),
    ...gateway.describe('httpRoutes').map(line => (line === '' ? '' : `  ${line}`)),
    ...section('API', [
      `curl ${trusting(gateway)}-H "Authorization: Bearer ${token.from === 'file' ? `$(cat ${token.file})` : '$OPENCVI_ADMIN_TOKEN'}" ${url}/api/v1/calls`,
      gateway.describe('dialPlans').length > 0
        ? `${program} calls · ${program} dial sip:teams@127.0.0.1 --digits 1172827458# · Ctrl-C stops`
        : 'Ctrl-C stops',
    ]),
  ].join('\n');
}

function trusting({ config: { settings } }: Gateway): string {
  return settings.http.tls === 'self-signed' ? `--cacert ${path.join(settings.data, 'http', 'tls-cert.pem')} ` : '';
}

/** Said where a tenant takes every domain, as out of the box. */
function anyHost(gateway: Gateway): string[] {
  const { tenants } = gateway.config.settings;
  if (gateway.describe('dialPlans').length === 0 || (tenants.length > 0 && !tenants.some(({ domains }) => domains.includes('*'))))
    return [];
  return [`{domain} is anything here: whatever stands after the @ is accepted, such as ${ownAddress()}`];
}

/** An address of this machine that others may reach. */
function ownAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap(list => list ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`  ${title}`, ...lines.map(line => `    ${line}`), ''];
}

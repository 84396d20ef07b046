import type { DataFolder } from '@opencvi/plugin-api';
import type { Simulator } from './simulator.ts';

/** How to point a gateway at the simulator, a line each. */
export function describeSimulator(simulator: Simulator, data: DataFolder): readonly string[] {
  const url = simulator.url();
  const { directory, scheduler } = simulator;
  return [
    'Microsoft Teams, simulated',
    `  login and Graph: ${url}`,
    `  callback keys:   ${url}/v1/.well-known/OpenIdConfiguration`,
    `  its page:        ${url}/simulator (admin token: ${data.path('admin-token')})`,
    `  media bot:       ${url} (token: file:${simulator.botTokenFile})`,
    ...(url.startsWith('https:') ? [`  trust its certificate: NODE_EXTRA_CA_CERTS=${data.path('http', 'tls-cert.pem')}`] : []),
    '',
    'Applications',
    ...directory.apps.map(
      ({ id, name, secrets }) => `  ${name}: client id ${id}${secrets[0] === undefined ? '' : `, secret ${secrets[0]}`}`,
    ),
    '',
    'Tenants',
    ...directory.tenants.map(({ id, domain }) => `  ${domain}: ${id}`),
    '',
    'Meetings (Video ID, lobby, organizer at a browser)',
    ...scheduler.all.map(
      ({ subject, videoTeleconferenceId = '-', lobby, local }) => `  ${videoTeleconferenceId} ${subject} (${lobby}): ${local.organizerUrl}`,
    ),
    '',
  ];
}

import { partnerTemplates } from '@opencvi/cvi-invitation';
import type { Partner, PartnerId } from './partner.ts';
import { federationRecord, h323Records, h323Rules, mediaRules, microsoftRule, sipRecords, sipRules, sipUdpRecord } from './ports.ts';

const pexip: Partner = {
  id: 'pexip-infinity',
  name: 'Pexip',
  policy: 'PexipServiceProviderEnabled',
  title: 'Pexip Infinity and Pexip Service',
  status: 'active',
  tenantKey: { shape: '{key}@{domain}', key: 'teams', domain: 'vc.example.com', sharedDomain: false },
  instructionUri: {
    shape: 'https://{host}/teams/?conf={ConfId}&ivr={key}&d={domain}&ip={ip}&prefix={prefix}',
    host: 'vc.example.com',
    certainty: 'second-hand',
  },
  applicationIds: {
    known: [{ id: '923c9f0a-b883-4efe-af73-54810da59f83', of: "Pexip's cloud service", certainty: 'second-hand' }],
    note: 'A self-hosted deployment registers its own application: take the id from there.',
  },
  dial: partnerTemplates.pexip,
  dns: [...sipRecords, sipUdpRecord, ...h323Records, federationRecord],
  firewall: [
    ...sipRules,
    ...h323Rules,
    { from: 'room', to: 'gateway', protocol: 'udp', ports: '1719', purpose: 'H.323 registration', certainty: 'documented' },
    {
      from: 'room',
      to: 'gateway',
      protocol: 'tcp',
      ports: '33000-39999',
      purpose: 'H.245 and further signalling',
      certainty: 'documented',
    },
    ...mediaRules('40000-49999', 'documented'),
    microsoftRule,
  ],
};

const poly: Partner = {
  id: 'polycom-realconnect',
  name: 'Polycom',
  policy: 'PolycomServiceProviderEnabled',
  title: 'Poly RealConnect',
  status: "replaced by Poly CloudConnect; its customers have moved to Pexip's service",
  tenantKey: { shape: '{key}@{domain}', key: '813878896', domain: 't.plcm.vc', sharedDomain: true },
  instructionUri: { shape: 'https://{host}/teams/?key={key}&conf={ConfId}', host: 'dialin.plcm.vc', certainty: 'second-hand' },
  applicationIds: { known: [], note: "On the partner's page of PowerShell for the tenant key; not known here." },
  dial: partnerTemplates.poly,
  dns: [...sipRecords, ...h323Records.slice(0, 1)],
  firewall: [...sipRules, ...h323Rules, microsoftRule],
};

const blueJeans: Partner = {
  id: 'bluejeans-gateway',
  name: 'BlueJeans',
  policy: 'BlueJeansServiceProviderEnabled',
  title: 'BlueJeans Gateway for Microsoft Teams',
  status: 'discontinued',
  tenantKey: { shape: '{key}@{domain}', key: '130885042', domain: 'teams.bjn.vc', sharedDomain: true },
  instructionUri: {
    shape: 'https://{host}/knowledge/vtc-dial-in-options-for-teams',
    host: 'support.bluejeans.com',
    certainty: 'second-hand',
  },
  applicationIds: { known: [], note: 'Not known.' },
  dial: partnerTemplates.bluejeans,
  dns: [...sipRecords, ...h323Records.slice(0, 1)],
  firewall: [...sipRules, ...h323Rules, microsoftRule],
};

const cisco: Partner = {
  id: 'cisco-webex',
  name: 'Cisco',
  policy: 'CiscoServiceProviderEnabled',
  title: 'Webex Video Integration for Microsoft Teams',
  status: 'active',
  tenantKey: { shape: '{key}@{domain}', key: 'contoso', domain: 'm.webex.com', sharedDomain: true },
  instructionUri: {
    shape: 'https://{host}/msteams?confid={ConfId}&tenantkey={key}&domain={domain}',
    host: 'www.webex.com',
    certainty: 'documented',
  },
  applicationIds: { known: [], note: "Trusted rooms join under the partner's own permission (Calls.JoinGroupCall.All), so none are set." },
  dial: partnerTemplates.cisco,
  dns: [...sipRecords],
  firewall: [...sipRules, ...mediaRules('36000-59999', 'documented'), microsoftRule],
};

/** The four partners by profile. */
export const partners: Readonly<Record<PartnerId, Partner>> = {
  'pexip-infinity': pexip,
  'polycom-realconnect': poly,
  'bluejeans-gateway': blueJeans,
  'cisco-webex': cisco,
};

/** The partner of a profile, or of a name as the cmdlets have it. */
export function partnerNamed(name: string): Partner | undefined {
  const wanted = name.toLowerCase();
  return Object.values(partners).find(({ id, name: own }) => id === wanted || own.toLowerCase() === wanted);
}

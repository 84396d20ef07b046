import type { Address } from '@opencvi/plugin-api';
import type { TenantNames } from '../template/match-template.ts';
import type { HostPattern, Template, UserToken } from '../template/template.ts';

/** The tenant of the examples. */
export const sampleTenant: TenantNames = { domains: ['vc.example.com'], key: '813878896' };

const samples = { conf: '1172827458', key: '813878896', ip: '203.0.113.9' } as const;

/** Addresses that a template is meant for, one for each kind of host it takes. */
export function sampleAddresses(template: Template): Address[] {
  const user = template.user.map(sampleToken).join('');
  return sampleHosts(template.host).map(host => ({ user, host }));
}

function sampleToken(token: UserToken): string {
  return token.type === 'literal' ? token.text : samples[token.type];
}

function sampleHosts(host: HostPattern): string[] {
  switch (host.type) {
    case 'literal':
      return [host.text];
    case 'domain':
      return ['vc.example.com'];
    case 'ip':
      return [samples.ip];
    case 'bare':
      return ['', samples.ip];
    case 'any':
      return ['vc.example.com', samples.ip, ''];
  }
}

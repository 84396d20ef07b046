import type { CustomerCloud, CustomerIdentities } from '@opencvi/meeting-teams/api';
import { CallError, type EndCode } from '@opencvi/plugin-api';
import { neededRoles } from '../consent/app-roles.ts';

/** Two Microsoft tenants. */
export const contosoId = 'c0000000-0000-4000-8000-00000000000c';
export const fabrikamId = 'f0000000-0000-4000-8000-00000000000f';

/** Every role that is needed. */
export const allRoles = neededRoles.map(({ name }) => name);

/** The identity of meeting-teams without Microsoft: tests say what tenants have granted. */
export class FakeIdentities implements CustomerIdentities {
  /** Login hosts by cloud. */
  readonly hosts: Record<string, string> = { global: 'https://login.test', 'gcc-high': 'https://login.gov.test' };
  /** Roles by tenant id; a code: no token, for that reason. */
  readonly granted = new Map<string, readonly string[] | EndCode>([[contosoId, allRoles]]);
  /** Answers that come before those of `granted`, one each. */
  readonly first: (readonly string[] | EndCode)[] = [];
  /** Tenants that were asked for, in order. */
  readonly asked: string[] = [];
  bots: CustomerIdentities['bots'] = [];
  callback = 'https://gateway.test';

  of({ microsoft }: Parameters<CustomerIdentities['of']>[0]) {
    if (!microsoft) return undefined;
    const { tenantId, cloud } = microsoft;
    return { tenantId, cloud: this.cloud(cloud), freshClaims: async () => this.#claims(tenantId) };
  }

  cloud(name: string): CustomerCloud {
    const login = this.hosts[name];
    if (login === undefined) throw new Error(`the cloud '${name}' is not known`);
    return { name, login, graph: 'https://graph.test', clientId: 'app-1' };
  }

  callbackUrl(): string {
    return this.callback;
  }

  #claims(tenantId: string) {
    this.asked.push(tenantId);
    const answer = this.first.shift() ?? this.granted.get(tenantId) ?? 'not-consented';
    if (typeof answer === 'string') throw new CallError({ code: answer, by: 'meeting', detail: `no token: ${answer}` });
    return { tenantId, roles: answer };
  }
}

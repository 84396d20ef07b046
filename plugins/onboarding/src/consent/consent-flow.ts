import type { CustomerIdentities, CustomerIdentity } from '@opencvi/meeting-teams/api';
import { CallError, type Clock, type Logger, type PublicAddress, type Tenant, type Tenants } from '@opencvi/plugin-api';
import { tenantNamed } from '../tenant-named.ts';
import { grantsOf, missingRoles } from './app-roles.ts';
import { consentLink, redirectUri } from './consent-link.ts';
import type { ConsentOutcome } from './consent-outcome.ts';
import type { ConsentStates } from './consent-states.ts';
import { GrantedRoles } from './granted-roles.ts';

/** What consents are asked for with. */
export interface ConsentFlowOptions {
  readonly states: ConsentStates;
  readonly identities: CustomerIdentities;
  readonly tenants: Tenants;
  readonly address: PublicAddress;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What Microsoft sends an administrator back with. */
export interface ConsentReturn {
  readonly state: string;
  readonly tenant?: string | undefined;
  readonly admin_consent?: string | undefined;
  readonly error?: string | undefined;
  readonly error_description?: string | undefined;
}

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The way of an administrator to Microsoft and back, and what was really granted there. */
export class ConsentFlow {
  readonly #options: ConsentFlowOptions;
  readonly #roles: GrantedRoles;

  constructor(options: ConsentFlowOptions) {
    this.#options = options;
    this.#roles = new GrantedRoles(options.clock);
  }

  /** Where the administrator of a tenant consents. Throws when the tenant's cloud cannot be used. */
  begin(tenant: Tenant, cloudName = 'global'): string {
    const { states, identities, address } = this.#options;
    const identity = identities.of(tenant);
    const cloud = identity?.cloud ?? identities.cloud(cloudName);
    const state = states.issue({ tenant: tenant.name, cloud: cloud.name, purpose: 'consent' });
    return consentLink({ cloud, tenantId: identity?.tenantId, state, redirectUri: redirectUri(address.url) });
  }

  /** The administrator is back. */
  async finish(given: ConsentReturn): Promise<ConsentOutcome> {
    const outcome = await this.#finish(given);
    const { kind } = outcome;
    this.#options.log.info('consent returned', { outcome: kind, ...('tenant' in outcome && { tenant: outcome.tenant }) });
    return outcome;
  }

  /** A later look at what was granted. */
  async lookAgain(text: string): Promise<ConsentOutcome> {
    const state = this.#options.states.redeem(text, 'check');
    if (typeof state === 'string') return { kind: 'bad-state', problem: state };
    const tenant = tenantNamed(this.#options.tenants, state.tenant);
    const identity = tenant && this.#options.identities.of(tenant);
    return tenant && identity ? this.#granted(tenant, identity) : { kind: 'unknown-tenant', tenant: state.tenant };
  }

  /** Looks that are under way are called off. */
  close(): void {
    this.#roles.close();
  }

  async #finish(given: ConsentReturn): Promise<ConsentOutcome> {
    const { states, tenants, identities } = this.#options;
    const state = states.redeem(given.state, 'consent');
    if (typeof state === 'string') return { kind: 'bad-state', problem: state };
    const tenant = tenantNamed(tenants, state.tenant);
    if (!tenant) return { kind: 'unknown-tenant', tenant: state.tenant };
    const { name } = tenant;
    if (given.error) return { kind: 'refused', tenant: name, error: given.error, description: given.error_description };
    const got = given.tenant ?? '';
    if (given.admin_consent?.toLowerCase() !== 'true' || !guid.test(got)) return { kind: 'unclear', tenant: name };
    const identity = identities.of(tenant);
    // Nobody's word in a query is enough to act in a tenant that the operator has not named
    if (!identity) return { kind: 'unassigned', tenant: name, tenantId: got.toLowerCase(), cloud: state.cloud };
    if (identity.tenantId.toLowerCase() !== got.toLowerCase())
      return { kind: 'other-tenant', tenant: name, wanted: identity.tenantId, got };
    return this.#granted(tenant, identity);
  }

  async #granted({ name }: Tenant, identity: CustomerIdentity): Promise<ConsentOutcome> {
    const { states } = this.#options;
    const { tenantId, cloud } = identity;
    const again = (): string => states.issue({ tenant: name, cloud: cloud.name, purpose: 'check' });
    try {
      const roles = await this.#roles.of(identity);
      const grants = grantsOf(roles);
      if (missingRoles(roles).length === 0) return { kind: 'complete', tenant: name, tenantId, grants };
      return { kind: 'incomplete', tenant: name, tenantId, grants, again: again() };
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      return { kind: 'no-token', tenant: name, tenantId, reason: error.reason, again: again() };
    }
  }
}

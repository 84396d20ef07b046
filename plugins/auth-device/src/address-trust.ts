import {
  type CallContext,
  CallError,
  type DeviceAuth,
  type Logger,
  type Tenant,
  type TrustOpinion,
  type TrustRules,
} from '@opencvi/plugin-api';
import { type IpAddress, parseIpAddress } from './rules/ip-address.ts';
import { type TrustList, trustList } from './rules/trust-list.ts';

/**
 * Trusts by the address that the signalling came from. In order: the tenant's lists, the gateway's lists, the tenant's `others`, the
 * gateway's `others`. Only a tenant may open itself: where its `others` is `refused`, the gateway's `trusted` list does not count.
 */
export class AddressTrust implements DeviceAuth {
  readonly id = 'address';
  readonly #own: TrustList;
  readonly #others: TrustRules['others'];
  readonly #log: Logger;
  /** By the tenant's rules: a configuration that is loaded again brings new ones. */
  readonly #tenants = new WeakMap<TrustRules, TrustList>();

  constructor(rules: TrustRules, log: Logger) {
    this.#own = trustList(rules);
    this.#others = rules.others;
    this.#log = log;
  }

  async assess(call: CallContext): Promise<TrustOpinion | undefined> {
    const source = call.leg.remote.source;
    // A leg that never crossed a network has no address to go by.
    if (source === undefined) return undefined;
    const address = parseIpAddress(source.address);
    if (address === undefined) return undefined;
    return this.#fromLists(address, call.tenant) ?? this.#fromOthers(address, call.tenant);
  }

  #fromLists(address: IpAddress, tenant: Tenant | undefined): TrustOpinion | undefined {
    const theirs = tenant && this.#tenantList(tenant)?.lookUp(address);
    if (theirs) return opinion(theirs.trust, `${address.text} is in ${theirs.subnet.text}, ${theirs.trust} by tenant ${tenant.name}`);
    const ours = this.#own.lookUp(address);
    if (!ours || (ours.trust === 'trusted' && tenant?.trust?.others === 'refused')) return undefined;
    return opinion(ours.trust, `${address.text} is in ${ours.subnet.text}, ${ours.trust} by the gateway`);
  }

  #fromOthers(address: IpAddress, tenant: Tenant | undefined): TrustOpinion {
    const trust = tenant?.trust?.others ?? this.#others;
    const rules = tenant?.trust === undefined ? 'the gateway' : `tenant ${tenant.name}`;
    return opinion(trust, `${address.text} is in no list; ${trust} is what ${rules} says of others`);
  }

  #tenantList({ name, trust }: Tenant): TrustList | undefined {
    if (trust === undefined) return undefined;
    const known = this.#tenants.get(trust);
    if (known) return known;
    const list = this.#compiled(name, trust);
    this.#tenants.set(trust, list);
    return list;
  }

  /** Rules that cannot be read must not let anybody in, nor silently drop a `refused` entry: the call ends, and the log says why. */
  #compiled(tenant: string, trust: TrustRules): TrustList {
    try {
      return trustList(trust);
    } catch (error) {
      this.#log.error('trust rules of a tenant are wrong', { tenant, error });
      throw new CallError({ code: 'failed', by: 'gateway', detail: `the trust rules of tenant ${tenant} are wrong` }, { cause: error });
    }
  }
}

function opinion(trust: TrustOpinion['trust'], reason: string): TrustOpinion {
  return { trust, reason };
}

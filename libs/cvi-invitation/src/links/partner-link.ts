import type { Provider } from '../coordinates.ts';
import { addressOf, conferenceIdOf, domainOf, ipOf, parametersOf, prefixOf, userOf } from './link-values.ts';
import { longestUrl, unwrapUrl } from './unwrap.ts';

/** What a partner's link carries. */
export interface PartnerLink {
  /** The link, unwrapped. */
  readonly url: string;
  readonly provider: Provider;
  readonly conferenceId?: string;
  /** The part of the tenant key before the `@`. */
  readonly key?: string;
  readonly domain?: string;
  readonly prefix?: string;
  readonly ip?: string;
}

type Found = { readonly [K in keyof Omit<PartnerLink, 'url'>]: PartnerLink[K] | undefined } & { readonly provider: Provider };
type Shape = (url: URL, given: Readonly<Record<string, string | undefined>>) => Found | undefined;

/** `https://www.webex.com/msteams?confid=…&tenantkey=…&domain=m.webex.com` */
const cisco: Shape = ({ hostname, pathname }, given) => {
  if (!/(?:^|\.)webex\.com$/i.test(hostname) || !/^\/msteams\/?$/i.test(pathname)) return undefined;
  const { user, domain } = addressOf(given.tenantkey) ?? {};
  return {
    provider: 'cisco',
    conferenceId: conferenceIdOf(given.confid),
    key: user ?? userOf(given.tenantkey),
    domain: domain ?? domainOf(given.domain) ?? 'm.webex.com',
  };
};

/** `https://dialin.plcm.vc/teams/?key=…&conf=…` */
const poly: Shape = ({ hostname, pathname }, given) => {
  if (!/(?:^|\.)plcm\.vc$/i.test(hostname) || !/^\/teams(?:\/|$)/i.test(pathname)) return undefined;
  const { user, domain } = addressOf(given.key) ?? {};
  return { provider: 'poly', conferenceId: conferenceIdOf(given.conf), key: user ?? userOf(given.key), domain: domain ?? 't.plcm.vc' };
};

/** `https://pexip.me/teams/<domain>/<conf>`: the IVR of Pexip's service is always `teams@` (facts: Pexip Service). */
const pexipService: Shape = ({ hostname, pathname }) => {
  const [, domain, conf] = /^\/teams\/([^/]+)\/([^/]+)\/?$/i.exec(pathname) ?? [];
  if (!/(?:^|\.)pexip\.me$/i.test(hostname) || conf === undefined) return undefined;
  return { provider: 'pexip', conferenceId: conferenceIdOf(conf), key: 'teams', domain: domainOf(domain) };
};

/** `https://<node>/teams/?conf=…&ivr=…&d=…&ip=…&prefix=…`, on a Conferencing Node of the customer's or at join.pexip.com. */
const pexipNode: Shape = ({ pathname }, given) => {
  if (!/^\/teams\/?$/i.test(pathname) || given.conf === undefined) return undefined;
  if (given.ivr === undefined && given.d === undefined) return undefined;
  const { user, domain } = addressOf(given.ivr) ?? {};
  return {
    provider: 'pexip',
    conferenceId: conferenceIdOf(given.conf),
    key: user ?? userOf(given.ivr),
    domain: domain ?? domainOf(given.d),
    prefix: prefixOf(given.prefix),
    ip: ipOf(given.ip),
  };
};

/** `https://teams-…-joininfo.pexip.com/?conf=…&direct=…&key=…`: what `direct` and `key` hold is not documented, so only addresses count. */
const pexipJoinInfo: Shape = ({ hostname }, given) => {
  if (!/joininfo\.pexip\.com$/i.test(hostname)) return undefined;
  const { user, domain } = addressOf(given.key) ?? {};
  return { provider: 'pexip', conferenceId: conferenceIdOf(given.conf), key: user, domain: domain ?? addressOf(given.direct)?.domain };
};

/** BlueJeans' page is one for all meetings: it tells the partner and nothing else. */
const blueJeans: Shape = ({ hostname }, given) => {
  if (!/(?:^|\.)(?:bluejeans\.com|bjn\.vc)$/i.test(hostname)) return undefined;
  const conferenceId = conferenceIdOf(given.conf);
  const domain = conferenceId === undefined ? undefined : 'teams.bjn.vc';
  return { provider: 'bluejeans', conferenceId, key: userOf(given.key), domain };
};

const providers: readonly Provider[] = ['pexip', 'poly', 'bluejeans', 'cisco'];

/**
 * `https://<gateway>/join/<tenant>/<conf>?key=…&via=…`: the page of an OpenCVI gateway. Without a query it tells the conference id alone, and the
 * address in the invitation the rest.
 */
const openCvi: Shape = ({ pathname }, given) => {
  const [, conf] = /^\/join\/[^/]+\/(\d+)\/?$/i.exec(pathname) ?? [];
  const conferenceId = conferenceIdOf(conf);
  if (conferenceId === undefined) return undefined;
  const { user, domain } = addressOf(given.key) ?? {};
  const provider = providers.find(one => one === given.via?.toLowerCase()) ?? 'unknown';
  return { provider, conferenceId, key: user, domain, prefix: prefixOf(given.prefix), ip: ipOf(given.ip) };
};

/** A page of the same shape on a host of the customer's: the address in the invitation says the domain. */
const someone: Shape = (_url, given) => {
  const conferenceId = conferenceIdOf(given.conf ?? given.confid);
  const address = addressOf(given.key ?? given.tenantkey);
  const key = address?.user ?? userOf(given.key ?? given.tenantkey);
  if (conferenceId === undefined || key === undefined) return undefined;
  return { provider: 'unknown', conferenceId, key, domain: address?.domain ?? domainOf(given.domain) };
};

const shapes: readonly Shape[] = [cisco, poly, pexipService, pexipNode, pexipJoinInfo, blueJeans, openCvi, someone];

/** Reads a partner's link by its shape, mail filters' wrapping taken off. `undefined` when it is of no known shape. */
export function parsePartnerLink(link: string): PartnerLink | undefined {
  const unwrapped = unwrapUrl(link);
  const url = unwrapped.length <= longestUrl ? URL.parse(unwrapped) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const given = parametersOf(url);
  for (const shape of shapes) {
    const found = shape(url, given);
    if (found) return { ...defined(found), url: unwrapped };
  }
  return undefined;
}

function defined(found: Found): Omit<PartnerLink, 'url'> {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as unknown as Omit<PartnerLink, 'url'>;
}

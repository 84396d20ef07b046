import { isIP } from 'node:net';
import type { SrvRecord } from '@opencvi/cvi-provisioning';
import type { CheckContext, Dialling, DoctorCheck, Finding } from '../api.ts';
import { portBehind } from '../handover/network-needs.ts';
import { srvZone } from '../handover/srv-zone.ts';
import type { Ports } from '../ports.ts';
import { isLoopback } from '../probes/loopback.ts';
import type { Resolver, SrvTarget } from '../probes/resolver.ts';
import { failure, ok, skipped, warning, wordsOf } from './findings.ts';

/** What the check is made with. */
export interface DnsParts {
  readonly resolver: Resolver;
  readonly ports: () => Ports;
}

/** SRV records of the tenant's domain: there, at the right port, pointing at this gateway (RFC 2782, RFC 3263 4, H.323 Annex O). */
export function dnsCheck({ resolver, ports }: DnsParts): DoctorCheck {
  return {
    id: 'dns',
    order: 10,
    title: 'DNS',
    run: async context => {
      const { dialling } = context;
      if (!dialling) return [skipped('no domain to look at')];
      if (isIP(dialling.domain) !== 0) return [skipped(`rooms dial an address, ${dialling.domain}, which needs no records`)];
      const { own, finding } = await hostOf(resolver, context.host);
      const records = dialling.partner.dns.map(record => ({ record, port: portBehind(record.service, ports()) }));
      const findings = await Promise.all(
        records.map(({ record, port }) =>
          look({ record, port, own, dialling, context, resolver }).catch(error => unanswered(record, error)),
        ),
      );
      return [finding, ...withReachability(findings, records.filter(isNeeded).length)];
    },
  };
}

/** A service, and the port that we have for it; `undefined` where we do not offer it. */
interface Looked {
  readonly record: SrvRecord;
  readonly port: number | undefined;
}

const isNeeded = ({ record, port }: Looked): boolean => port !== undefined && /^_sips?\._tcp$/.test(record.service);

interface Looking extends Looked {
  readonly own: readonly string[];
  readonly dialling: Dialling;
  readonly context: CheckContext;
  readonly resolver: Resolver;
}

async function look({ record, port, own, dialling, context, resolver }: Looking): Promise<Finding> {
  const name = `${record.service}.${dialling.domain}`;
  const targets = (await resolver.srv(name)).filter(target => target.name !== '.' && target.name !== '');
  if (targets.length === 0) {
    if (port === undefined) return skipped(`${name}: ${record.purpose}; not offered by this gateway`);
    const lines = srvZone(dialling.partner, [{ ...record, port }], { domain: dialling.domain, host: context.host });
    const remedy = isLoopback(context.host)
      ? `say where rooms call (host of onboarding), then add the record with port ${port}`
      : `add to the zone: ${lines.trim().split('\n').join('; ')}`;
    return warning(`${name} does not exist: ${record.purpose}`, remedy);
  }
  if (port === undefined)
    return warning(`${name} exists, but this gateway does not offer it`, 'remove the record, or switch the service on');
  const wrong = targets.find(target => target.port !== port);
  if (wrong) return failure(`${name} names port ${wrong.port}; the gateway has ${port}`, `correct the record, or the port in the settings`);
  return pointing(name, targets, { own, host: context.host, resolver });
}

async function pointing(
  name: string,
  targets: readonly SrvTarget[],
  { own, host, resolver }: { readonly own: readonly string[]; readonly host: string; readonly resolver: Resolver },
): Promise<Finding> {
  for (const target of targets) {
    const addresses = await resolver.addresses(target.name);
    if (addresses.length === 0)
      return failure(`${name} points at ${target.name}, which has no address`, `make an A or AAAA record for ${target.name}`);
    if (target.name.replace(/\.$/, '').toLowerCase() === host.toLowerCase() || addresses.some(address => own.includes(address))) continue;
    return warning(
      `${name} points at ${target.name} (${addresses.join(', ')}), which is not ${host}`,
      `point it at ${host}; if ${target.name} is another node of yours, all is well`,
    );
  }
  return ok(`${name} points at ${targets.map(target => `${target.name}:${target.port}`).join(', ')}`);
}

/** Where rooms call, and what is to be said of it. */
async function hostOf(resolver: Resolver, host: string): Promise<{ readonly own: readonly string[]; readonly finding: Finding }> {
  try {
    const own = await resolver.addresses(host);
    return { own, finding: hostFinding(host, own) };
  } catch (error) {
    return { own: [], finding: failure(`${host}: the DNS does not answer: ${wordsOf(error)}`, 'look at the name servers of this machine') };
  }
}

function hostFinding(host: string, own: readonly string[]): Finding {
  if (own.length === 0) {
    return failure(`${host}, which rooms call, has no address`, `make an A or AAAA record for ${host}, or set host of onboarding`);
  }
  if (own.every(isLoopback)) {
    return warning(
      `${host} is at ${own.join(', ')}: only this machine reaches itself there`,
      'set http.publicUrl, or host of onboarding, to the name or address that rooms call',
    );
  }
  return ok(`${host} is at ${own.join(', ')}`);
}

/** Without any record for SIP no room that dials the domain finds the gateway. */
function withReachability(findings: readonly Finding[], needed: number): readonly Finding[] {
  const found = findings.filter(({ severity, message }) => /^_sips?\._tcp\./.test(message) && severity !== 'skipped');
  const none = needed > 0 && found.every(({ severity, message }) => severity === 'warning' && message.includes('does not exist'));
  return none ? findings.map(finding => (found.includes(finding) ? { ...finding, severity: 'failure' as const } : finding)) : findings;
}

function unanswered({ service }: SrvRecord, error: unknown): Finding {
  return failure(`${service}: the DNS does not answer: ${wordsOf(error)}`, 'look at the name servers of this machine');
}

import type { Coordinates, InvitationResult, InvitationWarning, Provider, TeamsMeeting } from '../coordinates.ts';
import { dialStrings } from '../dial/dial-strings.ts';
import { providerOfDomain, templatesFor } from '../dial/partner-templates.ts';
import type { PartnerLink } from '../links/partner-link.ts';

/** An address and the conference id beside it. */
export interface Pair {
  readonly user?: string;
  readonly domain?: string;
  readonly conferenceId?: string;
}

/** Where coordinates come from, the most reliable first. */
export interface Sources {
  /** `cloudVideoInteropInfo`. */
  readonly graph?: Pair | undefined;
  readonly link?: PartnerLink | undefined;
  /** The address and number that the reader sees. */
  readonly text?: Pair | undefined;
}

/** Puts coordinates together: Graph's before the link's before the text's. Disagreement is told. */
export function assemble(sources: Sources, teams: TeamsMeeting | undefined): InvitationResult {
  const { text, graph } = sources;
  const link = another(graph, sources.link) ? undefined : sources.link;
  const conferenceId = graph?.conferenceId ?? link?.conferenceId ?? text?.conferenceId;
  const domain = graph?.domain ?? link?.domain ?? text?.domain ?? link?.ip;
  const key = graph?.user ?? link?.key ?? text?.user;
  const warnings = conflicts(sources);
  const withTeams = teams && { teams };
  if (conferenceId === undefined) {
    const ivr = key !== undefined && domain !== undefined ? `; its IVR is ${key}@${domain}` : '';
    return {
      found: false,
      reason: { code: 'no-conference-id', message: `the invitation has no conference id${ivr}` },
      ...withTeams,
      warnings,
    };
  }
  if (domain === undefined || key === undefined) {
    const message = `the invitation has the conference id ${conferenceId}, but no tenant key to dial it at`;
    return { found: false, reason: { code: 'no-tenant-key', message }, ...withTeams, warnings };
  }
  const { provider, guessed } = providerOf(link, { key, domain });
  const { prefix, ip } = link ?? {};
  const optional = { ...(prefix !== undefined && { prefix }), ...(ip !== undefined && { ip }) };
  const coordinates: Coordinates = {
    provider,
    tenantKey: `${key}@${domain}`,
    conferenceId,
    domain,
    ...optional,
    dial: dialStrings(templatesFor(provider, key), { key, conf: conferenceId, domain, ...optional }),
    ...(link && { moreInfoUrl: link.url }),
    source: graph?.conferenceId !== undefined ? 'graph' : link?.conferenceId !== undefined ? 'link' : 'text',
    ...withTeams,
  };
  return { found: true, coordinates, warnings: guessed ? [...warnings, guess(coordinates)] : warnings };
}

/** The link below the event is that of another meeting: neither its prefix nor its address belongs to this one. */
function another(graph: Pair | undefined, link: PartnerLink | undefined): boolean {
  return graph?.conferenceId !== undefined && link?.conferenceId !== undefined && graph.conferenceId !== link.conferenceId;
}

/** The link tells the partner, else the domain; a word as key at a domain of one's own is how Pexip's customers have it. */
function providerOf(
  link: PartnerLink | undefined,
  { key, domain }: { key: string; domain: string },
): { provider: Provider; guessed: boolean } {
  const known = link && link.provider !== 'unknown' ? link.provider : providerOfDomain(domain);
  if (known !== undefined) return { provider: known, guessed: false };
  return { provider: /^\d+$/.test(key) ? 'unknown' : 'pexip', guessed: true };
}

function guess({ dial, tenantKey }: Coordinates): InvitationWarning {
  return { code: 'guessed', message: `no partner is known for ${tenantKey}; the dial string ${dial.sip} follows the shape of the key` };
}

function conflicts({ graph, link, text }: Sources): InvitationWarning[] {
  const stated = [
    { where: 'Graph', pair: graph },
    { where: 'the link', pair: link && { conferenceId: link.conferenceId, user: link.key, domain: link.domain } },
    { where: 'the text', pair: text },
  ];
  return (['conferenceId', 'tenantKey'] as const).flatMap(what => {
    const values = stated.flatMap(({ where, pair }) => {
      const value = what === 'conferenceId' ? pair?.conferenceId : pair?.user && pair.domain && `${pair.user}@${pair.domain}`;
      return value ? [{ where, value }] : [];
    });
    const [first, ...others] = values;
    const name = what === 'conferenceId' ? 'conference id' : 'tenant key';
    return others
      .filter(({ value }) => value.toLowerCase() !== first?.value.toLowerCase())
      .map(({ where, value }) => ({
        code: 'conflict' as const,
        message: `${first?.where} says ${name} ${first?.value}, ${where} says ${value}; ${first?.where} wins`,
      }));
  });
}

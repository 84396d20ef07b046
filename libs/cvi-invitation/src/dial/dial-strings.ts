/** What is dialled, by way of joining. */
export interface DialStrings {
  /** Straight into the meeting by SIP. */
  readonly sip: string;
  /** Straight into the meeting by H.323, where the partner takes it. */
  readonly h323?: string;
  /** The partner's IVR, which asks for the conference id. */
  readonly ivr: string;
}

/** How a partner puts its dial strings together: `{key}.{conf}@{domain}`. */
export interface DialTemplates {
  readonly sip: string;
  readonly ivr: string;
  /** Tried in order; the first whose values are all known is taken. */
  readonly h323?: readonly string[];
}

/** The values of the placeholders. */
export interface DialValues {
  /** The part of the tenant key before the `@`. */
  readonly key: string;
  readonly conf: string;
  readonly domain: string;
  readonly prefix?: string;
  readonly ip?: string;
}

/**
 * Fills a partner's templates.
 * @example `dialStrings(partnerTemplates.cisco, { key: 'contoso', conf: '1142134150', domain: 'm.webex.com' }).sip // 1142134150.contoso@m.webex.com`
 */
export function dialStrings(templates: DialTemplates, values: DialValues): DialStrings {
  const known: Readonly<Record<string, string | undefined>> = { prefix: '', ...values };
  const h323 = templates.h323?.map(template => fill(template, known)).find(filled => filled !== undefined);
  return {
    sip: fill(templates.sip, known) ?? '',
    ...(h323 !== undefined && { h323 }),
    ivr: fill(templates.ivr, known) ?? '',
  };
}

function fill(template: string, known: Readonly<Record<string, string | undefined>>): string | undefined {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.some(name => known[name] === undefined)) return undefined;
  return template.replace(/\{(\w+)\}/g, (_all, name: string) => known[name] ?? '');
}

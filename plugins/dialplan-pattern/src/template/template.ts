/** What may stand in braces in a template. `domain` only after the @. */
export const placeholderNames = ['conf', 'key', 'domain', 'ip'] as const;

/** A placeholder of a template. */
export type PlaceholderName = (typeof placeholderNames)[number];

/** A piece of the part before the @. */
export type UserToken = { readonly type: 'literal'; readonly text: string } | { readonly type: 'conf' | 'key' | 'ip' };

/** The part after the @. */
export type HostPattern =
  | { readonly type: 'literal'; readonly text: string }
  /** `*`: any host or address, or none. */
  | { readonly type: 'any' }
  /** `{domain}`: a domain of the tenant. */
  | { readonly type: 'domain' }
  /** `{ip}`: an IP address. */
  | { readonly type: 'ip' }
  /** No @ in the template: the address has no host, or an IP address, as when H.323 devices dial by address. */
  | { readonly type: 'bare' };

/** A parsed template. */
export interface Template {
  readonly text: string;
  readonly user: readonly UserToken[];
  readonly host: HostPattern;
}

/** A template that is wrong, and where. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';

  constructor(
    readonly template: string,
    /** Character in the template, from 1. */
    readonly position: number,
    problem: string,
  ) {
    super(`template '${template}', character ${position}: ${problem}`);
  }
}

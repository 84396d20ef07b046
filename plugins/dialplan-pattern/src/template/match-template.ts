import { isIP } from 'node:net';
import { type Address, unreachable } from '@opencvi/plugin-api';
import type { HostPattern, Template, UserToken } from './template.ts';

/** What templates need to know of a tenant. */
export interface TenantNames {
  /** Domains in lower case; `*` accepts any host. */
  readonly domains: readonly string[];
  /** The local part of the tenant's key, in lower case. Without one, `{key}` takes any key. */
  readonly key?: string;
}

/** What a template found in an address. */
export interface TemplateMatch {
  readonly conf?: string;
  readonly key?: string;
}

/** Matches a normalized address. Pure; `undefined` when the template does not match. */
export type Matcher = (address: Address, tenant: TenantNames) => TemplateMatch | undefined;

/** Compiles a template into a matcher. */
export function compileTemplate(template: Template): Matcher {
  const user = userPattern(template.user);
  return (address, tenant) => {
    if (!hostMatches(template.host, address.host, tenant)) return undefined;
    const found = user(tenant.key).exec(address.user);
    if (!found) return undefined;
    const { conf, key, ip } = found.groups ?? {};
    if (ip !== undefined && isIP(ip) === 0) return undefined;
    return { ...(conf !== undefined && { conf }), ...(key !== undefined && { key }) };
  };
}

/** Patterns differ by tenant key only, and tenants are few: each is built once. */
function userPattern(tokens: readonly UserToken[]): (key: string | undefined) => RegExp {
  const hasKey = tokens.some(token => token.type === 'key');
  const built = new Map<string | undefined, RegExp>();
  return tenantKey => {
    const key = hasKey ? tenantKey : undefined;
    const pattern = built.get(key) ?? new RegExp(`^${tokens.map(token => source(token, key)).join('')}$`);
    built.set(key, pattern);
    return pattern;
  };
}

function source(token: UserToken, key: string | undefined): string {
  switch (token.type) {
    case 'literal':
      return escaped(token.text);
    case 'conf':
      return '(?<conf>[0-9]{9,13})';
    case 'key':
      return `(?<key>${key === undefined ? '[a-z0-9_-]+' : escaped(key)})`;
    case 'ip':
      return '(?<ip>[0-9a-f.:]+)';
    default:
      return unreachable(token);
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function hostMatches(pattern: HostPattern, host: string, tenant: TenantNames): boolean {
  switch (pattern.type) {
    case 'any':
      return true;
    case 'domain':
      return tenant.domains.includes('*') || (host !== '' && tenant.domains.includes(host));
    case 'ip':
      return isIP(host) !== 0;
    case 'bare':
      return host === '' || isIP(host) !== 0;
    case 'literal':
      return host === pattern.text;
    default:
      return unreachable(pattern);
  }
}

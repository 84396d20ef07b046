import type { Plugin } from './plugin.ts';
import type { TenantSettings } from './tenant.ts';

/** A deployment: the plugins with their settings, and nothing else. */
export interface Profile {
  readonly kind: 'profile';
  readonly name: string;
  /** One sentence for `opencvi profiles`. */
  readonly description: string;
  readonly plugins: readonly Plugin[];
  /** Tenants that the profile brings along; the configuration file's take their place by name. */
  readonly tenants?: readonly TenantSettings[];
  /** Defaults of the gateway's own settings (`http`, `data`, `calls` ...), written as in a configuration file, which is laid over them. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/**
 * Defines a profile.
 * @example `export const acme = defineProfile({ name: 'acme', description: 'Acme rooms', plugins: [protocolSip, mediaMediasoup.with({ portMin: 50000 })] });`
 */
export function defineProfile(profile: Omit<Profile, 'kind'>): Profile {
  return Object.freeze({ kind: 'profile' as const, ...profile });
}

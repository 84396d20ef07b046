import type { OnboardingConfig } from '../config.ts';

/** The host that rooms call: as set, else that of the web address. */
export function hostOf({ host }: Pick<OnboardingConfig, 'host'>, publicUrl: string): string {
  return host ?? new URL(publicUrl).hostname.replace(/^\[|\]$/g, '');
}

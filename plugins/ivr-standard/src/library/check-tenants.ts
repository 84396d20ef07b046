import type { Logger, Tenants } from '@opencvi/plugin-api';
import type { FlowSettings } from '../config.ts';
import { checkPrompts } from './check-prompts.ts';
import type { PictureLibrary } from './picture-library.ts';
import type { PromptLibrary } from './prompt-library.ts';

/** Warns at the start of what a tenant's callers would miss. One customer's file does not keep the gateway from the others. */
export async function checkTenants(
  tenants: Tenants,
  flow: FlowSettings,
  { prompts, pictures, log }: { prompts: PromptLibrary; pictures: PictureLibrary; log: Logger },
): Promise<void> {
  for (const tenant of tenants.all().filter(({ ivr }) => ivr !== undefined)) {
    await checkPrompts(flow, prompts, tenant).catch(error =>
      log.warn('prompts of a tenant cannot be played', { tenant: tenant.name, error }),
    );
    await pictures.find('splash', tenant);
  }
}

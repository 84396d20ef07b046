import { clock, definePlugin, ivrFlows, logger, tenants } from '@opencvi/plugin-api';
import { ivrConfig } from './config.ts';
import { StandardFlow } from './flow/standard-flow.ts';
import { checkPrompts } from './library/check-prompts.ts';
import { checkTenants } from './library/check-tenants.ts';
import { PictureLibrary } from './library/picture-library.ts';
import { PromptLibrary } from './library/prompt-library.ts';

/** The IVR that room systems hear and see: asks for the conference id, keeps company in the lobby, says goodbye. */
export const ivrStandard = definePlugin({
  name: 'ivr-standard',
  api: 1,
  description: 'Asks callers for their conference id, in speech and picture',
  config: ivrConfig,
  needs: { log: logger, clock, tenants },
  setup(host, { config, log, clock, tenants }) {
    const prompts = new PromptLibrary(config.prompts, log);
    const pictures = new PictureLibrary(config.pictures, log);
    host.contribute(ivrFlows, new StandardFlow(config.flow, { prompts, pictures, clock }));
    host.onStart(() => checkPrompts(config.flow, prompts));
    host.onStart(() => pictures.check());
    host.onStart(() => checkTenants(tenants, config.flow, { prompts, pictures, log }));
  },
});

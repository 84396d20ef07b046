import { Provisioning } from '@opencvi/cvi-provisioning';
import { cliCommands, clock, dataFolder, definePlugin, httpRoutes, tenants } from '@opencvi/plugin-api';
import { gatewayFacts, provisionedCustomers } from './api.ts';
import { policyCommand } from './cli/policy-command.ts';
import { providerCommand } from './cli/provider-command.ts';
import { provisionCommand } from './cli/provision-command.ts';
import { provisioningConfig } from './config.ts';
import { provisioned } from './provisioned.ts';
import { handoverRoutes } from './routes/handover-routes.ts';
import { policyRoutes } from './routes/policy-routes.ts';
import { providerRoutes } from './routes/provider-routes.ts';
import { FileStore } from './store/file-store.ts';

/** Video interop providers and policies of the tenants, and what sets a real tenant up. */
export const provisioning = definePlugin({
  name: 'provisioning',
  api: 1,
  description: 'Video interop providers and policies of Teams tenants, and the PowerShell for real ones',
  config: provisioningConfig,
  needs: { data: dataFolder, clock, tenants, gateways: gatewayFacts },
  setup(host, { config, data, clock, tenants, gateways }) {
    const store = new FileStore(() => data.path(config.file), clock);
    const parts = { provisioning: new Provisioning(store), tenants, config, gateways };
    host.contribute(provisionedCustomers, provisioned(parts.provisioning, config));
    host.contribute(cliCommands, providerCommand(parts));
    host.contribute(cliCommands, policyCommand(parts));
    host.contribute(cliCommands, provisionCommand(parts));
    host.contribute(httpRoutes, {
      id: 'provisioning',
      routes: [...providerRoutes(parts), ...policyRoutes(parts), ...handoverRoutes(parts)],
    });
  },
});

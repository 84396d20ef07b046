import { customerIdentities } from '@opencvi/meeting-teams/api';
import {
  cliCommands,
  clock,
  dataFolder,
  definePlugin,
  dialPlans,
  httpRoutes,
  logger,
  mediaEngine,
  meetingProviders,
  protocols,
  publicAddress,
  tenants,
} from '@opencvi/plugin-api';
import { gatewayFacts, provisionedCustomers } from '@opencvi/provisioning/api';
import { onboardingChecks } from './api.ts';
import { builtInChecks } from './checks/built-in-checks.ts';
import { onboardingConfig } from './config.ts';
import { ConsentFlow } from './consent/consent-flow.ts';
import { consentRoutes } from './consent/consent-routes.ts';
import { ConsentStates } from './consent/consent-states.ts';
import { Customers } from './customers.ts';
import { doctorCommand } from './doctor/doctor-command.ts';
import { doctorRoutes } from './doctor/doctor-routes.ts';
import { gatewayFactsOf } from './handover/gateway-facts.ts';
import { handoverRoutes } from './handover/handover-routes.ts';
import { pageRoutes } from './pages/page-routes.ts';
import { networkProbes } from './probes/probes.ts';

/** Customers, from consent to the first call: consent, instruction pages, what is handed over, `opencvi doctor`. */
export const onboarding = definePlugin({
  name: 'onboarding',
  api: 1,
  description: 'Customers, from consent to the first call: consent, instruction pages, hand-over, opencvi doctor',
  config: onboardingConfig,
  needs: {
    identities: customerIdentities,
    checks: onboardingChecks,
    plans: dialPlans,
    providers: meetingProviders,
    protocols,
    engine: mediaEngine,
    provisioned: provisionedCustomers,
    address: publicAddress,
    tenants,
    data: dataFolder,
    clock,
    log: logger,
  },
  setup(host, given) {
    const parts = { ...given, customers: new Customers(given) };
    const { config, clock, data, engine } = parts;
    const probes = networkProbes(clock, config.timeout);
    const states = new ConsentStates({ data, clock, lifetime: config.consentLifetime });
    const flow = new ConsentFlow({ ...parts, states });
    host.onStop(() => flow.close());
    for (const check of builtInChecks({ ...parts, probes })) host.contribute(onboardingChecks, check);
    host.contribute(gatewayFacts, gatewayFactsOf(parts));
    host.contribute(cliCommands, doctorCommand(parts));
    host.contribute(httpRoutes, {
      id: 'onboarding',
      describe: () => [
        'Onboarding: consent at /onboarding/consent/<tenant>, hand-over at /onboarding/handover/<tenant>, instructions at /join/<tenant>/<id>',
      ],
      routes: [
        ...consentRoutes({ ...parts, flow }),
        ...pageRoutes(parts),
        ...handoverRoutes(parts),
        ...doctorRoutes({ ...parts, joins: { ...parts, engine } }),
      ],
    });
  },
});

export default onboarding;

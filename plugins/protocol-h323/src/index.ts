import { clock, definePlugin, logger, metrics, protocols, tenants } from '@opencvi/plugin-api';
import { config } from './config.ts';
import { H323Protocol } from './h323-protocol.ts';
import { h323Metrics } from './metrics.ts';

/** H.323 room systems: H.225.0 call signalling, H.245, RAS. */
export const protocolH323 = definePlugin({
  name: 'protocol-h323',
  api: 1,
  description: 'H.323 room systems, with a gatekeeper or without',
  config,
  metrics: h323Metrics,
  needs: { clock, log: logger, metrics, tenants },
  setup(host, { config, clock, log, metrics, tenants }) {
    const h323 = new H323Protocol(config, { clock, log, metrics, tenants });
    host.contribute(protocols, h323);
    host.onStop(() => h323.close());
  },
});

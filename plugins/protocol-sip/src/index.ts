import { clock, dataFolder, definePlugin, logger, metrics, protocols } from '@opencvi/plugin-api';
import { config } from './config.ts';
import { sipMetrics } from './metrics.ts';
import { SipProtocol } from './sip-protocol.ts';

/** SIP room systems, by UDP, TCP and TLS. */
export const protocolSip = definePlugin({
  name: 'protocol-sip',
  api: 1,
  description: 'SIP room systems by UDP, TCP and TLS',
  config,
  metrics: sipMetrics,
  needs: { clock, log: logger, metrics, folder: dataFolder },
  setup(host, { config, clock, log, metrics, folder }) {
    const sip = new SipProtocol(config, { clock, log, metrics, folder });
    host.contribute(protocols, sip);
    host.onStop(() => sip.close());
  },
});

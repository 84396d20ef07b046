import { definePlugin, deviceAuth, logger, trustRules } from '@opencvi/plugin-api';
import { AddressTrust } from './address-trust.ts';

/** Trust of room systems by address or subnet. */
export const authDevice = definePlugin({
  name: 'auth-device',
  api: 1,
  description: 'Trusts, admits or refuses room systems by their address',
  config: trustRules,
  needs: { log: logger },
  setup(host, { config, log }) {
    host.contribute(deviceAuth, new AddressTrust(config, log));
  },
});

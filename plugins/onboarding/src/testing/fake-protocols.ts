import { definePlugin, protocols, type SignalingProtocol } from '@opencvi/plugin-api';
import { z } from 'zod';

/** A protocol that nobody calls by. */
export function silentProtocol(id: string): SignalingProtocol {
  return { id, listen: async () => {}, dial: () => Promise.reject(new Error('no calls here')), close: async () => {} };
}

/** A gateway that speaks SIP and H.323, to nobody. */
export const fakeProtocols = definePlugin({
  name: 'fake-protocols',
  api: 1,
  config: z.object({}),
  needs: {},
  setup(host) {
    for (const id of ['sip', 'h323']) host.contribute(protocols, silentProtocol(id));
  },
});

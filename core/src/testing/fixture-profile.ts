import { definePlugin, defineProfile, duration, secret } from '@opencvi/plugin-api';
import { z } from 'zod';

/** A plugin with every kind of setting, for tests of the configuration. */
export const fixturePlugin = definePlugin({
  name: 'fixture-plugin',
  api: 1,
  config: z.object({
    udpPort: z.number().int().default(5060).describe('Port'),
    timeout: duration().prefault('5s').describe('Time'),
    password: secret().optional().describe('Secret'),
    nested: z.object({ colour: z.enum(['red', 'green']).default('red') }).prefault({}),
  }),
  needs: {},
  setup: () => {},
});

/** A profile with a setting of its own. */
export const fixtureProfile = defineProfile({
  name: 'fixture',
  description: 'For tests',
  plugins: [fixturePlugin.with({ udpPort: 5070, nested: { colour: 'green' } })],
  settings: { http: { port: 8070, bodyLimit: 1_000 } },
});

import { expect, test } from '@jest/globals';
import { Gateway, loadConfig, pinoLogger } from '@opencvi/core';

test('the profile is a whole gateway, beside which another one finds its ports free', async () => {
  const config = await loadConfig({ environment: {}, cwd: '/tmp', profile: 'teams-simulator' });
  expect(config.settings).toMatchObject({ data: '/tmp/data-teams', http: { host: '127.0.0.1', port: 8443, tls: 'self-signed' } });
  const gateway = new Gateway(config, { log: pinoLogger({ level: 'silent' }), processMetrics: false });
  expect(gateway.describe('protocols')).toEqual([]);
});

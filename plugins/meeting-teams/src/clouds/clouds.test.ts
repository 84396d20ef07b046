import { expect, test } from '@jest/globals';
import { clientId, revealed } from '../testing/settings.ts';
import { Clouds, makeCloud } from './clouds.ts';

const application = { clientId, secret: revealed('x') };

test.each([
  ['global', 'login.microsoftonline.com', 'graph.microsoft.com'],
  ['gcc', 'login.microsoftonline.com', 'graph.microsoft.com'],
  ['gcc-high', 'login.microsoftonline.us', 'graph.microsoft.us'],
  ['dod', 'login.microsoftonline.us', 'dod-graph.microsoft.us'],
  ['bleu', 'login.sovcloud-identity.fr', 'graph.svc.sovcloud.fr'],
])('%s', (name, login, graph) => {
  const cloud = makeCloud(name, {}, application);
  expect(cloud).toMatchObject({ name, login: `https://${login}`, graph: `https://${graph}`, application });
  expect(cloud.callbackIssuers).toContain(`https://${graph}`);
});

test('a cloud of ones own, with its own application', () => {
  const own = { clientId: '0a1b2c3d-0000-4000-8000-000000000009', secret: revealed('y') };
  const clouds = new Clouds(undefined, {
    lab: {
      login: 'https://127.0.0.1:20500/',
      graph: 'https://127.0.0.1:20500',
      callbackOpenId: 'https://127.0.0.1:20500/openid',
      ca: '/ca.pem',
      application: own,
    },
  });
  expect(clouds.get('lab')).toMatchObject({ login: 'https://127.0.0.1:20500', ca: '/ca.pem', application: own });
  expect(clouds.get('lab')).toBe(clouds.get('lab'));
  expect(() => clouds.get('global')).toThrow("the cloud 'global' has no application");
});

test('a setting covers a known host, an absent one does not', () => {
  const cloud = makeCloud('gcc-high', { callbackOpenId: 'https://other.test/openid', login: undefined }, application);
  expect(cloud).toMatchObject({ login: 'https://login.microsoftonline.us', callbackOpenId: 'https://other.test/openid' });
});

test('a refused cloud stays refused, whatever is set', () => {
  expect(() =>
    makeCloud('china', { login: 'https://a.test', graph: 'https://b.test', callbackOpenId: 'https://c.test' }, application),
  ).toThrow('cannot be used');
});

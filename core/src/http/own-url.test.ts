import { expect, test } from '@jest/globals';
import { gatewaySettings } from '../config/gateway-settings.ts';
import { ownUrl } from './own-url.ts';

test.each([
  [{}, 'http://127.0.0.1:8080'],
  [{ host: '0.0.0.0', port: 80 }, 'http://127.0.0.1:80'],
  [{ host: '::' }, 'http://127.0.0.1:8080'],
  [{ host: '2001:db8::7', tls: 'self-signed' }, 'https://[2001:db8::7]:8080'],
  [{ publicUrl: 'https://cvi.example.com/' }, 'https://cvi.example.com'],
])('%j is reached at %s', (http, url) => {
  expect(ownUrl(gatewaySettings.parse({ http }).http)).toBe(url);
});

import { Secret, type Tenant, tenantSettings } from '@opencvi/plugin-api';
import { type Config, config } from '../config.ts';

/** The application of every test. */
export const clientId = '0a1b2c3d-0000-4000-8000-000000000001';
/** Two customers. */
export const contosoId = 'c0000000-0000-4000-8000-00000000000c';
export const fabrikamId = 'f0000000-0000-4000-8000-00000000000f';
export const login = 'https://login.test';
export const graph = 'https://graph.test';
export const openId = 'https://keys.test/openid';
export const botUrl = 'https://192.0.2.50:9442';

/** A secret that needs no environment. */
export function revealed(value: string): Secret {
  const secret = new Secret('env:TEST');
  secret.resolve(() => value);
  return secret;
}

/** Settings that point at the fakes. */
export function testConfig(settings: Record<string, unknown> = {}): Config {
  const parsed = config.parse({
    application: { clientId, secret: 'env:TEST' },
    clouds: { test: { login, graph, callbackOpenId: openId } },
    media: { bots: [{ url: botUrl, token: 'env:BOT' }] },
    ...settings,
  });
  parsed.application?.secret?.resolve(() => 'secret of the application');
  for (const bot of parsed.media.bots) bot.token.resolve(() => 'bot-token');
  return parsed;
}

/** A tenant of the gateway whose meetings are in Microsoft's. */
export function tenantOf(name: string, tenantId: string, more: Record<string, unknown> = {}): Tenant {
  return tenantSettings.parse({ name, domains: [`${name}.test`], microsoft: { tenantId, cloud: 'test' }, ...more });
}

export const contoso = tenantOf('contoso', contosoId);
export const fabrikam = tenantOf('fabrikam', fabrikamId);

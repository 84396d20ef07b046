import { randomUUID } from 'node:crypto';
import type { Clock } from '@opencvi/plugin-api';
import { createLocalJWKSet, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Directory } from '../directory/directory.ts';
import type { App, Tenant } from '../directory/settings.ts';
import type { SigningKeys } from './signing-keys.ts';

/** Graph's application id and its usual URI: audiences of tokens, whatever the host of the simulator. */
const graphAudiences = ['https://graph.microsoft.com', 'https://graph.microsoft.com/', '00000003-0000-0000-c000-000000000000'];

/** What tokens are made with. */
export interface TokensOptions {
  readonly keys: SigningKeys;
  readonly directory: Directory;
  readonly clock: Clock;
  /** Milliseconds. */
  readonly lifetime: number;
  /** `https://host:port` of the simulator. */
  readonly url: () => string;
}

/** An application that calls Graph in a tenant. */
export interface AppPrincipal {
  readonly tenant: Tenant;
  readonly app: App;
  readonly roles: readonly string[];
}

const claims = z.object({ tid: z.string(), appid: z.string(), roles: z.array(z.string()).default([]) });

/** Makes and checks access tokens for Graph. */
export class Tokens {
  readonly #options: TokensOptions;

  constructor(options: TokensOptions) {
    this.#options = options;
  }

  /** Issuer of a tenant's tokens. */
  issuer(tenant: Tenant): string {
    return `${this.#options.url()}/${tenant.id}/v2.0`;
  }

  /** Audiences that this simulator takes for its Graph. */
  get audiences(): readonly string[] {
    return [this.#options.url(), `${this.#options.url()}/`, ...graphAudiences];
  }

  /** An access token; claims as in a version 1 token of Entra for an application. */
  async issue(tenant: Tenant, app: App, audience: string): Promise<{ token: string; expiresIn: number }> {
    const { keys, directory, clock, lifetime } = this.#options;
    const now = Math.floor(clock.now() / 1_000);
    const expiresIn = Math.floor(lifetime / 1_000);
    const roles = directory.granted(tenant, app.id) ?? [];
    const token = await new SignJWT({
      appid: app.id,
      app_displayname: app.name,
      azp: app.id,
      idtyp: 'app',
      tid: tenant.id,
      ver: '1.0',
      ...(roles.length > 0 && { roles: [...roles] }),
    })
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: keys.current.kid })
      .setIssuer(this.issuer(tenant))
      .setAudience(audience)
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + expiresIn)
      .setJti(randomUUID())
      .sign(keys.current.privateKey);
    return { token, expiresIn };
  }

  /** Whom a token stands for. Rejects with the error of `jose` when it is not good. */
  async verify(token: string): Promise<AppPrincipal> {
    const { keys, directory, clock } = this.#options;
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys.jwks), {
      algorithms: ['RS256'],
      audience: [...this.audiences],
      currentDate: new Date(clock.now()),
      requiredClaims: ['exp', 'tid', 'appid'],
    });
    const { tid, appid, roles } = claims.parse(payload);
    const tenant = directory.tenant(tid);
    const app = directory.app(appid);
    if (tenant === undefined || app === undefined || payload.iss !== this.issuer(tenant))
      throw new Error('the token is of no known tenant or application');
    return { tenant, app, roles };
  }
}

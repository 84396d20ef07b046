import { decodeJwt } from 'jose';

/** What an access token says of itself, where it can be read. Nothing is verified: the token was just received from Entra over TLS. */
export interface Claims {
  readonly tenantId?: string;
  /** App roles that the tenant has really granted. */
  readonly roles?: readonly string[];
  readonly applicationId?: string;
}

/** Reads a token's claims; nothing when it is opaque. */
export function readClaims(token: string): Claims {
  try {
    const { tid, roles, appid, azp } = decodeJwt(token);
    const applicationId = appid ?? azp;
    return {
      ...(typeof tid === 'string' && { tenantId: tid }),
      ...(Array.isArray(roles) && { roles: roles.filter(role => typeof role === 'string') }),
      ...(typeof applicationId === 'string' && { applicationId }),
    };
  } catch {
    return {};
  }
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AdminAuth } from '@opencvi/plugin-api';

/** The admin token, and where it came from. */
export interface AdminToken {
  readonly value: string;
  readonly from: 'environment' | 'file';
  readonly file: string;
}

/** `OPENCVI_ADMIN_TOKEN`, else the one in the data folder, made on first start and readable by its owner alone. */
export function adminToken(data: string, environment: Readonly<Record<string, string | undefined>>): AdminToken {
  const file = path.join(data, 'admin-token');
  const given = environment.OPENCVI_ADMIN_TOKEN;
  if (given) return { value: given, from: 'environment', file };
  if (!existsSync(file)) {
    mkdirSync(data, { recursive: true });
    writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  }
  chmodSync(file, 0o600);
  return { value: readFileSync(file, 'utf8').trim(), from: 'file', file };
}

/** Takes `Authorization: Bearer <token>` (RFC 6750); compares in constant time. */
export function tokenAuth(token: string): AdminAuth {
  const wanted = digest(token);
  return {
    id: 'admin-token',
    order: 1_000,
    identify: async ({ headers }) => {
      const [, given] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
      return given !== undefined && timingSafeEqual(digest(given), wanted) ? { name: 'admin' } : undefined;
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AdminAuth } from '@opencvi/plugin-api';
import { BootError } from '../host/boot-error.ts';

const fileName = 'admin-token';

/** The admin token, and where it came from. */
export interface AdminToken {
  readonly value: string;
  readonly from: 'environment' | 'file';
  readonly file: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** `OPENCVI_ADMIN_TOKEN`, else the one in the data folder, made on first start and readable by its owner alone. Throws a `BootError`. */
export function adminToken(data: string, environment: Environment): AdminToken {
  try {
    // What is in it, records of calls among it, is for nobody else on this machine
    mkdirSync(data, { recursive: true, mode: 0o700 });
    const known = knownAdminToken(data, environment);
    if (known) return known;
    const file = path.join(data, fileName);
    // Whole or not at all: a disk that is full leaves no empty token behind
    writeFileSync(`${file}.new`, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return { value: readFileSync(file, 'utf8').trim(), from: 'file', file };
  } catch (cause) {
    const what = `${data} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new BootError([
      { who: 'data folder', what, remedy: "make room, or give the gateway's user write access, or set data to another folder", cause },
    ]);
  }
}

/** The token of a gateway that has been started before; for commands that talk to it and must not make one. */
export function knownAdminToken(data: string, environment: Environment): AdminToken | undefined {
  const file = path.join(data, fileName);
  const given = environment.OPENCVI_ADMIN_TOKEN;
  if (given) return { value: given, from: 'environment', file };
  if (!existsSync(file)) return undefined;
  const value = readFileSync(file, 'utf8').trim();
  if (value === '') return undefined;
  chmodSync(file, 0o600);
  return { value, from: 'file', file };
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

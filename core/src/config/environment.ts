import { parse } from 'yaml';
import type { z } from 'zod';
import { suggestion } from './check-value.ts';
import type { KeyPath } from './config-source.ts';
import { childSchema, knownKeys } from './schema-shape.ts';

const prefix = 'OPENCVI_';
/** Variables of that prefix which are not settings. */
const reserved = new Set(['OPENCVI_ADMIN_TOKEN']);

/** Settings from the environment, with the variable that each came from. */
export interface EnvironmentLayer {
  readonly entries: readonly { readonly path: KeyPath; readonly value: unknown; readonly variable: string }[];
  readonly problems: readonly { readonly variable: string; readonly message: string }[];
}

/**
 * Reads `OPENCVI_HTTP__PORT=9000` as `http.port`, `OPENCVI_PLUGINS__PROTOCOL_SIP__UDP_PORT=5070` as `plugins.protocol-sip.udpPort`: two
 * underscores go down a level, the name is matched with the schema's. Values are YAML. `schemaOfPlugin` knows the loaded plugins.
 */
export function environmentLayer(
  environment: Readonly<Record<string, string | undefined>>,
  schema: z.ZodType,
  plugins: ReadonlyMap<string, z.ZodType>,
): EnvironmentLayer {
  const entries: EnvironmentLayer['entries'][number][] = [];
  const problems: EnvironmentLayer['problems'][number][] = [];
  for (const [variable, text] of Object.entries(environment)) {
    if (!variable.startsWith(prefix) || reserved.has(variable) || text === undefined) continue;
    const found = resolve(variable.slice(prefix.length).split('__'), schema, plugins);
    if ('message' in found) problems.push({ variable, message: found.message });
    else entries.push({ path: found.path, value: parse(text), variable });
  }
  return { entries, problems };
}

function resolve(
  parts: readonly string[],
  root: z.ZodType,
  plugins: ReadonlyMap<string, z.ZodType>,
): { path: KeyPath } | { message: string } {
  const path: string[] = [];
  let schema: z.ZodType | undefined = root;
  for (const [depth, part] of parts.entries()) {
    const names: readonly string[] = depth === 1 && path[0] === 'plugins' ? [...plugins.keys()] : ((schema && knownKeys(schema)) ?? []);
    const name = names.find(candidate => variableName(candidate) === part);
    if (name === undefined) return { message: `names no setting: "${part}"${suggestion(part, names.map(variableName))}` };
    schema = depth === 1 && path[0] === 'plugins' ? plugins.get(name) : schema && childSchema(schema, name);
    path.push(name);
  }
  return { path };
}

/** `udpPort` and `udp-port` are both UDP_PORT. */
function variableName(key: string): string {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();
}

import type { Plugin } from '@opencvi/plugin-api';
import { z } from 'zod';
import { gatewaySettings } from './gateway-settings.ts';

/** The JSON Schema of a configuration file with these plugins, for editors. */
export function configJsonSchema(plugins: readonly Plugin[]): Record<string, unknown> {
  const schema = z.toJSONSchema(gatewaySettings, { io: 'input', unrepresentable: 'any' }) as { properties: Record<string, unknown> };
  const properties = Object.fromEntries(
    plugins.map(({ spec }) => {
      const settings = z.toJSONSchema(spec.config, { io: 'input', unrepresentable: 'any' });
      const { $schema: _, ...rest } = settings;
      return [spec.name, { anyOf: [{ const: false }, partial(rest)], ...(spec.description && { description: spec.description }) }];
    }),
  );
  const base = schema.properties.plugins as Record<string, unknown>;
  return { ...schema, properties: { ...schema.properties, plugins: { ...base, properties, additionalProperties: false } } };
}

/** A profile may already say what a plugin requires. */
function partial(schema: Record<string, unknown>): Record<string, unknown> {
  const { required: _, ...rest } = schema;
  return rest;
}

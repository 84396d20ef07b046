import type { HttpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';

/** The OpenAPI 3.1 document of the token-protected API and health, made from the very values that serve it. */
export function openApi(routes: Iterable<HttpRoute>, version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    if (route.access === 'public' && !route.responses) continue;
    const path = route.path.replace(/\*\}/g, '}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'OpenCVI', version, license: { name: 'Apache-2.0' } },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } }, schemas: { Problem: problem } },
    paths,
  };
}

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' } },
};

function operation(route: HttpRoute): Record<string, unknown> {
  const responses = Object.entries(route.responses ?? { 200: undefined }).map(([status, schema]) => [status, response(status, schema)]);
  return {
    summary: route.summary,
    security: route.access === 'token' ? [{ token: [] }] : [],
    parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
    ...(route.body && { requestBody: { required: true, content: json(schemaOf(route.body, 'input')) } }),
    responses: {
      ...Object.fromEntries(responses),
      default: { description: 'Error', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  };
}

function response(status: string, schema: z.ZodType | undefined): Record<string, unknown> {
  const description = status === '204' ? 'Done' : 'The answer';
  return schema && status !== '204' ? { description, content: json(schemaOf(schema, 'output')) } : { description };
}

function parameters(where: 'path' | 'query', schema: z.ZodType | undefined): unknown[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, unknown>; required?: string[] };
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: one,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function json(schema: unknown): Record<string, unknown> {
  return { 'application/json': { schema } };
}

import { afterEach, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}
interface Operation {
  readonly security: readonly unknown[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>;
}

let gateway: TestGateway | undefined;
afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
});

test('the served OpenAPI document describes every API route, and real answers match it', async () => {
  gateway = await startTestGateway();
  const ended = gateway.dial('1172827458@example.test');
  await ended.reaches('connected');
  ended.leg.hangUp();
  const record = await ended.ended();
  const live = gateway.dial('1172827458@example.test');
  await live.reaches('connected');
  const document = (await (await gateway.api('/api/v1/openapi.json')).json()) as Document;
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining([
      '/healthz',
      '/readyz',
      '/metrics',
      '/api/v1/calls',
      '/api/v1/calls/{id}',
      '/api/v1/call-records',
      '/api/v1/events',
    ]),
  );
  const samples: Readonly<Record<string, string>> = { '/api/v1/calls/{id}': live.id, '/api/v1/call-records/{id}': record.id };
  const ajv = new Ajv2020({ strict: false, formats: { 'date-time': /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/ } });
  const checked: string[] = [];
  for (const [path, { get }] of Object.entries(document.paths)) {
    const schema = get?.responses['200']?.content?.['application/json']?.schema;
    if (!get || !schema) continue;
    const answer = await gateway.api(path.replace('{id}', samples[path] ?? ''));
    expect(answer.status).toBe(200);
    const matches = ajv.validate(schema, await answer.json());
    expect({ path, matches, errors: ajv.errors }).toEqual({ path, matches: true, errors: null });
    checked.push(path);
  }
  expect(checked).toHaveLength(8);
  live.leg.hangUp();
  await live.ended();
});

test('every operation that is not about health needs the token', async () => {
  gateway = await startTestGateway();
  const document = (await (await gateway.api('/api/v1/openapi.json')).json()) as Document;
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, { security }] of Object.entries(operations)) {
      const open = /^\/(healthz|readyz)$/.test(path);
      expect({ path, open: security.length === 0 }).toEqual({ path, open });
      const url = `${gateway.gateway.http.url}${path.replace(/\{\w+\}/g, 'x')}`;
      const { status } = await fetch(url, { method: method.toUpperCase() });
      expect({ path, status }).toEqual({ path, status: open ? 200 : 401 });
    }
  }
});

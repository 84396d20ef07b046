import { afterEach, expect, test } from '@jest/globals';
import { endCodes } from '@opencvi/plugin-api';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

let gateway: TestGateway;
afterEach(() => gateway.stop());

const words = new URL('../../../../core/assets/operator/words.js', import.meta.url).pathname;

test("the gateway's address is a page that loads whole, without a token", async () => {
  gateway = await startTestGateway();
  const load = (path: string): Promise<Response> => fetch(`${gateway.gateway.http.url}${path}`);
  const page = await load('/');
  expect(page.headers.get('content-type')).toContain('text/html');
  const files = [...(await page.text()).matchAll(/(?:src|href)="(\/[^"]*)"/g)].map(([, path]) => path ?? '');
  expect(files).toEqual(['/operator/operator.css', '/operator/operator.js']);
  for (const file of [...files, '/operator/words.js']) expect((await load(file)).status).toBe(200);
  expect((await load('/operator/index.html')).status).toBe(400);
});

test('every end of a call is explained, real ones by what their record says', async () => {
  gateway = await startTestGateway({ tenants: [{ name: 'contoso', domains: ['contoso.test'] }] });
  const { explanation, isFailure, lengthOf, mediaOf, details } = await import(words);
  for (const code of endCodes)
    expect(explanation({ code, by: 'gateway' })).not.toBe(`by the gateway: ${code === 'busy' || code === 'declined' ? '' : code}`);
  const record = await gateway.dial('999999999@contoso.test').ended();
  expect(explanation(record.endReason)).toBe('by the gateway: no meeting 999999999');
  expect(isFailure(record)).toBe(true);
  expect(isFailure({ endReason: { code: 'normal' } })).toBe(false);
  const failedAttempts = [{ meeting: '0123456789', code: 'not-found' }];
  expect(isFailure({ endReason: { code: 'normal' }, failedAttempts })).toBe(true);
  expect(isFailure({ endReason: { code: 'normal' }, failedAttempts, connectedAt: '2026-01-01T10:00:00Z' })).toBe(false);
  expect(explanation({ code: 'normal', by: 'room' }, failedAttempts)).toBe('by the room: hung up, after typing 0123456789 (not-found)');
  expect(lengthOf({ startedAt: '2026-01-01T10:00:00Z', endedAt: '2026-01-01T10:01:05Z' })).toBe('1:05');
  expect(details({ jitter: 2.6186748159605058, loss: 0.00123456, bytes: 316_240 })).toEqual([
    ['jitter', '2.619'],
    ['loss', '0.001235'],
    ['bytes', '316240'],
  ]);
  expect(mediaOf({ audio: { inbound: { codec: 'G722', packets: 98, packetsLost: 2 } }, main: {} })).toBe('audio G722 2 %');
  expect(details({ id: 'c', facts: { codecs: 'G722' } })).toEqual([
    ['id', 'c'],
    ['facts.codecs', 'G722'],
  ]);
});

test('ended calls that were loaded stay when the newest are looked at again, unless there are calls in between', async () => {
  const { continued } = await import(words);
  const records = (...ids: string[]) => ids.map(id => ({ id }));
  expect(continued(records('5', '4'), [])).toEqual({ meet: false, records: records('5', '4') });
  expect(continued(records('5', '4'), records('4', '3', '2'))).toEqual({ meet: true, records: records('5', '4', '3', '2') });
  expect(continued(records('9', '8'), records('4', '3'))).toEqual({ meet: false, records: records('9', '8') });
  expect(continued([], [])).toEqual({ meet: false, records: [] });
});

test('what cannot be seen, or turns the direction of writing, is shown', async () => {
  const { readable } = await import(words);
  expect(readable('a\u0000b\u202ec\u2066d\ne')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde');
  expect(readable('ראש Größe 会議室 <b>')).toBe('ראש Größe 会議室 <b>');
});

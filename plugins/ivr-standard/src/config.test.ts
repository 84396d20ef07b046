import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { ivrConfig } from './config.ts';

test('defaults', () => {
  const { flow } = ivrConfig.parse({});
  expect(flow).toMatchObject({
    id: 'standard',
    attempts: 3,
    timeLimit: 120_000,
    digits: { min: 9, max: 13, end: '#', clear: '*', doneAfter: 4_000 },
  });
  expect(flow.farewell).toMatchObject({ denied: ['denied'], default: ['goodbye'] });
});

test('a reason that is set keeps the others', () => {
  const { flow } = ivrConfig.parse({ flow: { farewell: { denied: ['sorry'] } } });
  expect(flow.farewell).toMatchObject({ denied: ['sorry'], removed: ['removed'] });
});

test.each([
  { flow: { digits: { min: 10, max: 9 } } },
  { flow: { digits: { end: '#', clear: '#' } } },
  { flow: { welcome: ['../secret'] } },
  { flow: { retry: { nonsense: ['x'] } } },
  { flow: { timeLimit: 120 } },
  { picture: 'a.png' },
])('refuses %j', settings => {
  expect(ivrConfig.safeParse(settings).success).toBe(false);
});

test('is described by a JSON Schema', () => {
  expect(z.toJSONSchema(ivrConfig, { io: 'input' })).toMatchObject({ properties: { flow: { type: 'object' } } });
});

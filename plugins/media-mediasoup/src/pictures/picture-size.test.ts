import { expect, test } from '@jest/globals';
import { pictureSizeFor } from './picture-size.ts';

const h264 = (parameters?: Record<string, string>) => ({
  codec: 'H264',
  payloadType: 96,
  clockRate: 90_000,
  ...(parameters ? { parameters } : {}),
});

test.each([
  [{ 'profile-level-id': '42e01f' }, 1_280],
  [{ 'profile-level-id': '64001f' }, 1_280],
  [{ 'profile-level-id': '428028' }, 1_280],
  [{ 'profile-level-id': '42801e' }, 848],
  [{ 'profile-level-id': '428015' }, 512],
  [{ 'profile-level-id': '42800d' }, 352],
  [{ 'profile-level-id': '42800d', 'max-fs': '3600' }, 1_280],
  [{ 'profile-level-id': '42800d', 'max-fs': 'nonsense' }, 352],
  [{ 'profile-level-id': 'nonsense' }, 176],
  [undefined, 176],
])('%j is sent stills %i wide', (parameters, width) => {
  expect(pictureSizeFor(h264(parameters)).width).toBe(width);
});

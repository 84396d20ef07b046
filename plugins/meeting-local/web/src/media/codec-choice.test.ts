import { expect, test } from '@jest/globals';
import { preferredVideoCodec } from './codec-choice.ts';

const codec = (mimeType: string, parameters = {}) => ({
  kind: 'video' as const,
  mimeType,
  clockRate: 90_000,
  preferredPayloadType: 96,
  parameters,
});
const vp8 = codec('video/VP8');
const mode0 = codec('video/H264', { 'packetization-mode': 0, 'profile-level-id': '42e01f' });
const high = codec('video/H264', { 'packetization-mode': 1, 'profile-level-id': '640028' });
const baseline = codec('video/h264', { 'packetization-mode': 1, 'profile-level-id': '42e01f' });

test.each([
  ['H.264 before VP8', [vp8, mode0], mode0],
  ['packetization-mode 1 before 0', [mode0, high], high],
  ['baseline before high', [high, baseline, mode0], baseline],
  ['the browser chooses where there is no H.264', [vp8], undefined],
])('%s', (_name, codecs, expected) => {
  expect(preferredVideoCodec(codecs)).toBe(expected);
});

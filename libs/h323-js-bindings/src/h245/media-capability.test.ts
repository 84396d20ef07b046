import { describe, expect, test } from '@jest/globals';
import type * as Schema from '../generated/multimedia-system-control.ts';
import { h264 } from '../testing/control-samples.ts';
import { audioFrom, audioTo } from './audio-capability.ts';
import type { AudioCapability, VideoCapability } from './media-capability.ts';
import { videoFrom, videoTo } from './video-capability.ts';

function generic(oid: string, maxBitRate: number, collapsing: Schema.GenericParameter[], nonCollapsing?: Schema.GenericParameter[]) {
  return {
    capabilityIdentifier: { type: 'standard', value: oid } as const,
    maxBitRate,
    collapsing,
    ...(nonCollapsing && { nonCollapsing }),
  };
}

function value(id: number, type: 'unsignedMin' | 'unsignedMax' | 'booleanArray', number: number): Schema.GenericParameter {
  return { parameterIdentifier: { type: 'standard', value: id }, parameterValue: { type, value: number } };
}

const g7221 = { media: 'audio', codec: 'G7221', framesPerPacket: 1 } as const;

describe('sound', () => {
  test.each<[string, AudioCapability, Schema.AudioCapability]>([
    ['G.711 A-law', { media: 'audio', codec: 'PCMA', framesPerPacket: 20 }, { type: 'g711Alaw64k', value: 20 }],
    ['G.711 µ-law', { media: 'audio', codec: 'PCMU', framesPerPacket: 256 }, { type: 'g711Ulaw64k', value: 256 }],
    ['G.722', { media: 'audio', codec: 'G722', framesPerPacket: 20 }, { type: 'g722-64k', value: 20 }],
    ['G.729', { media: 'audio', codec: 'G729', framesPerPacket: 2 }, { type: 'g729', value: 2 }],
    [
      'G.723.1',
      { media: 'audio', codec: 'G7231', framesPerPacket: 1 },
      { type: 'g7231', value: { maxAlSduAudioFrames: 1, silenceSuppression: false } },
    ],
    [
      'GSM',
      { media: 'audio', codec: 'GSM', framesPerPacket: 2 },
      { type: 'gsmFullRate', value: { audioUnitSize: 66, comfortNoise: false, scrambled: false } },
    ],
    [
      'G.722.1',
      { ...g7221, bitRate: 24_000 },
      { type: 'genericAudioCapability', value: generic('0.0.7.7221.1.0', 24_000, [value(1, 'unsignedMin', 1)]) },
    ],
    [
      'G.722.1 Annex C',
      { ...g7221, bitRate: 48_000, clockRate: 32_000 },
      {
        type: 'genericAudioCapability',
        value: generic('0.0.7.7221.1.1.0', 480, [value(1, 'unsignedMin', 1), value(2, 'booleanArray', 0x10)]),
      },
    ],
    [
      'AAC-LD',
      { media: 'audio', codec: 'MP4A-LATM', framesPerPacket: 1, bitRate: 64_000 },
      {
        type: 'genericAudioCapability',
        value: generic(
          '0.0.8.245.1.1.0',
          640,
          [value(2, 'unsignedMin', 1), value(5, 'unsignedMin', 1)],
          [
            value(0, 'unsignedMax', 24),
            { parameterIdentifier: { type: 'standard', value: 1 }, parameterValue: { type: 'logical' } },
            value(3, 'unsignedMax', 23),
          ],
        ),
      },
    ],
  ])('%s', (_, capability, encoded) => {
    expect(audioTo(capability)).toEqual(encoded);
    expect(audioFrom(encoded)).toEqual(capability);
  });

  test.each<[string, Schema.AudioCapability, AudioCapability | undefined]>([
    ['G.729 Annex A', { type: 'g729AnnexA', value: 6 }, { media: 'audio', codec: 'G729', framesPerPacket: 6 }],
    ['G.729 Annex A with B', { type: 'g729AnnexAwAnnexB', value: 6 }, { media: 'audio', codec: 'G729', framesPerPacket: 6 }],
    // Its lower rates are other codecs for a decoder of 64 kbit/s
    ['G.722 at 48 kbit/s', { type: 'g722-48k', value: 20 }, undefined],
    ['G.728', { type: 'g728', value: 20 }, undefined],
    [
      'G.722.1 with a rate in bit/s',
      { type: 'genericAudioCapability', value: generic('0.0.7.7221.1.0', 32_000, []) },
      { ...g7221, bitRate: 32_000 },
    ],
    [
      'G.722.1 Annex C by its modes alone',
      { type: 'genericAudioCapability', value: generic('0.0.7.7221.1.1.0', 0, [value(2, 'booleanArray', 0x60)]) },
      { ...g7221, bitRate: 32_000, clockRate: 32_000 },
    ],
    ['AAC-LC', { type: 'genericAudioCapability', value: generic('0.0.8.245.1.1.0', 640, [], [value(3, 'unsignedMax', 2)]) }, undefined],
    [
      'a generic capability of somebody',
      {
        type: 'genericAudioCapability',
        value: { capabilityIdentifier: { type: 'domainBased', value: 'example.com' } },
      },
      undefined,
    ],
  ])('%s, from the far side', (_, encoded, capability) => {
    expect(audioFrom(encoded)).toEqual(capability);
  });
});

const h264OID = '0.0.8.241.0.0.1';
const main720 = [value(41, 'booleanArray', 0x40), value(42, 'unsignedMin', 71)];

describe('pictures', () => {
  test.each<[string, VideoCapability, Schema.VideoCapability]>([
    ['H.264', h264, { type: 'genericVideoCapability', value: generic(h264OID, 19_200, main720) }],
    [
      'H.264, more than its level',
      { ...h264, profiles: ['baseline', 'high'], customMaxMbps: 243_000, customMaxFs: 8192 },
      {
        type: 'genericVideoCapability',
        value: generic(h264OID, 19_200, [
          value(41, 'booleanArray', 0x48),
          value(42, 'unsignedMin', 71),
          value(3, 'unsignedMin', 486),
          value(4, 'unsignedMin', 32),
        ]),
      },
    ],
    [
      'slides (H.239)',
      { ...h264, role: 'presentation' },
      {
        type: 'extendedVideoCapability',
        value: {
          videoCapability: [{ type: 'genericVideoCapability', value: generic(h264OID, 19_200, main720) }],
          videoCapabilityExtension: [
            { capabilityIdentifier: { type: 'standard', value: '0.0.8.239.1.2' }, collapsing: [value(1, 'booleanArray', 1)] },
          ],
        },
      },
    ],
    [
      'H.263',
      { media: 'video', codec: 'H263', maxBitRate: 384_000, sizes: { qcif: 1, cif: 1, cif4: 2 } },
      {
        type: 'h263VideoCapability',
        value: {
          qcifMPI: 1,
          cifMPI: 1,
          cif4MPI: 2,
          maxBitRate: 3840,
          unrestrictedVector: false,
          arithmeticCoding: false,
          advancedPrediction: false,
          pbFrames: false,
          temporalSpatialTradeOffCapability: false,
        },
      },
    ],
    [
      'H.261',
      { media: 'video', codec: 'H261', maxBitRate: 384_000, sizes: { qcif: 1, cif: 2 } },
      {
        type: 'h261VideoCapability',
        value: { qcifMPI: 1, cifMPI: 2, maxBitRate: 3840, temporalSpatialTradeOffCapability: false, stillImageTransmission: false },
      },
    ],
  ])('%s', (_, capability, encoded) => {
    expect(videoTo(capability)).toEqual(encoded);
    expect(videoFrom(encoded, [0, 1])).toEqual([capability]);
  });

  test('what is more than H.241 can say is rounded down', () => {
    const { value: said } = videoTo({ ...h264, customMaxMbps: 108_499, customMaxFs: 3839 }) as { value: Schema.GenericCapability };
    expect(said.collapsing?.slice(2)).toEqual([value(3, 'unsignedMin', 216), value(4, 'unsignedMin', 14)]);
  });

  test('an extended capability has as many as are inside and understood', () => {
    const extended = videoTo({ ...h264, role: 'live' }) as { value: Schema.ExtendedVideoCapability };
    const inside = [...extended.value.videoCapability, { type: 'nonStandard' } as never, videoTo({ ...h264, level: 40 })];
    const found = videoFrom({ type: 'extendedVideoCapability', value: { ...extended.value, videoCapability: inside } }, [0]);
    expect(found).toMatchObject([
      { role: 'live', level: 31 },
      { role: 'live', level: 40 },
    ]);
  });

  test.each<[string, Schema.VideoCapability]>([
    ['H.264 of no profile that we know', { type: 'genericVideoCapability', value: generic(h264OID, 1, [value(42, 'unsignedMin', 71)]) }],
    ['H.264 without a level', { type: 'genericVideoCapability', value: generic(h264OID, 1, [value(41, 'booleanArray', 64)]) }],
    ['another generic capability', { type: 'genericVideoCapability', value: generic('0.0.8.245.1.0.0', 1, main720) }],
    ['slides without a role', { type: 'extendedVideoCapability', value: { videoCapability: [videoTo(h264)] } }],
  ])('%s is not understood', (_, encoded) => {
    expect(videoFrom(encoded, [0])).toEqual([]);
  });
});

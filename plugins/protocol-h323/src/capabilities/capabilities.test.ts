import { describe, expect, test } from '@jest/globals';
import type { CapabilitySet, ChannelOffer, FastStartProposal, H264Capability, MediaCapability } from '@opencvi/h323-js-bindings';
import type { MediaCapabilities, MediaFormat, RoleCapabilities } from '@opencvi/plugin-api';
import { capabilities } from '../test/capabilities.ts';
import { chooseProposals } from './fast-start.ts';
import { h264Formats, levelOf } from './h264.ts';
import { offeredFormat, roleOfMedia } from './offered-format.ts';
import { ourCapabilities, roleOf } from './our-capabilities.ts';
import { outgoingChoices, preferring } from './outgoing-choices.ts';
import { ourTelephoneEvent, telephoneEventsToReceive, telephoneEventToSend } from './telephone-event.ts';

function role(name: 'audio' | 'main', of: MediaCapabilities = capabilities): RoleCapabilities {
  const found = roleOf(of, name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

const audio = (codec: 'PCMA' | 'PCMU' | 'G722' | 'G729'): MediaCapability => ({ media: 'audio', codec, framesPerPacket: 20 });
const h264 = (said: Partial<H264Capability> = {}): H264Capability => ({
  ...{ media: 'video', codec: 'H264', profiles: ['baseline'], level: 31, maxBitRate: 1_920_000, packetizationModes: [0, 1] },
  ...said,
});
const set = (receive: readonly MediaCapability[], telephoneEvent?: number): CapabilitySet => ({
  receive,
  digits: { userInput: ['basicString'], ...(telephoneEvent !== undefined && { telephoneEvent }) },
});

describe('what we say of ourselves', () => {
  test('audio in order, H.264 with both modes, RFC 4733 and user input', () => {
    const g711 = (codec: string) => ({ media: 'audio', codec, framesPerPacket: 60 });
    const video = { media: 'video', codec: 'H264', profiles: ['baseline'], level: 31, maxBitRate: 2_000_000, packetizationModes: [0, 1] };
    const receive = [g711('G722'), g711('PCMU'), g711('PCMA'), video];
    expect(ourCapabilities(capabilities, 2_000_000, ['basicString', 'dtmf'])).toEqual({
      receive,
      transmit: receive,
      digits: { userInput: ['basicString', 'dtmf'], telephoneEvent: 101 },
    });
  });

  test('an endpoint without video says nothing of it', () => {
    expect(ourCapabilities(capabilities.slice(0, 1), 2_000_000, []).receive.map(({ media }) => media)).toEqual(['audio', 'audio', 'audio']);
  });

  test('profiles and levels apart, with their limits', () => {
    const format = (id: string, mode: string, more = {}): MediaFormat => ({
      ...{ codec: 'H264', payloadType: 99, clockRate: 90_000 },
      parameters: { 'profile-level-id': id, 'packetization-mode': mode, ...more },
    });
    const formats = [format('640028', '1', { 'max-mbps': '245000', 'max-fs': '8192' }), format('42e01f', '0'), format('58a01e', '0')];
    const { receive } = ourCapabilities([{ role: 'main', formats, maxBitrate: 4_000_000 }], 9_000_000, []);
    expect(receive).toEqual([
      h264({ profiles: ['high'], level: 40, maxBitRate: 4_000_000, customMaxMbps: 245_000, customMaxFs: 8_192 }),
      h264({ profiles: ['baseline'], maxBitRate: 4_000_000, packetizationModes: [0] }),
      h264({ profiles: ['extended'], level: 30, maxBitRate: 4_000_000, packetizationModes: [0] }),
    ]);
  });
});

describe('levels of H.264', () => {
  test.each([
    ['42e01f', 31],
    ['42f00b', 9],
    ['42e00b', 11],
    ['4d500b', 9],
    ['640009', 9],
    ['64100b', 11],
  ])('%s is %d', (id, level) => {
    expect(levelOf({ codec: 'H264', payloadType: 96, clockRate: 90_000, parameters: { 'profile-level-id': id } })).toBe(level);
  });

  test.each<[Partial<H264Capability>, string]>([
    [{ level: 31 }, '42e01f'],
    [{ level: 9 }, '42f00b'],
    [{ profiles: ['main'], level: 9 }, '4d500b'],
    [{ profiles: ['high'], level: 9 }, '640009'],
    [{ profiles: ['high'], level: 40 }, '640028'],
  ])('%p is %s', (said, id) => {
    expect(h264Formats(h264(said), 96, 1).map(({ parameters }) => parameters?.['profile-level-id'])).toEqual([id]);
  });
});

describe('channels that we may open', () => {
  test.each<[string, readonly MediaCapability[], string[]]>([
    ['our order counts', [audio('PCMA'), audio('PCMU'), audio('G722')], ['G722', 'PCMU', 'PCMA']],
    ['what they take', [audio('PCMA'), audio('G729')], ['PCMA']],
    ['nothing in common', [audio('G729'), h264()], []],
  ])('audio: %s', (_what, receive, codecs) => {
    expect(outgoingChoices(role('audio'), set(receive), 1).map(({ format }) => format.codec)).toEqual(codecs);
  });

  test('audio goes in packets of 20 ms, with the payload type of RFC 3551', () => {
    expect(outgoingChoices(role('audio'), set([audio('PCMA')]), 1)).toEqual([
      { media: { media: 'audio', codec: 'PCMA', framesPerPacket: 20 }, format: { codec: 'PCMA', payloadType: 8, clockRate: 8000 } },
    ]);
  });

  test('the codec that they send goes first', () => {
    const choices = outgoingChoices(role('audio'), set([audio('PCMA'), audio('PCMU'), audio('G722')]), 1);
    const received = { codec: 'PCMA', payloadType: 8, clockRate: 8000 };
    expect(preferring(choices, received).map(({ format }) => format.codec)).toEqual(['PCMA', 'G722', 'PCMU']);
    expect(preferring(choices, undefined)).toEqual(choices);
  });

  test('video: their level and limits, our payload type, the lower rate', () => {
    const theirs = h264({ profiles: ['baseline', 'high'], level: 40, customMaxFs: 8_192, maxBitRate: 1_024_000 });
    const [first, second] = outgoingChoices(role('main'), set([h264({ role: 'presentation' }), theirs]), 2_000_000);
    expect(first).toEqual({
      media: h264({ level: 31, maxBitRate: 1_024_000, packetizationModes: [0, 1] }),
      format: {
        ...{ codec: 'H264', payloadType: 109, clockRate: 90_000 },
        parameters: { 'profile-level-id': '42e028', 'packetization-mode': '1', 'max-fs': '8192' },
      },
      maxBitrate: 1_024_000,
    });
    expect(second).toMatchObject({
      format: { payloadType: 110, parameters: { 'packetization-mode': '0' } },
      media: { packetizationModes: [0] },
    });
  });

  test.each<[string, Partial<H264Capability>, number, string[]]>([
    ['mode 0 alone', { packetizationModes: [0] }, 9_000_000, ['0']],
    ['a profile we have not', { profiles: ['high'] }, 9_000_000, []],
    ['slides', { role: 'presentation' }, 9_000_000, []],
  ])('video: %s', (_what, said, limit, modes) => {
    const choices = outgoingChoices(role('main'), set([h264(said)]), limit);
    expect(choices.map(({ format }) => format.parameters?.['packetization-mode'])).toEqual(modes);
  });
});

describe('channels that are offered', () => {
  const offer = (media: MediaCapability, more: Partial<ChannelOffer> = {}): ChannelOffer => ({ channel: 101, session: 1, media, ...more });

  test.each<[string, ChannelOffer, 'audio' | 'main', unknown]>([
    ['G.722', offer(audio('G722')), 'audio', { codec: 'G722', payloadType: 9, clockRate: 8000 }],
    ['G.711 under its own number', offer(audio('PCMA'), { payloadType: 8 }), 'audio', { codec: 'PCMA', payloadType: 8, clockRate: 8000 }],
    ['G.729', offer(audio('G729')), 'audio', undefined],
    [
      'H.264 of mode 1',
      offer(h264(), { payloadType: 105, packetizationMode: 1 }),
      'main',
      expect.objectContaining({ payloadType: 105, parameters: { 'profile-level-id': '42e01f', 'packetization-mode': '1' } }),
    ],
    [
      'H.264 without a mode',
      offer(h264({ profiles: ['high', 'baseline'], level: 40 }), { payloadType: 97 }),
      'main',
      expect.objectContaining({ payloadType: 97, parameters: { 'profile-level-id': '42e028', 'packetization-mode': '0' } }),
    ],
    ['H.264 without a payload type', offer(h264()), 'main', undefined],
    ['H.264 high', offer(h264({ profiles: ['high'] }), { payloadType: 97 }), 'main', undefined],
    ['H.263', offer({ media: 'video', codec: 'H263', maxBitRate: 1, sizes: { cif: 1 } }, { payloadType: 34 }), 'main', undefined],
  ])('%s', (_what, offered, name, format) => {
    expect(offeredFormat(offered, role(name))).toEqual(format);
  });

  test.each<[MediaCapability, string | undefined]>([
    [audio('G729'), 'audio'],
    [h264(), 'main'],
    [h264({ role: 'live' }), 'main'],
    [h264({ role: 'presentation' }), undefined],
    [{ media: 'unknown', name: 'receiveDataApplicationCapability' }, undefined],
  ])('%p is for %s', (media, name) => {
    expect(roleOfMedia(media)).toBe(name);
  });
});

describe('fast start', () => {
  let index = 0;
  const proposal = (direction: 'send' | 'receive', media: MediaCapability, more: Partial<ChannelOffer> = {}): FastStartProposal => ({
    index: index++,
    direction,
    offer: { channel: 1, session: 1, media, ...more },
  });
  const chosen = (proposals: readonly FastStartProposal[]) =>
    chooseProposals(proposals, capabilities).map(one => `${one.proposal.direction} ${one.format.codec} ${one.format.payloadType}`);

  test.each<[string, readonly FastStartProposal[], string[]]>([
    ['nothing', [], []],
    [
      'our order, the same both ways',
      [
        proposal('send', audio('PCMA')),
        proposal('receive', audio('PCMA')),
        proposal('send', audio('G722')),
        proposal('receive', audio('G722')),
      ],
      ['send G722 9', 'receive G722 9'],
    ],
    [
      'the same both ways before our order',
      [proposal('send', audio('G722')), proposal('send', audio('PCMU')), proposal('receive', audio('PCMU'))],
      ['send PCMU 0', 'receive PCMU 0'],
    ],
    [
      'different ones where it must be',
      [proposal('send', audio('G722')), proposal('receive', audio('PCMU'))],
      ['send G722 9', 'receive PCMU 0'],
    ],
    ['one direction', [proposal('receive', audio('PCMU'))], ['receive PCMU 0']],
    ['unknown codecs', [proposal('send', audio('G729')), proposal('receive', audio('G729'))], []],
    [
      'video, with a payload type of ours where there is none',
      [
        proposal('send', audio('PCMU')),
        proposal('send', h264(), { packetizationMode: 1 }),
        proposal('receive', h264(), { packetizationMode: 1, payloadType: 97 }),
      ],
      ['send PCMU 0', 'send H264 109', 'receive H264 97'],
    ],
    [
      'slides are not taken',
      [proposal('send', audio('PCMU')), proposal('receive', h264({ role: 'presentation' }), { payloadType: 97 })],
      ['send PCMU 0'],
    ],
  ])('%s', (_what, proposals, taken) => {
    expect(chosen(proposals)).toEqual(taken);
  });
});

describe('telephone-event', () => {
  const ours = ourTelephoneEvent(capabilities);

  test.each<[string, CapabilitySet | undefined, number | undefined, number[]]>([
    ['before they said anything', undefined, undefined, [101]],
    ['they have none', set([]), undefined, [101]],
    ['the same type', set([], 101), 101, [101]],
    ['a type of their own', set([], 96), 96, [101, 96]],
  ])('%s', (_what, theirs, send, receive) => {
    expect(telephoneEventToSend(ours, theirs)?.payloadType).toBe(send);
    expect(telephoneEventsToReceive(ours, theirs).map(({ payloadType }) => payloadType)).toEqual(receive);
  });

  test('an endpoint that has none', () => {
    expect(ourTelephoneEvent([])).toBeUndefined();
    expect(telephoneEventToSend(undefined, set([], 101))).toBeUndefined();
    expect(telephoneEventsToReceive(undefined, set([], 101))).toEqual([]);
  });
});

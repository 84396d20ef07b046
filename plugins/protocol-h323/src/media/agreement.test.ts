import { describe, expect, test } from '@jest/globals';
import type { MediaFormat } from '@opencvi/plugin-api';
import { agreementOf, type RoleChannels } from './agreement.ts';

const g722: MediaFormat = { codec: 'G722', payloadType: 9, clockRate: 8000 };
const pcma: MediaFormat = { codec: 'PCMA', payloadType: 8, clockRate: 8000 };
const events = (payloadType: number): MediaFormat => ({ codec: 'telephone-event', payloadType, clockRate: 8000 });
const at = (port: number) => ({ address: '192.0.2.1', port });
const none: RoleChannels = {
  ...{ role: 'audio', outgoing: undefined, incoming: [], callLimits: [] },
  ...{ eventsToSend: events(96), eventsToReceive: [events(101), events(96)] },
};
const outgoing = { channel: 1, format: g722, to: { media: at(6_000), control: at(6_001) } };
const channel = { channel: 101, session: 1, format: pcma, open: true, control: at(6_001) };
const incoming = [channel];

describe('channels mean', () => {
  test.each<[string, Partial<RoleChannels>, object]>([
    ['nothing', {}, { role: 'audio', direction: 'inactive', send: [], receive: [] }],
    ['nothing while ours is not open yet', { outgoing: { channel: 1, format: g722 } }, { direction: 'inactive', send: [] }],
    ['nothing while theirs is not accepted yet', { incoming: [{ ...channel, open: false }] }, { direction: 'inactive', receive: [] }],
    [
      'one direction',
      { outgoing },
      { direction: 'sendonly', send: [g722, events(96)], receive: [], remote: { address: '192.0.2.1', port: 6_000, rtcpPort: 6_001 } },
    ],
    ['the other', { incoming }, { direction: 'recvonly', send: [], receive: [pcma, events(101), events(96)] }],
    [
      'both, each its codec',
      { outgoing, incoming },
      { direction: 'sendrecv', send: [g722, events(96)], receive: [pcma, events(101), events(96)] },
    ],
    [
      'RTCP where their channel says',
      { outgoing: { ...outgoing, to: { media: at(6_000) } }, incoming: [{ ...channel, control: at(7_001) }] },
      { remote: { rtcpPort: 7_001 } },
    ],
    ['RTCP beside RTP where nobody says', { outgoing: { ...outgoing, to: { media: at(6_000) } } }, { remote: { rtcpPort: 6_001 } }],
    ['no events where they take none', { outgoing, eventsToSend: undefined }, { send: [g722] }],
    [
      'no events under the number of the audio',
      { incoming: [{ ...channel, format: { ...pcma, payloadType: 101 } }] },
      { receive: [{ payloadType: 101, codec: 'PCMA' }, events(96)] },
    ],
    [
      'both codecs while a channel is replaced, the newer first',
      { incoming: [{ ...channel, channel: 102, format: g722 }, channel] },
      { receive: [g722, pcma, events(101), events(96)] },
    ],
    [
      'the older codec alone until the newer channel is accepted',
      { incoming: [{ ...channel, channel: 102, format: g722, open: false }, channel] },
      { receive: [pcma, events(101), events(96)] },
    ],
    [
      'the newer codec where both have one payload type',
      { incoming: [{ ...channel, channel: 102, format: { ...g722, payloadType: 8 } }, channel] },
      { receive: [{ ...g722, payloadType: 8 }, events(101), events(96)] },
    ],
    ['no events beside video', { role: 'main', outgoing, incoming }, { send: [g722], receive: [pcma] }],
    ['the lowest limit', { outgoing: { ...outgoing, maxBitrate: 900, flowLimit: 500 }, callLimits: [700] }, { maxBitrate: 500 }],
    [
      'silence at a limit of nothing',
      { outgoing: { ...outgoing, flowLimit: 0 }, incoming },
      { direction: 'recvonly', send: [], maxBitrate: 0 },
    ],
  ])('%s', (_what, channels, agreement) => {
    expect(agreementOf({ ...none, ...channels })).toMatchObject(agreement);
  });
});

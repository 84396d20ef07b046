import { describe, expect, test } from '@jest/globals';
import { MultimediaSystemControlMessage } from '../generated/multimedia-system-control.ts';
import { parseCallSignal } from '../h225/call-signal.ts';
import { decode } from '../per/decode.ts';
import { type CapturedChunk, captures } from '../testing/captures.ts';
import { ControlPeer } from '../testing/control-peer.ts';
import { at, audioChannel, controlMachine, roomCapabilities } from '../testing/control-samples.ts';
import { TpktReader } from '../tpkt/tpkt.ts';
import type { ControlEvent } from './control.ts';

interface Said {
  readonly by: string;
  readonly bytes: Uint8Array;
}

/** The H.245 messages of a call in their order, tunnelled or not; the sides are known by their addresses. */
function conversation(chunks: readonly CapturedChunk[]): readonly Said[] {
  const readers = new Map<string, TpktReader>();
  return chunks
    .filter(({ protocol }) => protocol !== 'ras')
    .flatMap(({ protocol, from, to, bytes }) => {
      const reader = readers.get(from + to) ?? new TpktReader();
      readers.set(from + to, reader);
      const packets = reader.push(bytes).packets;
      const messages = protocol === 'h245' ? packets : packets.flatMap(tunnelled);
      return messages.map(each => ({ by: from.replace(/:\d+$/, ''), bytes: each }));
    });
}

function tunnelled(packet: Uint8Array): readonly Uint8Array[] {
  const signal = parseCallSignal(packet);
  return signal.ok ? (signal.information.h323UuPdu.h245Control ?? []) : [];
}

/** The number that a side drew for its determination: with it we are that side. */
function numberOf(said: readonly Said[], side: string): number {
  for (const { bytes } of said.filter(({ by }) => by === side)) {
    const { type, value } = decode(MultimediaSystemControlMessage, bytes);
    if (type === 'request' && value.type === 'masterSlaveDetermination') return value.value.statusDeterminationNumber;
  }
  return 0;
}

/** Takes the place of one of the sides, and does what it did: opens Asterisk's first channel and accepts what is offered. */
function replay(said: readonly Said[], side: string): readonly ControlEvent[] {
  const peer = new ControlPeer(controlMachine(1, { random: () => numberOf(said, side) }));
  const events: ControlEvent[] = [...peer.command({ do: 'start', capabilities: roomCapabilities }).events];
  for (const { bytes } of said.filter(({ by }) => by !== side)) {
    const heard = peer.give({ type: 'bytes', bytes });
    events.push(...heard.events);
    for (const event of heard.events) {
      if (event.type === 'determined') peer.command({ do: 'open', request: audioChannel(1001) });
      if (event.type === 'channelOffered')
        peer.command({ do: 'accept', channel: event.offer.channel, mediaChannel: at(5000), mediaControl: at(5001) });
    }
  }
  return events;
}

/** One call each; the capture of RAS has several, through a gatekeeper. */
const calls = [...captures()].filter(([name]) => name !== 'ras').map(([name, chunks]) => [name, conversation(chunks)] as const);

describe.each(calls)('%s', (_, said) => {
  const sides = [...new Set(said.map(({ by }) => by))];

  test.each(sides)('in the place of %s', side => {
    const events = replay(said, side);
    expect(events.filter(({ type }) => type === 'malformed' || type === 'timeout' || type === 'refused')).toEqual([]);
    expect(events.find(({ type }) => type === 'remoteCapabilities')).toMatchObject({
      capabilities: { receive: expect.arrayContaining([{ media: 'audio', codec: 'PCMA', framesPerPacket: expect.any(Number) }]) },
    });
    expect(events.filter(({ type }) => type === 'determined')).toHaveLength(1);
    const opens = said.some(({ by, bytes }) => by !== side && isOpenAck(bytes));
    expect(events.filter(({ type }) => type === 'opened')).toHaveLength(opens ? 1 : 0);
  });

  test('the sides agree on who is the master', () => {
    const roles = sides.map(side => replay(said, side).find(({ type }) => type === 'determined'));
    expect(roles.map(event => event?.type === 'determined' && event.role).toSorted()).toEqual(['master', 'slave']);
  });
});

function isOpenAck(bytes: Uint8Array): boolean {
  const { type, value } = decode(MultimediaSystemControlMessage, bytes);
  return type === 'response' && value.type === 'openLogicalChannelAck';
}

test('there are calls with and without tunnel and fast start', () => {
  expect(calls.filter(([, said]) => said.length > 0).length).toBeGreaterThanOrEqual(6);
});

test('digits by H.245, as Asterisk sends them', () => {
  const [, said = []] = calls.find(([name]) => name === 'asterisk-dtmf_h245alphanumeric') ?? [];
  const digits = replay(said, '127.0.0.3').flatMap(event => (event.type === 'digits' ? [event.digits] : []));
  expect(digits).toEqual(['1', '2', '3', '4']);
});

test('a call without fast start opens its channels by H.245', () => {
  const [, said = []] = calls.find(([name]) => name === 'asterisk-fs0-tun0') ?? [];
  const types = replay(said, '127.0.0.3').map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['determined', 'channelOffered', 'opened', 'sessionEnded']));
});

import { describe, expect, test } from '@jest/globals';
import * as H245 from '../generated/multimedia-system-control.ts';
import type { ChannelOffer } from '../h245/control.ts';
import { decode } from '../per/decode.ts';
import { encode } from '../per/encode.ts';
import { at, roomCapabilities } from '../testing/control-samples.ts';
import {
  answerBody,
  CallProbe,
  connectBody,
  facilityBody,
  fastStartProposals,
  sampleTerminalCapabilitySet,
  setupBody,
  takeFirst,
} from '../testing/index.ts';
import type { FastStartProposal } from './call.ts';
import { buildAnswer, buildProposals, matchAnswers, readChannels } from './fast-start.ts';

const proposals = buildProposals(fastStartProposals);
const offered = readChannels(proposals);
const capabilitySet = encode(H245.MultimediaSystemControlMessage, sampleTerminalCapabilitySet());
const tunnelled = { pdu: { h245Tunnelling: true } };

/** The answers of a called side to some of our proposals. */
function answers(choices = takeFirst(offered)): Uint8Array[] {
  return choices.flatMap(choice => {
    const proposal = offered[choice.index];
    return proposal ? buildAnswer(proposal, choice) : [];
  });
}

/** A channel says its own payload type, and the one packetization mode that it uses. */
const asRead = ({ media, ...offer }: ChannelOffer): unknown => ({
  payloadType: expect.any(Number),
  ...offer,
  media: media.media === 'video' ? { ...media, packetizationModes: [1] } : media,
});

describe('lists of channels', () => {
  test('what a caller proposes is read as the called side sees it', () => {
    expect(offered.map(({ index, direction, offer }) => [index, direction, offer])).toEqual([
      ...fastStartProposals.send.map((offer, i) => [i, 'receive', asRead(offer)]),
      ...fastStartProposals.receive.map((offer, i) => [i + 3, 'send', asRead(offer)]),
    ]);
  });

  test('a channel that is asked for has nothing forward (H.323 8.1.7.1)', () => {
    expect(decode(H245.OpenLogicalChannel, proposals[3] ?? new Uint8Array())).toMatchObject({
      forwardLogicalChannelNumber: 11,
      forwardLogicalChannelParameters: { dataType: { type: 'nullData' }, multiplexParameters: { type: 'none' } },
      reverseLogicalChannelParameters: { multiplexParameters: { value: { sessionID: 1 } } },
    });
  });

  test('an answer keeps what was proposed, with our addresses', () => {
    const [receive, send] = [offered[0], offered[3]];
    if (!receive || !send) throw new Error('no proposals');
    const theirs = decode(
      H245.OpenLogicalChannel,
      buildAnswer(receive, { index: 0, channel: 1, mediaChannel: at(6000), mediaControl: at(6001) }),
    );
    expect(readChannels([encode(H245.OpenLogicalChannel, theirs)])[0]?.offer).toEqual({
      ...receive.offer,
      mediaChannel: at(6000),
      mediaControl: at(6001),
    });
    expect(theirs.forwardLogicalChannelParameters.dataType).toEqual(receive.openLogicalChannel.forwardLogicalChannelParameters.dataType);

    const ours = buildAnswer(send, { index: 3, channel: 77, mediaControl: at(6001) });
    const { mediaChannel: _, ...kept } = send.offer;
    expect(readChannels([ours])[0]).toMatchObject({ direction: 'send', offer: { ...kept, channel: 77, mediaControl: at(6001) } });
    expect(readChannels([ours])[0]?.offer).not.toHaveProperty('mediaChannel');
  });

  test('which of our proposals an answer takes', () => {
    expect(
      matchAnswers(fastStartProposals, answers()).map(({ channel, direction, answer }) => [channel, direction, answer.channel]),
    ).toEqual([
      [1, 'send', 1],
      [3, 'send', 3],
      [11, 'receive', 21],
      [13, 'receive', 22],
    ]);
  });

  test('of two that are alike the one whose number it has', () => {
    const [, second] = fastStartProposals.send;
    if (!second) throw new Error('no proposal');
    const alike = { send: [{ ...second, channel: 7 }, second], receive: [] };
    const answer = answers([{ index: 1, channel: 2, mediaChannel: at(6000), mediaControl: at(6001) }]);
    expect(matchAnswers(alike, answer).map(({ channel }) => channel)).toEqual([2]);
  });

  test('a channel with data in both directions is no proposal', () => {
    const [forward, reverse] = [proposals[0], proposals[3]].map(each => decode(H245.OpenLogicalChannel, each ?? new Uint8Array()));
    const { reverseLogicalChannelParameters } = reverse ?? {};
    if (!forward || !reverseLogicalChannelParameters) throw new Error('no proposal');
    expect(readChannels([encode(H245.OpenLogicalChannel, { ...forward, reverseLogicalChannelParameters })])).toEqual([]);
  });

  test('one for each session and direction, of a codec that we proposed, with an address', () => {
    const [g722, g711] = [
      { index: 0, channel: 1, mediaChannel: at(6000), mediaControl: at(6001) },
      { index: 1, channel: 2, mediaChannel: at(6000), mediaControl: at(6001) },
    ];
    expect(matchAnswers(fastStartProposals, answers([g711, g722])).map(({ channel }) => channel)).toEqual([2]);
    const { receive } = fastStartProposals;
    expect(matchAnswers({ send: fastStartProposals.send.slice(1), receive }, answers([g722]))).toEqual([]);
    // Our own proposal sent back: no mediaChannel
    expect(matchAnswers(fastStartProposals, proposals.slice(0, 1))).toEqual([]);
  });

  test('what cannot be read, or is neither sound nor pictures, is left out; what is left keeps its place', () => {
    const data: H245.OpenLogicalChannel = {
      forwardLogicalChannelNumber: 5,
      forwardLogicalChannelParameters: { dataType: { type: 'nullData' }, multiplexParameters: { type: 'none' } },
    };
    const list = [Uint8Array.of(0xff), encode(H245.OpenLogicalChannel, data), proposals[1] ?? new Uint8Array()];
    expect(readChannels(list).map(({ index }) => index)).toEqual([2]);
    expect(readChannels(Array.from({ length: 500 }, () => proposals[0] ?? new Uint8Array()))).toHaveLength(64);
  });
});

describe('the called side', () => {
  const offeredTo = (probe: CallProbe): readonly FastStartProposal[] => {
    for (const event of probe.take().events) if (event.type === 'fastStartOffered') return event.proposals;
    return [];
  };
  function called(more: Parameters<typeof setupBody>[0] = {}): { probe: CallProbe; proposals: readonly FastStartProposal[] } {
    const probe = new CallProbe('callee');
    probe.signal('setup', { body: setupBody({ fastStart: proposals, ...more }), ...tunnelled });
    return { probe, proposals: offeredTo(probe) };
  }
  const bodyOf = (probe: CallProbe, i = 0): unknown => probe.take().signals[i]?.information.h323UuPdu.h323MessageBody;

  test.each(['proceed', 'alert', 'connect'] as const)('answers in the message of %s, and only there', command => {
    const { probe, proposals: list } = called();
    expect(list).toHaveLength(6);
    probe.command({ do: 'fastStart', choices: takeFirst(list) });
    expect(probe.take()).toEqual({ events: [], signals: [], others: [] });
    probe.command({ do: command });
    const { events, signals } = probe.take();
    expect(signals[0]?.information.h323UuPdu.h323MessageBody).toHaveProperty('value.fastStart.length', 4);
    expect(events.filter(({ type }) => type === 'opened')).toEqual([
      { type: 'opened', channel: 21, session: 1, mediaChannel: at(5000), mediaControl: at(5001) },
      { type: 'opened', channel: 22, session: 2, mediaChannel: at(5002), mediaControl: at(5003) },
    ]);
    expect(events.at(-1)).toEqual({ type: 'controlReady', tunnelled: true });
    if (command !== 'connect') {
      probe.command({ do: 'connect' });
      expect(bodyOf(probe)).not.toHaveProperty('value.fastStart');
    }
  });

  test.each([
    ['by no choices', true],
    ['by Connect', false],
  ])('refuses %s', (_, says) => {
    const { probe } = called();
    if (says) probe.command({ do: 'fastStart', choices: [] });
    probe.command({ do: 'connect' });
    expect(bodyOf(probe)).toMatchObject({ value: { fastConnectRefused: null } });
    probe.command({ do: 'fastStart', choices: takeFirst(offered) });
    expect(probe.take().events).toEqual([{ type: 'ignored', message: 'command fastStart in active' }]);
  });

  test('is chosen once', () => {
    const { probe, proposals: list } = called();
    probe.command({ do: 'fastStart', choices: takeFirst(list) }, { do: 'fastStart', choices: [] }, { do: 'alert' });
    const { events, signals } = probe.take();
    expect(events[0]).toEqual({ type: 'ignored', message: 'command fastStart in present' });
    expect(signals[0]?.information.h323UuPdu.h323MessageBody).toHaveProperty('value.fastStart.length', 4);
  });

  test('choices that make no sense are left out', () => {
    const { probe, proposals: list } = called();
    const choices = [
      { index: 99, channel: 1, mediaControl: at(1) },
      { index: 0, channel: 1, mediaControl: at(1) },
      { index: 3, channel: 0, mediaControl: at(1) },
      { index: 0, channel: 1, mediaChannel: { address: 'host', port: 1 }, mediaControl: at(1) },
      ...takeFirst(list).slice(0, 1),
    ];
    probe.command({ do: 'fastStart', choices }, { do: 'alert' });
    const { events, signals } = probe.take();
    expect(events.filter(({ type }) => type === 'ignored')).toHaveLength(4);
    expect(signals[0]?.information.h323UuPdu.h323MessageBody).toHaveProperty('value.fastStart.length', 1);
  });

  test('what cannot be read at all is refused, and H.245 goes on', () => {
    const { probe } = called({ fastStart: [Uint8Array.of(0xff)] });
    probe.command({ do: 'start', capabilities: roomCapabilities });
    expect(bodyOf(probe)).toMatchObject({ type: 'callProceeding', value: { fastConnectRefused: null } });
  });

  test('the caller begins H.245: what it proposed is void (H.323 8.1.7)', () => {
    const { probe, proposals: list } = called();
    probe.command({ do: 'fastStart', choices: takeFirst(list) });
    probe.signal('facility', { pdu: { h245Tunnelling: true, h245Control: [capabilitySet] } });
    const { events, signals } = probe.take();
    expect(events.map(({ type }) => type)).toEqual([
      'incomingClosed',
      'incomingClosed',
      'refused',
      'refused',
      'controlReady',
      'remoteCapabilities',
    ]);
    expect(signals[0]?.information.h323UuPdu).toMatchObject({ h323MessageBody: { value: { fastConnectRefused: null } } });
    probe.command({ do: 'connect' });
    expect(bodyOf(probe)).not.toHaveProperty('value.fastStart');
  });

  test('H.245 beside it in the Setup is the same', () => {
    const probe = new CallProbe('callee');
    probe.signal('setup', { body: setupBody({ fastStart: proposals }), pdu: { h245Tunnelling: true, h245Control: [capabilitySet] } });
    expect(probe.take().events.map(({ type }) => type)).toEqual(['setup', 'controlReady', 'remoteCapabilities']);
  });

  test('H.245 beside it where nothing is tunnelled is nothing', () => {
    const probe = new CallProbe('callee');
    probe.signal('setup', { body: setupBody({ fastStart: proposals }), pdu: { h245Tunnelling: false, h245Control: [capabilitySet] } });
    probe.signal('facility', { pdu: { h245Tunnelling: false, h245Control: [capabilitySet] } });
    probe.command({ do: 'fastStart', choices: takeFirst(offered) }, { do: 'alert' });
    expect(probe.take().events.map(({ type }) => type)).toEqual(['setup', 'fastStartOffered', 'ignored', 'opened', 'opened']);
  });

  test('parallelH245Control waits for the answer (H.323 8.2.4)', () => {
    const { probe, proposals: list } = called({ parallelH245Control: [capabilitySet] });
    expect(list).toHaveLength(6);
    probe.command({ do: 'proceed' });
    expect(probe.take().events).toEqual([]);
    probe.command({ do: 'fastStart', choices: takeFirst(list) }, { do: 'alert' });
    expect(probe.take().events.map(({ type }) => type)).toEqual(['opened', 'opened', 'controlReady', 'remoteCapabilities']);
  });

  test('H.245 of ours waits for the answer to go out', () => {
    const { probe } = called();
    probe.command({ do: 'start', capabilities: roomCapabilities }, { do: 'proceed' });
    expect(probe.take().signals).toMatchObject([{ message: { type: 'callProceeding' } }]);
    probe.command({ do: 'fastStart', choices: [] }, { do: 'alert' });
    const { signals } = probe.take();
    expect(signals.map(({ message }) => message.type)).toEqual(['alerting', 'facility']);
    // Not in the same message: devices read one before the other
    expect(signals[0]?.information.h323UuPdu.h245Control).toBeUndefined();
  });
});

describe('the calling side', () => {
  test.each(['callProceeding', 'progress', 'alerting', 'connect', 'facility'] as const)('takes the answer of %s', type => {
    const probe = CallProbe.calling({ fastStart: fastStartProposals });
    const fastStart = answers();
    const body =
      type === 'connect'
        ? connectBody({ fastStart })
        : type === 'facility'
          ? facilityBody('forwardedElements', { fastStart })
          : answerBody(type, { fastStart });
    probe.signal(type, { body, ...tunnelled });
    const { events } = probe.take();
    expect(events.find(event => event.type === 'fastStartAnswered')?.taken).toHaveLength(4);
    expect(events.filter(event => event.type === 'opened')).toMatchObject([{ channel: 1 }, { channel: 3 }]);
    // Said again, as it may be in every message up to Connect
    probe.signal('alerting', { body: answerBody('alerting', { fastStart }), ...tunnelled });
    expect(probe.take().events.filter(event => event.type === 'opened' || event.type === 'fastStartAnswered')).toEqual([]);
  });

  test.each([
    [
      'fastConnectRefused',
      (probe: CallProbe) => probe.signal('alerting', { body: answerBody('alerting', { fastConnectRefused: null }), ...tunnelled }),
    ],
    ['a Connect without it', (probe: CallProbe) => probe.signal('connect', { body: connectBody(), ...tunnelled })],
    ['H.245', (probe: CallProbe) => probe.signal('facility', { pdu: { h245Tunnelling: true, h245Control: [capabilitySet] } })],
    ['startH245', (probe: CallProbe) => probe.signal('facility', { body: facilityBody('startH245') })],
    [
      'answers to nothing',
      (probe: CallProbe) => probe.signal('alerting', { body: answerBody('alerting', { fastStart: [Uint8Array.of(1)] }) }),
    ],
  ])('is refused by %s', (_, refuse) => {
    const probe = CallProbe.calling({ fastStart: fastStartProposals });
    refuse(probe);
    expect(probe.take().events).toContainEqual({ type: 'fastStartAnswered', taken: [] });
    // Too late
    probe.signal('connect', { body: connectBody({ fastStart: answers() }), ...tunnelled });
    expect(probe.take().events.filter(({ type }) => type === 'opened')).toEqual([]);
  });

  test('does not connect for H.245 before the answer', () => {
    const probe = CallProbe.calling({ fastStart: fastStartProposals, tunnelling: false });
    const h245Address = { type: 'ipAddress', value: { ip: Uint8Array.of(192, 0, 2, 1), port: 4000 } } as const;
    probe.signal('callProceeding', { body: answerBody('callProceeding', { h245Address }) });
    expect(probe.take().others).toEqual([]);
    probe.signal('alerting', { body: answerBody('alerting', { fastStart: answers() }) });
    expect(probe.take().others).toEqual([{ type: 'connect', on: 'control', to: at(4000) }]);
  });

  test('media flow without H.245 where nobody wants it', () => {
    const probe = CallProbe.calling({ fastStart: fastStartProposals, tunnelling: false });
    probe.signal('connect', { body: connectBody({ fastStart: answers() }) });
    expect(probe.take().others).toEqual([]);
    expect(probe.timers.running).toEqual([]);
    // Wanted after all, but impossible: the call goes on
    probe.command({ do: 'start', capabilities: roomCapabilities });
    expect(probe.take().others).toEqual([{ type: 'listen', on: 'control' }]);
    probe.give({ type: 'closed', on: 'control', error: 'EADDRINUSE' });
    expect(probe.take().events).toEqual([{ type: 'ignored', message: 'EADDRINUSE' }]);
    expect(probe.call.state).toBe('active');
  });
});

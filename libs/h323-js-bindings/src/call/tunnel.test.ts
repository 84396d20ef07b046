import { describe, expect, test } from '@jest/globals';
import type * as H225 from '../generated/h323-messages.ts';
import { MultimediaSystemControlMessage } from '../generated/multimedia-system-control.ts';
import { decode } from '../per/decode.ts';
import { encode } from '../per/encode.ts';
import { CallProbe } from '../testing/call-probe.ts';
import { request } from '../testing/control-messages.ts';
import { roomCapabilities } from '../testing/control-samples.ts';
import { connectBody, signalBytes } from '../testing/signals.ts';
import { Tunnel } from './tunnel.ts';

const start = { do: 'start', capabilities: roomCapabilities } as const;
const roundTrip = (sequenceNumber: number) => request({ type: 'roundTripDelayRequest', value: { sequenceNumber } });

/** The messages that the call has sent, and what is in the tunnel of each. */
function tunnelled(probe: CallProbe): unknown[] {
  return probe.take().signals.map(({ message: { type }, information: { h323UuPdu } }) => [
    type,
    ...(h323UuPdu.h245Control ?? []).map(bytes => {
      const { value } = decode(MultimediaSystemControlMessage, bytes);
      return typeof value === 'object' && 'type' in value ? value.type : undefined;
    }),
  ]);
}

const pdu = (more: Partial<H225.H323UUPDU> = {}): H225.H323UUPDU => ({ h323MessageBody: { type: 'empty' }, ...more });

describe('both sides must want it (H.323 8.2.1)', () => {
  test.each([
    [true, true, 'on'],
    [true, false, 'off'],
    [false, true, 'off'],
  ] as const)('offered %s, wanted %s: %s', (offered, wanted, state) => {
    const tunnel = new Tunnel();
    tunnel.answer(offered, wanted);
    expect([tunnel.state, tunnel.flag]).toEqual([state, state === 'on']);
  });

  test('who tunnels and says otherwise does tunnel', () => {
    const tunnel = new Tunnel();
    const h245Control = [Uint8Array.of(1)];
    tunnel.offer(true);
    expect(tunnel.learn('alerting', pdu({ h245Tunnelling: false, h245Control }))).toBe(false);
    expect(tunnel.state).toBe('on');
    expect(tunnel.learn('facility', pdu({ h245Tunnelling: false, h245Control }))).toBe(false);
    expect(tunnel.state).toBe('on');
    expect(tunnel.learn('facility', pdu({ h245Tunnelling: false, h245Control: [] }))).toBe(true);
    expect(tunnel.learn('facility', pdu({ h245Control }))).toBe(false);
    expect(tunnel.state).toBe('off');
  });

  test('once off it stays off', () => {
    const tunnel = new Tunnel();
    tunnel.offer(true);
    expect(tunnel.flag).toBe(true);
    expect(tunnel.learn('callProceeding', pdu({ h245Tunnelling: true }))).toBe(false);
    expect(tunnel.state).toBe('on');
    expect(tunnel.learn('alerting', pdu())).toBe(false);
    expect(tunnel.learn('facility', pdu({ h245Tunnelling: false }))).toBe(true);
    expect(tunnel.learn('connect', pdu({ h245Tunnelling: true }))).toBe(false);
    expect([tunnel.state, tunnel.flag]).toEqual(['off', false]);
  });

  test('a Connect answers, whatever a gatekeeper says beside it', () => {
    const tunnel = new Tunnel();
    tunnel.offer(true);
    tunnel.learn('connect', pdu({ provisionalRespToH245Tunnelling: null }));
    expect(tunnel.state).toBe('off');
  });
});

test('a message takes as much as fits, in order, and at least one', () => {
  const tunnel = new Tunnel();
  const sizes = [100, 16_000, 500, 40_000, 1];
  for (const size of sizes) tunnel.push(new Uint8Array(size));
  const taken: number[][] = [];
  while (tunnel.isPending) taken.push(tunnel.take().map(({ length }) => length));
  expect(taken).toEqual([[100, 16_000], [500], [40_000], [1]]);
  expect(tunnel.take()).toEqual([]);
});

describe('a far side of Cisco hears one H.245 message in one of call signalling', () => {
  const vendor = { vendor: { t35CountryCode: 181, t35Extension: 0, manufacturerCode: 18 } };
  const endpoint = { vendor, mc: false, undefinedNode: false };

  test('each goes into one of its own, in order', () => {
    const probe = CallProbe.called({ sourceInfo: endpoint });
    probe.command({ do: 'connect' }, start);
    expect(tunnelled(probe)).toEqual([['connect'], ['facility', 'terminalCapabilitySet'], ['facility', 'masterSlaveDetermination']]);
  });

  test('as the called side, from what it answers', () => {
    const probe = CallProbe.calling();
    probe.signal('connect', { body: connectBody({ destinationInfo: endpoint }), pdu: { h245Tunnelling: true } });
    probe.command(start);
    expect(tunnelled(probe)).toEqual([
      ['facility', 'terminalCapabilitySet'],
      ['facility', 'masterSlaveDetermination'],
    ]);
  });

  test('what waits when the call ends goes out before Release Complete, which has the last', () => {
    const probe = CallProbe.called({ sourceInfo: endpoint });
    probe.command({ do: 'connect' }, start);
    probe.take();
    const h245Control = [roundTrip(1), roundTrip(2)].map(each => encode(MultimediaSystemControlMessage, each));
    const facility = signalBytes('facility', { pdu: { h245Tunnelling: true, h245Control }, fromDestination: false });
    probe.bytes(Uint8Array.from([...facility, ...signalBytes('disconnect', { fromDestination: false })]));
    expect(tunnelled(probe)).toEqual([
      ['facility', 'roundTripDelayResponse'],
      ['facility', 'roundTripDelayResponse'],
      ['releaseComplete', 'endSessionCommand'],
    ]);
  });
});

test('others hear all of them in one', () => {
  const probe = CallProbe.called();
  probe.command({ do: 'connect' }, start);
  expect(tunnelled(probe)).toEqual([['connect'], ['facility', 'terminalCapabilitySet', 'masterSlaveDetermination']]);
});

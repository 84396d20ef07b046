/** tshark as a second opinion. */
import { describe, expect, test } from '@jest/globals';
import { decode, encode, frameTpkt, H225, H245, serializeCallSignal, TpktReader } from '@opencvi/h323-js-bindings';
import { captures, Random, randomValue, sampleSetup, sampleTerminalCapabilitySet, toHex } from '@opencvi/h323-js-bindings/testing';
import { type DissectorInput, dissect } from './tshark-dissect.ts';

const h245 = (message: H245.MultimediaSystemControlMessage): DissectorInput => ({
  dissector: 'h245dg',
  bytes: encode(H245.MultimediaSystemControlMessage, message),
});

test('a message that is broken would be noticed', () => {
  const { bytes } = h245(sampleTerminalCapabilitySet());
  const [whole, cut] = dissect([
    { dissector: 'h245dg', bytes },
    { dissector: 'h245dg', bytes: bytes.subarray(0, 40) },
  ]);
  expect(whole).toEqual({ info: 'terminalCapabilitySet ', complaints: '' });
  expect(cut?.complaints).toContain('Malformed');
});

test('a Setup in its envelope', () => {
  const bytes = serializeCallSignal(
    {
      type: 'setup',
      callReference: { value: 1, fromDestination: false },
      elements: {
        bearerCapability: { transferCapability: 'unrestrictedDigital', userInformationLayer1: 'h221' },
        display: 'Boardroom',
        calledPartyNumber: { digits: '1172827458' },
      },
    },
    sampleSetup(),
  );
  expect(dissect([{ dissector: 'q931.tpkt', bytes: frameTpkt(bytes) }])).toEqual([
    { info: expect.stringContaining('setup'), complaints: '' },
  ]);
});

test('random messages of H.245 are sound', () => {
  const random = new Random(11);
  const all = Array.from(
    { length: 600 },
    () => randomValue(H245.MultimediaSystemControlMessage, random) as H245.MultimediaSystemControlMessage,
  );
  // tshark looks into octets that only a real message has: the function that is not supported.
  const messages = all.filter(message => message.type !== 'indication' || message.value.type !== 'functionNotSupported');
  const complaints = dissect(messages.map(h245)).map(
    ({ complaints }, i) => `${i} ${toHex(h245(messages[i] as H245.MultimediaSystemControlMessage).bytes)} ${complaints}`,
  );
  expect(complaints.filter(each => !each.endsWith(' '))).toEqual([]);
});

describe('captured messages', () => {
  const ras = [...captures().values()].flat().filter(({ protocol }) => protocol === 'ras');
  const control = [...captures().values()].flat().filter(({ protocol }) => protocol === 'h245');

  test('of RAS have the same name', () => {
    const names = ras.map(({ bytes }) => decode(H225.RasMessage, bytes).type);
    const seen = dissect(ras.map(({ bytes }) => ({ dissector: 'h225.ras', bytes })));
    expect(seen.map(({ info }, i) => info.includes(names[i] ?? '?'))).toEqual(names.map(() => true));
  });

  test('of H.245 have the same name', () => {
    const packets = control.flatMap(({ bytes }) => new TpktReader().push(bytes).packets);
    const names = packets.map(bytes => {
      const message = decode(H245.MultimediaSystemControlMessage, bytes);
      return message.type === '...' ? '?' : message.value.type;
    });
    const seen = dissect(packets.map(bytes => ({ dissector: 'h245dg', bytes })));
    expect(seen.map(({ info }, i) => info.includes(names[i] ?? '?'))).toEqual(names.map(() => true));
  });
});

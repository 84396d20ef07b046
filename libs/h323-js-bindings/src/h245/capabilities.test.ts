import { describe, expect, test } from '@jest/globals';
import type * as Schema from '../generated/multimedia-system-control.ts';
import { TerminalCapabilitySet } from '../generated/multimedia-system-control.ts';
import { decode } from '../per/decode.ts';
import { encode } from '../per/encode.ts';
import { g711, h264, roomCapabilities } from '../testing/control-samples.ts';
import { sampleTerminalCapabilitySet } from '../testing/sample-messages.ts';
import { terminalCapabilitySet } from './build-capabilities.ts';
import { CapabilityTable } from './capability-table.ts';
import type { CapabilitySet } from './media-capability.ts';
import { capabilitySetFrom } from './parse-capabilities.ts';

/** As the far side would read it. */
function read(...sets: readonly Schema.TerminalCapabilitySet[]): CapabilitySet {
  const table = new CapabilityTable();
  for (const set of sets) expect(table.update(decode(TerminalCapabilitySet, encode(TerminalCapabilitySet, set)))).toBeUndefined();
  return capabilitySetFrom(table);
}

const base = { sequenceNumber: 1, protocolIdentifier: '0.0.8.245.0.13' };
const receive = (value: Schema.AudioCapability): Schema.Capability => ({ type: 'receiveAudioCapability', value });
const alaw = receive({ type: 'g711Alaw64k', value: 20 });
const ulaw = receive({ type: 'g711Ulaw64k', value: 20 });
const g729 = receive({ type: 'g729', value: 2 });

const h263: Schema.H263VideoCapability = {
  cifMPI: 1,
  maxBitRate: 100,
  unrestrictedVector: false,
  arithmeticCoding: false,
  advancedPrediction: false,
  pbFrames: false,
  temporalSpatialTradeOffCapability: false,
};

function table(...capabilities: readonly (Schema.Capability | undefined)[]): Schema.CapabilityTableEntry[] {
  return capabilities.map((capability, i) => ({ capabilityTableEntryNumber: i + 1, ...(capability && { capability }) }));
}

function descriptor(number: number, ...simultaneousCapabilities: readonly (readonly number[])[]): Schema.CapabilityDescriptor {
  return { capabilityDescriptorNumber: number, ...(simultaneousCapabilities.length > 0 && { simultaneousCapabilities }) };
}

function codecs({ receive: media }: CapabilitySet): readonly string[] {
  return media.map(each => (each.media === 'unknown' ? each.name : each.codec));
}

describe('what we say of ourselves', () => {
  test.each<[string, CapabilitySet]>([
    ['a room system', roomCapabilities],
    ['one that says what it sends', { ...roomCapabilities, transmit: [g711, h264] }],
    ['one that only listens', { receive: [g711], digits: { userInput: [] } }],
    ['one that takes nothing', { receive: [], digits: { userInput: [] } }],
  ])('%s is read as it was written', (_, set) => {
    expect(read(terminalCapabilitySet(1, set))).toEqual(set);
  });

  test('sound, pictures and slides may be used at once', () => {
    const { capabilityTable = [], capabilityDescriptors } = terminalCapabilitySet(1, roomCapabilities);
    const names = capabilityTable.map(({ capability }) => capability?.type);
    expect(names.slice(0, 4)).toEqual([
      'receiveAudioCapability',
      'receiveAudioCapability',
      'receiveVideoCapability',
      'receiveVideoCapability',
    ]);
    expect(capabilityDescriptors).toEqual([descriptor(0, [1, 2], [3], [4], [5, 6], [7], [8])]);
  });

  test('H.264 modes are those of mediaPacketizationCapability', () => {
    const said = (packetizationModes: readonly (0 | 1)[]) =>
      read(terminalCapabilitySet(1, { ...roomCapabilities, receive: [{ ...h264, packetizationModes }] }));
    expect(said([0]).receive).toMatchObject([{ packetizationModes: [0] }]);
    expect(said([0, 1]).receive).toMatchObject([{ packetizationModes: [0, 1] }]);
  });
});

describe('what the far side says', () => {
  test('a room system', () => {
    const message = sampleTerminalCapabilitySet();
    const set = message.type === 'request' && message.value.type === 'terminalCapabilitySet' ? message.value.value : undefined;
    const found = read(set ?? base);
    expect(codecs(found)).toEqual(['PCMA', 'PCMU', 'G722', 'G7231', 'G729', 'H264']);
    expect(found.digits).toEqual({ userInput: ['basicString', 'dtmf'] });
    expect(found).not.toHaveProperty('transmit');
    expect(found).not.toHaveProperty('h239');
  });

  test('best first: by descriptor, then by the order inside it, each once', () => {
    const capabilityDescriptors = [descriptor(5, [1]), descriptor(2, [3, 2], [2, 1])];
    expect(codecs(read({ ...base, capabilityTable: table(alaw, ulaw, g729), capabilityDescriptors }))).toEqual(['G729', 'PCMU', 'PCMA']);
  });

  test('what is in no descriptor cannot be used', () => {
    const set = { ...base, capabilityTable: table(alaw, ulaw), capabilityDescriptors: [descriptor(0, [2])] };
    expect(codecs(read(set))).toEqual(['PCMU']);
  });

  test('without any descriptor the table counts', () => {
    expect(codecs(read({ ...base, capabilityTable: table(ulaw, alaw) }))).toEqual(['PCMU', 'PCMA']);
  });

  test('alternatives inside alternatives', () => {
    const either: Schema.Capability = { type: 'oneOfCapabilities', value: [2, 4, 1] };
    const loop: Schema.Capability = { type: 'oneOfCapabilities', value: [3, 4] };
    const set = { ...base, capabilityTable: table(alaw, ulaw, either, loop), capabilityDescriptors: [descriptor(0, [3])] };
    expect(codecs(read(set))).toEqual(['PCMU', 'PCMA']);
  });

  test('sending and receiving', () => {
    const both: Schema.Capability = { type: 'receiveAndTransmitAudioCapability', value: { type: 'g729', value: 2 } };
    const transmit: Schema.Capability = { type: 'transmitAudioCapability', value: { type: 'g728', value: 2 } };
    const found = read({ ...base, capabilityTable: table(alaw, both, transmit) });
    expect(codecs(found)).toEqual(['PCMA', 'G729']);
    expect(found.transmit).toEqual([
      { media: 'audio', codec: 'G729', framesPerPacket: 2 },
      { media: 'unknown', name: 'transmitAudioCapability.g728' },
    ]);
  });

  test('what we do not understand has its name', () => {
    const h224: Schema.Capability = {
      type: 'receiveAndTransmitDataApplicationCapability',
      value: { application: { type: 'h224', value: { type: 'hdlcFrameTunnelling' } }, maxBitRate: 64 },
    };
    const amr: Schema.AudioCapability = {
      type: 'genericAudioCapability',
      value: { capabilityIdentifier: { type: 'standard', value: '0.0.8.245.1.1.1' } },
    };
    expect(codecs(read({ ...base, capabilityTable: table(h224, receive(amr)) }))).toEqual([
      'receiveAndTransmitDataApplicationCapability.h224',
      'receiveAudioCapability.genericAudioCapability.0.0.8.245.1.1.1',
    ]);
  });

  test('sets add up: entries are taken back, replaced and added', () => {
    const first = { ...base, capabilityTable: table(alaw, ulaw, g729), capabilityDescriptors: [descriptor(0, [1, 2, 3])] };
    const second = { ...base, capabilityTable: [{ capabilityTableEntryNumber: 1 }, { capabilityTableEntryNumber: 2, capability: g729 }] };
    expect(codecs(read(first, second))).toEqual(['G729']);
    const third = { ...base, capabilityDescriptors: [descriptor(0), descriptor(1, [3])] };
    expect(codecs(read(first, third))).toEqual(['G729']);
  });

  test('digits and H.239 count even where no descriptor has them', () => {
    const capabilityTable = table(
      alaw,
      { type: 'receiveUserInputCapability', value: { type: 'dtmf' } },
      { type: 'transmitUserInputCapability', value: { type: 'hookflash' } },
      { type: 'receiveRTPAudioTelephonyEventCapability', value: { dynamicRTPPayloadType: 101, audioTelephoneEvent: '0-16' } },
      { type: 'genericControlCapability', value: { capabilityIdentifier: { type: 'standard', value: '0.0.8.239.1.1' } } },
    );
    const found = read({ ...base, capabilityTable, capabilityDescriptors: [descriptor(0, [1])] });
    expect(found).toMatchObject({ digits: { userInput: ['dtmf'], telephoneEvent: 101 }, h239: true });
    expect(found.digits.userInput).not.toContain('hookflash');
  });
});

describe('the table has its limits', () => {
  test('a descriptor of what is not there', () => {
    const before = { ...base, capabilityTable: table(alaw) };
    const all = new CapabilityTable();
    all.update(before);
    expect(all.update({ ...base, capabilityTable: table(ulaw), capabilityDescriptors: [descriptor(0, [7])] })).toEqual({
      type: 'undefinedTableEntryUsed',
    });
    // And nothing of it was taken
    expect(capabilitySetFrom(all).receive).toEqual([g711]);
  });

  test('more entries than anybody needs', () => {
    const all = new CapabilityTable();
    const refusals = Array.from({ length: 8 }, (_, i) =>
      all.update({
        ...base,
        capabilityTable: Array.from({ length: 256 }, (_, j) => ({ capabilityTableEntryNumber: 256 * i + j + 1, capability: alaw })),
      }),
    );
    expect(refusals.filter(each => each === undefined)).toHaveLength(2);
    expect(refusals.at(-1)).toEqual({ type: 'tableEntryCapacityExceeded', value: { type: 'noneProcessed' } });
  });

  test('entries that hold more than anybody needs, in one set or in many', () => {
    const heavy = (count: number): Schema.Capability => {
      const videoCapability = Array.from({ length: count }, () => ({ type: 'h263VideoCapability', value: h263 }) as const);
      return { type: 'receiveVideoCapability', value: { type: 'extendedVideoCapability', value: { videoCapability } } };
    };
    const tooHeavy = { type: 'tableEntryCapacityExceeded', value: { type: 'noneProcessed' } };
    expect(new CapabilityTable().update({ ...base, capabilityTable: table(heavy(5000)) })).toEqual(tooHeavy);
    const all = new CapabilityTable();
    const refusals = Array.from({ length: 20 }, (_, i) =>
      all.update({ ...base, capabilityTable: [{ capabilityTableEntryNumber: i + 1, capability: heavy(400) }] }),
    );
    expect(refusals[0]).toBeUndefined();
    expect(refusals.at(-1)).toEqual(tooHeavy);
    // One that takes the place of another adds nothing
    expect(all.update({ ...base, capabilityTable: table(heavy(400)) })).toBeUndefined();
  });

  test('octets weigh too', () => {
    const data = { nonStandardIdentifier: { type: 'object', value: '1.2' }, data: new Uint8Array(60_000) } as const;
    const all = new CapabilityTable();
    const refusals = Array.from({ length: 100 }, (_, i) =>
      all.update({ ...base, capabilityTable: [{ capabilityTableEntryNumber: i + 1, capability: { type: 'nonStandard', value: data } }] }),
    );
    expect(refusals.filter(each => each === undefined).length).toBeLessThan(50);
  });

  test('more descriptors than anybody needs', () => {
    const all = new CapabilityTable();
    const many = Array.from({ length: 256 }, () => Array.from({ length: 17 }, () => 1));
    expect(all.update({ ...base, capabilityTable: table(alaw), capabilityDescriptors: [descriptor(0, ...many)] })).toEqual({
      type: 'descriptorCapacityExceeded',
    });
  });

  test('alternatives nested without end take no time', () => {
    const all = new CapabilityTable();
    const nested = Array.from({ length: 256 }, (_, i) => ({
      capabilityTableEntryNumber: i + 1,
      capability: { type: 'oneOfCapabilities', value: Array.from({ length: 60 }, (_, j) => ((i + j) % 256) + 1) } as const,
    }));
    expect(all.update({ ...base, capabilityTable: nested, capabilityDescriptors: [descriptor(0, [1])] })).toBeUndefined();
    expect(all.usable()).toEqual([]);
  });
});

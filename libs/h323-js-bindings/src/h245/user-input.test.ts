import { describe, expect, test } from '@jest/globals';
import type { Capability, UserInputIndication } from '../generated/multimedia-system-control.ts';
import { indication, request } from '../testing/control-messages.ts';
import { controlPeer } from '../testing/control-samples.ts';
import type { ControlEvent } from './control.ts';

const ignored: ControlEvent = { type: 'ignored', message: expect.any(String) as never };
const input = (value: UserInputIndication) => indication({ type: 'userInput', value });

describe('from the far side', () => {
  test.each<[string, UserInputIndication, ControlEvent]>([
    ['a digit', { type: 'alphanumeric', value: '1' }, { type: 'digits', digits: '1', how: 'alphanumeric' }],
    ['several', { type: 'alphanumeric', value: '12#' }, { type: 'digits', digits: '12#', how: 'alphanumeric' }],
    ['letters of DTMF', { type: 'alphanumeric', value: 'a1D' }, { type: 'digits', digits: 'A1D', how: 'alphanumeric' }],
    ['text', { type: 'alphanumeric', value: 'hey!' }, ignored],
    ['nothing', { type: 'alphanumeric', value: '' }, ignored],
    ['a signal', { type: 'signal', value: { signalType: '*', duration: 100 } }, { type: 'digits', digits: '*', how: 'signal' }],
    [
      'a signal that is in RTP too',
      { type: 'signal', value: { signalType: '5', rtpPayloadIndication: null } },
      { type: 'digits', digits: '5', how: 'signal', alsoInRtp: true },
    ],
    ['a hookflash', { type: 'signal', value: { signalType: '!' } }, ignored],
    ['how long a signal was', { type: 'signalUpdate', value: { duration: 10 } }, ignored],
    [
      'an extended alphanumeric',
      { type: 'extendedAlphanumeric', value: { alphanumeric: '42' } },
      { type: 'digits', digits: '42', how: 'alphanumeric' },
    ],
    ['what it takes', { type: 'userInputSupportIndication', value: { type: 'basicString' } }, ignored],
  ])('%s', (_, value, event) => {
    expect(controlPeer().say(input(value))).toEqual({ sent: [], events: [event] });
  });

  test('a great many digits are cut', () => {
    const { events } = controlPeer().say(input({ type: 'alphanumeric', value: '1'.repeat(5000) }));
    expect(events).toEqual([{ type: 'digits', digits: '1'.repeat(128), how: 'alphanumeric' }]);
  });
});

describe('to the far side', () => {
  function takes(...types: readonly ('basicString' | 'dtmf')[]) {
    const peer = controlPeer();
    const capabilities: Capability[] = types.map(type => ({ type: 'receiveUserInputCapability', value: { type } }));
    const capabilityTable = capabilities.map((capability, i) => ({ capabilityTableEntryNumber: i + 1, capability }));
    peer.say(
      request({ type: 'terminalCapabilitySet', value: { sequenceNumber: 1, protocolIdentifier: '0.0.8.245.0.7', capabilityTable } }),
    );
    return peer;
  }

  const alphanumeric = [input({ type: 'alphanumeric', value: '1#' })];
  const signals = ['1', '#'].map(signalType => input({ type: 'signal', value: { signalType } }));

  test.each([
    ['dtmf', takes('basicString', 'dtmf'), signals],
    ['alphanumeric only', takes('basicString'), alphanumeric],
    ['we do not know what', controlPeer(), alphanumeric],
  ])('which takes %s', (_, peer, sent) => {
    expect(peer.command({ do: 'digits', digits: '1#' })).toEqual({ sent, events: [] });
  });

  test('in the form that is wanted', () => {
    expect(takes('dtmf').command({ do: 'digits', digits: '1#', how: 'alphanumeric' }).sent).toEqual(alphanumeric);
    expect(takes('basicString').command({ do: 'digits', digits: '1#', how: 'signal' }).sent).toEqual(signals);
  });

  test('what is no digit is left out', () => {
    expect(controlPeer().command({ do: 'digits', digits: '1 x#' }).sent).toEqual(alphanumeric);
    expect(controlPeer().command({ do: 'digits', digits: 'x' })).toEqual({ sent: [], events: [ignored] });
  });
});

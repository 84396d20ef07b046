import { describe, expect, test } from '@jest/globals';
import type { TerminalCapabilitySet } from '../generated/multimedia-system-control.ts';
import { capabilitySet, command, request, response } from '../testing/control-messages.ts';
import { controlPeer, g711, roomCapabilities } from '../testing/control-samples.ts';
import { terminalCapabilitySet } from './build-capabilities.ts';

const offer = (value: TerminalCapabilitySet) => request({ type: 'terminalCapabilitySet', value });

describe('the exchange (H.245 C.3)', () => {
  test('ours is acknowledged', () => {
    const peer = controlPeer();
    expect(peer.command({ do: 'start', capabilities: roomCapabilities }).sent[0]).toEqual(
      offer(terminalCapabilitySet(1, roomCapabilities)),
    );
    const ack = response({ type: 'terminalCapabilitySetAck', value: { sequenceNumber: 1 } });
    expect(peer.say(ack).events).toEqual([{ type: 'capabilitiesAccepted' }]);
    expect(peer.say(ack).events).toEqual([{ type: 'ignored', message: 'terminalCapabilitySetAck' }]);
    expect(peer.timers.running).not.toContain('T101');
  });

  test('the same set is said again by another call, and under its next number', () => {
    for (let call = 0; call < 2; call++) {
      const peer = controlPeer();
      expect(peer.command({ do: 'start', capabilities: roomCapabilities }).sent[0]).toEqual(
        offer(terminalCapabilitySet(1, roomCapabilities)),
      );
      expect(peer.command({ do: 'capabilities', capabilities: roomCapabilities }).sent).toEqual([
        offer(terminalCapabilitySet(2, roomCapabilities)),
      ]);
    }
  });

  test('ours is refused', () => {
    const peer = controlPeer();
    peer.command({ do: 'start', capabilities: roomCapabilities });
    const refusal = response({
      type: 'terminalCapabilitySetReject',
      value: { sequenceNumber: 1, cause: { type: 'descriptorCapacityExceeded' } },
    });
    expect(peer.say(refusal).events).toEqual([{ type: 'capabilitiesRefused', cause: 'descriptorCapacityExceeded' }]);
  });

  test('T101: ours is not answered', () => {
    const peer = controlPeer({ timers: { T101: 5000 } });
    peer.command({ do: 'start', capabilities: roomCapabilities });
    expect(peer.wait(5000)).toEqual({
      sent: [{ type: 'indication', value: { type: 'terminalCapabilitySetRelease', value: {} } }],
      events: [{ type: 'timeout', timer: 'T101', procedure: 'capabilityExchange' }],
    });
  });

  test('only the answer to the last set counts', () => {
    const peer = controlPeer();
    peer.command({ do: 'capabilities', capabilities: roomCapabilities });
    peer.command({ do: 'capabilities', capabilities: { ...roomCapabilities, receive: [g711] } });
    const answered = [1, 2].map(
      sequenceNumber => peer.say(response({ type: 'terminalCapabilitySetAck', value: { sequenceNumber } })).events,
    );
    expect(answered).toEqual([[{ type: 'ignored', message: expect.any(String) }], [{ type: 'capabilitiesAccepted' }]]);
  });

  test('sequence numbers go round', () => {
    const peer = controlPeer();
    const sent = Array.from({ length: 257 }, () => peer.command({ do: 'pause' }).sent[0]);
    expect(sent.at(-1)).toEqual(sent[0]);
    expect(sent[254]).toEqual(offer({ sequenceNumber: 255, protocolIdentifier: '0.0.8.245.0.13' }));
    expect(sent[255]).toEqual(offer({ sequenceNumber: 0, protocolIdentifier: '0.0.8.245.0.13' }));
  });

  test('theirs is acknowledged, or refused', () => {
    const peer = controlPeer();
    expect(peer.say(capabilitySet(9))).toEqual({
      sent: [response({ type: 'terminalCapabilitySetAck', value: { sequenceNumber: 9 } })],
      events: [{ type: 'remoteCapabilities', capabilities: { receive: [g711], digits: { userInput: [] } } }],
    });
    const wrong = { sequenceNumber: 10, protocolIdentifier: '0.0.8.245.0.7' };
    const nowhere = { capabilityDescriptorNumber: 0, simultaneousCapabilities: [[7]] };
    expect(peer.say(offer({ ...wrong, capabilityDescriptors: [nowhere] })).sent).toEqual([
      response({ type: 'terminalCapabilitySetReject', value: { sequenceNumber: 10, cause: { type: 'undefinedTableEntryUsed' } } }),
    ]);
  });

  test('theirs may be none from the start', () => {
    const { events } = controlPeer().say(offer(terminalCapabilitySet(1, { receive: [], digits: { userInput: [] } })));
    expect(events).toEqual([{ type: 'remoteCapabilities', capabilities: { receive: [], digits: { userInput: [] } } }]);
  });

  test('who asks for ours is told them again', () => {
    const peer = controlPeer();
    const ask = command({ type: 'sendTerminalCapabilitySet', value: { type: 'genericRequest' } });
    expect(peer.say(ask).sent).toEqual([]);
    peer.command({ do: 'capabilities', capabilities: roomCapabilities });
    // They are on their way
    expect(peer.say(ask).sent).toEqual([]);
    peer.say(response({ type: 'terminalCapabilitySetAck', value: { sequenceNumber: 1 } }));
    expect(peer.say(ask).sent).toEqual([offer(terminalCapabilitySet(2, roomCapabilities))]);
  });
});

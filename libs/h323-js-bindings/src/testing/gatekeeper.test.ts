/** The tests' gatekeeper, asked by endpoints that are not ours: what chan_ooh323 and H323Plus sent to GnuGk. */
import { expect, test } from '@jest/globals';
import { socketAddressFromText } from '../address/socket-address.ts';
import { RasMessage } from '../generated/h323-messages.ts';
import type { SocketAddress } from '../machine.ts';
import { decode } from '../per/decode.ts';
import type { RasOutput } from '../ras/ras.ts';
import { captures } from './captures.ts';
import { TestGatekeeper, type TestGatekeeperEvent } from './gatekeeper.ts';

const rasAddress: SocketAddress = { address: '127.0.0.51', port: 1719 };

/** What one endpoint sent, given in its order, with the identifier of an endpoint that ours gave. */
function askedBy(endpoint: string): { events: TestGatekeeperEvent[]; answers: string[] } {
  const gatekeeper = new TestGatekeeper({
    id: 'testgk',
    rasAddress,
    timeToLive: 60,
    routes: { '7001': { address: '127.0.0.42', port: 1720 } },
  });
  const requests = (captures().get('ras') ?? []).filter(({ from, protocol }) => from === endpoint && protocol === 'ras');
  const from = socketAddressFromText(endpoint) as SocketAddress;
  const outputs: RasOutput<TestGatekeeperEvent>[] = requests.flatMap(({ bytes }) => gatekeeper.handle({ type: 'bytes', from, bytes }));
  return {
    events: outputs.flatMap(output => (output.type === 'event' ? [output.event] : [])),
    answers: outputs.flatMap(output => (output.type === 'send' ? [decode(RasMessage, output.bytes).type] : [])),
  };
}

test.each([
  ['chan_ooh323', '127.0.0.2:13030'],
  ['H323Plus', '127.0.0.51:46145'],
])('%s', (_, endpoint) => {
  const { events, answers } = askedBy(endpoint);
  expect(events.slice(0, 2)).toMatchObject([{ type: 'discovered' }, { type: 'registered', endpointId: 'endpoint-1' }]);
  expect(answers.slice(0, 2)).toEqual(['gatekeeperConfirm', 'registrationConfirm']);
  // It has another identifier from GnuGk, and is told so.
  expect(events.filter(event => event.type === 'rejected')).toContainEqual({
    type: 'rejected',
    request: 'admissionRequest',
    reason: 'callerNotRegistered',
  });
});

test('whatever comes', () => {
  const gatekeeper = new TestGatekeeper({ id: 'testgk', rasAddress });
  for (const { bytes } of [...captures().values()].flat())
    for (let length = 0; length < bytes.length; length += 7)
      gatekeeper.handle({ type: 'bytes', from: rasAddress, bytes: bytes.subarray(0, length) });
  expect(gatekeeper.state).toMatch(/registered$/);
});

/** Two endpoints and GnuGk, as captured: its answers are those that a client of ours asked for. */
import { expect, test } from '@jest/globals';
import { RasMessage } from '../generated/h323-messages.ts';
import { decode } from '../per/decode.ts';
import { encode } from '../per/encode.ts';
import { captures } from '../testing/captures.ts';
import { GatekeeperClient } from './gatekeeper-client.ts';
import type { GatekeeperCommand, GatekeeperEvent, RasOutput } from './ras.ts';

const gatekeeper = { address: '127.0.0.51', port: 1719 };
const datagrams = (captures().get('ras') ?? []).filter(({ protocol }) => protocol === 'ras');

/** What GnuGk said to one of the endpoints, by kind. */
function answersTo(endpoint: string): Map<string, RasMessage> {
  const messages = datagrams.filter(({ to }) => to === endpoint).map(({ bytes }) => decode(RasMessage, bytes));
  return new Map(messages.map(message => [message.type, message]));
}

const answerOf: Readonly<Record<string, string>> = {
  gatekeeperRequest: 'gatekeeperConfirm',
  registrationRequest: 'registrationConfirm',
  admissionRequest: 'admissionConfirm',
  disengageRequest: 'disengageConfirm',
  unregistrationRequest: 'unregistrationConfirm',
};

/** Does what is commanded, with the captured answers under the numbers of our requests. */
function run(endpoint: string, commands: readonly GatekeeperCommand[]): GatekeeperEvent[] {
  const answers = answersTo(endpoint);
  const machine = new GatekeeperClient({
    gatekeeper,
    discover: true,
    callSignalAddresses: [{ address: '127.0.0.2', port: 1720 }],
    rasAddress: { address: '127.0.0.2', port: 13030 },
    aliases: [{ kind: 'h323-ID', value: 'ast-A' }],
    terminalType: 'gateway',
    vendor: { product: 'test', version: '1' },
    timeToLive: 60,
  });
  const events: GatekeeperEvent[] = [];
  const take = (outputs: readonly RasOutput<GatekeeperEvent>[]): void => {
    for (const output of outputs) {
      if (output.type === 'event') events.push(output.event);
      if (output.type !== 'send') continue;
      const request = decode(RasMessage, output.bytes) as { type: string; value: { requestSeqNum: number } };
      const answer = answers.get(answerOf[request.type] ?? '');
      if (!answer) continue;
      const value = { ...(answer as { value: object }).value, requestSeqNum: request.value.requestSeqNum };
      take(machine.handle({ type: 'bytes', from: gatekeeper, bytes: encode(RasMessage, { ...answer, value } as RasMessage) }));
    }
  };
  for (const command of commands) take(machine.handle({ type: 'command', command }));
  return events;
}

const call = {
  do: 'admit',
  id: 'a',
  destination: [{ kind: 'dialledDigits', value: '7001' }],
  source: [{ kind: 'h323-ID', value: 'ast-A' }],
  bandwidth: 10_000_000,
  callReference: 92,
  callIdentifier: new Uint8Array(16).fill(1),
  conferenceId: new Uint8Array(16).fill(2),
} as const;

test('the caller: discovery, registration, a call, its end', () => {
  const admitted = { ...call, answering: false } as const;
  const events = run('127.0.0.2:13030', [{ do: 'register' }, admitted, { do: 'disengage', id: 'a', reason: 'normalDrop' }]);
  expect(events).toEqual([
    { type: 'registered', gatekeeper, endpointId: '2758639948_endp' },
    {
      type: 'admitted',
      id: 'a',
      callSignalAddress: { address: '127.0.0.51', port: 1721 },
      bandwidth: 10_000_000,
      gatekeeperRouted: true,
    },
  ]);
});

test('the called one: discovery, registration, a call, the end of the registration', () => {
  const events = run('127.0.0.51:46145', [{ do: 'register' }, { ...call, answering: true }, { do: 'unregister' }]);
  expect(events.map(event => event.type)).toEqual(['registered', 'admitted', 'unregistered']);
});

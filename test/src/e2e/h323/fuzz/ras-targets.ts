import {
  decode,
  encode,
  GatekeeperClient,
  type GatekeeperCommand,
  H225,
  respondToLocation,
  type SocketAddress,
  type Type,
} from '@opencvi/h323-js-bindings';
import { fromHex, type Random, toHex } from '@opencvi/h323-js-bindings/testing';
import { Finding, type FuzzTarget, type Script, stepOf } from './fuzz-target.ts';
import { captured, generated, spoilt } from './inputs.ts';
import { timed } from './limits.ts';
import { type FuzzedMachine, machineTarget, shuffled } from './machine-target.ts';

/** Those of the captured calls, whose answers the client gets. */
const gatekeeper: SocketAddress = { address: '127.0.0.51', port: 1719 };
const stranger: SocketAddress = { address: '203.0.113.5', port: 1719 };
const us: SocketAddress = { address: '127.0.0.2', port: 13030 };

const answers = captured('ras').map(bytes => decode(H225.RasMessage, bytes));

/** A message of RAS under a number that is likely to be waited for. */
function rasMessage(random: Random): Uint8Array {
  const numbered = random.chance(0.6)
    ? random.pick(answers)
    : decode(H225.RasMessage, generated(H225.RasMessage as Type<unknown>, random, { size: 40 }));
  if (!('value' in numbered) || !('requestSeqNum' in (numbered.value as object))) return random.pick(captured('ras'));
  const value = { ...(numbered.value as object), requestSeqNum: random.between(1, 8) };
  return encode(H225.RasMessage, { ...numbered, value } as unknown as H225.RasMessage);
}

export const locationTarget: FuzzTarget = {
  name: 'location',
  generate: random => [`datagram ${toHex(spoilt(random.chance(0.5) ? locationRequest(random) : rasMessage(random), random))}`],
  run: script => script.map(ask).join(),
};

function locationRequest(random: Random): Uint8Array {
  const parts = decode(H225.LocationRequest, generated(H225.LocationRequest as Type<unknown>, random, { size: 30 }));
  return encode(H225.RasMessage, { type: 'locationRequest', value: parts } as H225.RasMessage);
}

function ask(line: string): string {
  const bytes = fromHex(stepOf(line).rest);
  const options = { locate: () => ({ found: true, callSignalAddress: us, rasAddress: us }) as const };
  const answer = timed(bytes.length, () => respondToLocation(bytes, stranger, options));
  if ('to' in answer && answer.to.address !== stranger.address) throw new Finding('somebody else is answered');
  if ('bytes' in answer && answer.bytes.length > 32) throw new Finding('an answer is long');
  return 'what' in answer && answer.kind !== 'malformed' ? `${answer.kind} ${answer.what}` : answer.kind;
}

const call = {
  answering: false,
  destination: [{ kind: 'dialledDigits', value: '7001' }],
  source: [{ kind: 'h323-ID', value: 'ast-A' }],
  bandwidth: 768_000,
  callReference: 92,
  callIdentifier: fromHex('11006f6f68333233632dfa8686e6c63f'),
  conferenceId: fromHex('2425262728292a2b2c2d2e2f30313233'),
} as const;

const commands: readonly GatekeeperCommand[] = [
  { do: 'register' },
  { do: 'admit', id: 'a', ...call },
  { do: 'admit', id: 'b', ...call, answering: true, sourceAddress: stranger },
  { do: 'bandwidth', id: 'a', bandwidth: 64_000 },
  { do: 'disengage', id: 'a', reason: 'normalDrop', cause: 16 },
  { do: 'unregister' },
];

class FuzzedClient implements FuzzedMachine {
  readonly #client = new GatekeeperClient({
    gatekeeper,
    discover: true,
    callSignalAddresses: [{ ...us, port: 1720 }],
    rasAddress: us,
    aliases: [{ kind: 'h323-ID', value: 'ast-A' }],
    terminalType: 'gateway',
    vendor: { product: 'fuzz', version: '1' },
    timeToLive: 60,
  });

  get state(): string {
    return this.#client.state;
  }

  give(word: string, rest: string) {
    const command = commands[Number(rest)];
    if (word === 'command' && command) return this.#client.handle({ type: 'command', command });
    if (word === 'gatekeeper') return this.#client.handle({ type: 'bytes', from: gatekeeper, bytes: fromHex(rest) });
    return word === 'stranger' ? this.#fromStranger(fromHex(rest)) : undefined;
  }

  timer(name: string) {
    return this.#client.handle({ type: 'timer', name });
  }

  #fromStranger(bytes: Uint8Array) {
    const outputs = this.#client.handle({ type: 'bytes', from: stranger, bytes });
    if (outputs.some(({ type }) => type === 'send')) throw new Finding('a stranger is answered');
    return outputs;
  }
}

function conversation(random: Random): Script {
  const gatekeeperSays = (type: string, requestSeqNum: number): string => {
    const found = answers.find(message => message.type === type);
    const value = { ...(found as { value: object } | undefined)?.value, requestSeqNum };
    return `gatekeeper ${toHex(spoiltSometimes(encode(H225.RasMessage, { type, value } as H225.RasMessage), random))}`;
  };
  const plain = [
    'command 0',
    gatekeeperSays('gatekeeperConfirm', 1),
    gatekeeperSays('registrationConfirm', 2),
    'command 1',
    gatekeeperSays('admissionConfirm', 3),
    'command 3',
    'command 2',
    gatekeeperSays('admissionConfirm', 5),
    ...Array.from({ length: random.between(0, 8) }, () => anything(random)),
    'command 4',
    gatekeeperSays('disengageConfirm', 6),
    'command 5',
  ];
  return shuffled(plain, random, anything);
}

function spoiltSometimes(bytes: Uint8Array, random: Random): Uint8Array {
  return random.chance(0.1) ? spoilt(bytes, random) : bytes;
}

function anything(random: Random): string {
  const kinds: readonly (() => string)[] = [
    () => `gatekeeper ${toHex(rasMessage(random))}`,
    () => `gatekeeper ${toHex(spoilt(rasMessage(random), random))}`,
    () => `stranger ${toHex(rasMessage(random))}`,
    () => `timer ${random.between(0, 3)}`,
    () => `command ${random.between(0, commands.length - 1)}`,
  ];
  return random.pick(kinds)();
}

export const gatekeeperClientTarget = machineTarget('gatekeeper-client', () => new FuzzedClient(), conversation);

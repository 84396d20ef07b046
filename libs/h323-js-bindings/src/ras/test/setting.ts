import { expect } from '@jest/globals';
import { RasMessage } from '../../generated/h323-messages.ts';
import type { SocketAddress } from '../../machine.ts';
import { decode } from '../../per/decode.ts';
import {
  TestGatekeeper,
  type TestGatekeeperCommand,
  type TestGatekeeperEvent,
  type TestGatekeeperOptions,
} from '../../testing/gatekeeper.ts';
import { RasNet } from '../../testing/ras-net.ts';
import { GatekeeperClient } from '../gatekeeper-client.ts';
import type { GatekeeperClientOptions, GatekeeperCommand, GatekeeperEvent } from '../ras.ts';

export const gkAddress: SocketAddress = { address: '192.0.2.1', port: 1719 };
export const otherGkAddress: SocketAddress = { address: '192.0.2.2', port: 1719 };
export const clientAddress: SocketAddress = { address: '192.0.2.10', port: 1719 };
export const called: SocketAddress = { address: '192.0.2.20', port: 1720 };

export const clientOptions: GatekeeperClientOptions = {
  gatekeeper: gkAddress,
  discover: true,
  callSignalAddresses: [{ address: '192.0.2.10', port: 1720 }],
  rasAddress: clientAddress,
  aliases: [
    { kind: 'h323-ID', value: 'gateway' },
    { kind: 'dialledDigits', value: '5000' },
  ],
  prefixes: ['88'],
  terminalType: 'gateway',
  vendor: { product: 'OpenCVI', version: '1' },
  timeToLive: 60,
};

export const gkOptions: TestGatekeeperOptions = { id: 'gk', rasAddress: gkAddress, timeToLive: 60, routes: { room: called } };

export const callIdentifier = new Uint8Array(16).fill(7);

export function admit(id: string, more: Partial<Extract<GatekeeperCommand, { do: 'admit' }>> = {}): GatekeeperCommand {
  return {
    do: 'admit',
    id,
    answering: false,
    destination: [{ kind: 'h323-ID', value: 'room' }],
    source: [{ kind: 'h323-ID', value: 'gateway' }],
    bandwidth: 768_000,
    callReference: 17,
    callIdentifier,
    conferenceId: new Uint8Array(16).fill(8),
    ...more,
  };
}

export interface Setting {
  readonly net: RasNet;
  readonly gk: { command(command: TestGatekeeperCommand): void; readonly events: TestGatekeeperEvent[] };
  readonly client: { command(command: GatekeeperCommand): void; readonly events: GatekeeperEvent[] };
  readonly machine: GatekeeperClient;
}

export function setting({
  client = {},
  gk = {},
}: {
  client?: Partial<GatekeeperClientOptions>;
  gk?: Partial<TestGatekeeperOptions>;
} = {}): Setting {
  const net = new RasNet();
  const machine = new GatekeeperClient({ ...clientOptions, ...client });
  return {
    net,
    machine,
    gk: net.add(gkAddress, new TestGatekeeper({ ...gkOptions, ...gk })),
    client: net.add(clientAddress, machine),
  };
}

export function registered(options: Parameters<typeof setting>[0] = {}): Setting {
  const all = setting(options);
  all.client.command({ do: 'register' });
  expect(all.client.events).toEqual([expect.objectContaining({ type: 'registered' })]);
  all.client.events.splice(0);
  all.gk.events.splice(0);
  return all;
}

/** Names of the messages that a host has sent, with a mark where the same number was used again. */
export function sentBy({ net }: Setting, from: SocketAddress = clientAddress): string[] {
  return net.sent.filter(one => one.from.address === from.address).map(({ bytes }) => decode(RasMessage, bytes).type);
}

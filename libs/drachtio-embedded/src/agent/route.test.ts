import { describe, expect, test } from '@jest/globals';
import { Dialog } from '../dialog/dialog.ts';
import { Headers } from '../message/headers.ts';
import { emptyBody, type SipRequest } from '../message/sip-message.ts';
import { FakeFlow } from '../test/fake-flow.ts';
import type { NextHop } from '../transport/transports.ts';
import type { AgentContext } from './agent-context.ts';
import { routeInDialog } from './route.ts';

const bye: SipRequest = { kind: 'request', method: 'BYE', uri: 'sip:x', headers: new Headers(), body: emptyBody };

/** The address that a BYE goes to, for a dialog whose packets come from `source` and whose Contact is a name that leads to `leadsTo`. */
async function target(source: string, contact: string, leadsTo: string): Promise<string> {
  const asked: NextHop[] = [];
  const flow = new FakeFlow(false, source);
  const flowTo = (hop: NextHop) => {
    asked.push(hop);
    return new FakeFlow(true, hop.host);
  };
  const transports = { has: () => true, isOurs: () => false, flowTo };
  const hosts = { service: async () => undefined, resolve: async (host: string) => (host === 'named.example' ? leadsTo : host) };
  const names = { id: 'i', callId: 'c', localTag: 'l', remoteTag: 'r', localParty: '', remoteParty: '', localContact: '' };
  const session = { id: 's', open: true, deliver() {} };
  const dialog = new Dialog({ ...names, session, remoteTarget: contact, routeSet: [], localCSeq: 1, remoteCSeq: 1, flow });
  const route = await routeInDialog({ transports, hosts } as unknown as AgentContext, dialog, bye);
  expect(asked.map(({ host }) => host)).toEqual(route.flow === flow ? [] : [route.flow.remote.host]);
  return route.flow.remote.host;
}

describe('the way of a request within a dialog', () => {
  test.each([
    ['a name of a public address', '192.0.2.1', 'sip:x@named.example:5060', '198.51.100.7', '198.51.100.7'],
    ['a name of ours, for a stranger', '192.0.2.1', 'sip:x@named.example:6379;transport=tcp', '10.0.0.5', '192.0.2.1'],
    ['a name of this host, for a stranger', '192.0.2.1', 'sip:x@named.example:6379;transport=tcp', '127.0.0.1', '192.0.2.1'],
    ['no address, which systems take for this host', '192.0.2.1', 'sip:x@0.0.0.0:6379;transport=tcp', '', '192.0.2.1'],
    ['everybody in the network', '192.0.2.1', 'sip:x@255.255.255.255', '', '192.0.2.1'],
    ['a name of ours, for a device of ours', '10.0.0.1', 'sip:x@named.example:5060', '10.0.0.5', '10.0.0.5'],
  ])('%s', async (_what, source, contact, leadsTo, expected) => {
    expect(await target(source, contact, leadsTo)).toBe(expected);
  });
});

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import { expect, test } from '@jest/globals';
import { rawMessage, requestLines } from '../test/raw-message.ts';
import { advertisedAddress } from './advertised.ts';
import { UdpListener } from './udp-listener.ts';

test.each(['127.0.0.1', '::1'])('a UDP socket of both families answers %s, and knows it by a plain address', async host => {
  const from: string[] = [];
  const listener = await UdpListener.listen(
    { transport: 'udp', host: '::', port: 0 },
    {
      onBytes: (bytes, flow) => {
        from.push(flow.remote.host);
        flow.send(bytes);
      },
      onBadStream: () => {},
    },
  );
  const peer = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
  const message = rawMessage(requestLines('OPTIONS'));
  peer.send(message, listener.local.port, host);
  const [answer] = await once(peer, 'message', { signal: AbortSignal.timeout(4_000) });
  expect([answer, from]).toEqual([message, [host]]);
  peer.close();
  await listener.close();
});

test.each([
  ['203.0.113.7', '::', '127.0.0.1', '203.0.113.7'],
  ['203.0.113.7', '::', '::1', '::1'],
  ['2001:db8::7', '::', '127.0.0.1', '127.0.0.1'],
  ['sip.example.com', '::', '::1', 'sip.example.com'],
  ['203.0.113.7', '::1', '::1', '203.0.113.7'],
  [undefined, '::', '::1', '::1'],
])('public address %s of a listener on %s: to %s we are %s', (publicAddress, host, remote, told) => {
  const options = { transport: 'udp', host, port: 5_060, ...(publicAddress !== undefined && { publicAddress }) } as const;
  expect(advertisedAddress(options, { host, port: 5_060 }, remote)).toEqual({ host: told, port: 5_060 });
});

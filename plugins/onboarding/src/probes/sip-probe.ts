import { createSocket } from 'node:dgram';
import { connect, isIPv6, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Clock } from '@opencvi/plugin-api';
import { optionsAnswer, optionsRequest, type SipStatus, type SipTransport } from './sip-options.ts';

/** Where to ask. */
export interface SipTarget {
  readonly transport: SipTransport;
  readonly host: string;
  readonly port: number;
}

/** Asks a SIP server for its options. Rejects when nothing answers. */
export type SipProbe = (target: SipTarget, signal: AbortSignal) => Promise<SipStatus>;

/** Probes over the network. */
export function sipProbe(clock: Clock, timeout: number): SipProbe {
  return async (target, signal) => {
    signal.throwIfAborted();
    const ended = new AbortController();
    const either = AbortSignal.any([signal, ended.signal]);
    const work = target.transport === 'udp' ? overUdp(target, clock, either) : overStream(target, either);
    try {
      return await clock.within(timeout, work);
    } finally {
      ended.abort();
    }
  };
}

/** RFC 3261 17.1.2.2: a request over UDP is sent again until it is answered. */
function overUdp({ host, port }: SipTarget, clock: Clock, signal: AbortSignal): Promise<SipStatus> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
    let stopRepeating = (): void => {};
    const close = (): void => {
      stopRepeating();
      socket.close();
    };
    signal.addEventListener('abort', () => [close(), reject(signal.reason)], { once: true });
    socket.on('error', reject);
    // Connected, so that a closed port is told by ICMP
    socket.connect(port, host, (error?: Error) => {
      if (error) return reject(error);
      const request = optionsRequest('udp', { host, port }, socket.address());
      const send = (): void => socket.send(request.text, error => error && reject(error));
      socket.on('message', data => {
        const answer = optionsAnswer(data.toString('utf8'), request);
        if (answer) resolve(answer);
      });
      send();
      stopRepeating = clock.every(500, send);
    });
  });
}

function overStream({ transport, host, port }: SipTarget, signal: AbortSignal): Promise<SipStatus> {
  return new Promise((resolve, reject) => {
    const [socket, ready] = open(transport, host, port);
    signal.addEventListener('abort', () => [socket.destroy(), reject(signal.reason)], { once: true });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the connection was closed without an answer')));
    socket.once(ready, () => {
      const request = optionsRequest(transport, { host, port }, { address: socket.localAddress ?? host, port: socket.localPort ?? port });
      let text = '';
      socket.on('data', data => {
        text += data.toString('utf8');
        const answer = optionsAnswer(text, request);
        if (answer) resolve(answer);
        else if (text.length > 65_536) socket.destroy(new Error('the answer is no SIP'));
      });
      socket.write(request.text);
    });
  });
}

function open(transport: SipTransport, host: string, port: number): [Socket, 'connect' | 'secureConnect'] {
  if (transport === 'tcp') return [connect({ host, port }), 'connect'];
  // Whom to believe is the certificate check's business
  return [connectTls({ host, port, rejectUnauthorized: false }), 'secureConnect'];
}

import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:dgram';
import { once } from 'node:events';
import { ports } from '../ports.ts';
import { type Bencodable, bencode, bencodedString } from './bencode.ts';
import { type MediaMode, PAYLOAD_TYPE } from './modes.ts';

const REPLY_WITHIN = 3_000;

/** One call for rtpengine to carry. */
export interface RtpengineCall {
  readonly id: string;
  readonly mode: MediaMode;
  readonly source: number;
  readonly sink: number;
}

/** Sets up a call by rtpengine's ng protocol: plain on the one side, `mode` on the other. Tells the port that its source sends to. */
export async function rtpengineCall(socket: Socket, { id, mode, source, sink }: RtpengineCall): Promise<number> {
  const call = { 'call-id': id, 'from-tag': 'a', ICE: 'remove', DTLS: 'off' };
  const secured = mode !== 'plain';
  const offer = await ask(socket, {
    ...call,
    command: 'offer',
    sdp: sdp('RTP/AVP', source),
    'transport-protocol': secured ? 'RTP/SAVP' : 'RTP/AVP',
  });
  // the far side takes one of the suites that are offered, with a key of the same length; nobody sends with it
  const crypto = new RegExp(`^a=crypto:\\d+ ${mode} .*$`, 'm').exec(offer)?.[0].trimEnd();
  if (secured && !crypto) throw new Error(`rtpengine offers no ${mode}:\n${offer}`);
  const answered = secured ? sdp('RTP/SAVP', sink, crypto) : sdp('RTP/AVP', sink);
  const answer = await ask(socket, { ...call, command: 'answer', 'to-tag': 'b', sdp: answered });
  const port = Number(/^m=video (\d+) /m.exec(answer)?.[1]);
  if (!port) throw new Error(`rtpengine names no port:\n${answer}`);
  return port;
}

/** Asks, and gives the SDP of the reply. */
async function ask(socket: Socket, request: Bencodable): Promise<string> {
  // a request with a cookie seen before is taken for a repetition, and answered as the first
  socket.send(`${randomUUID()} ${bencode(request)}`, ports.rtpengineControl, '127.0.0.1');
  const [reply] = (await once(socket, 'message', { signal: AbortSignal.timeout(REPLY_WITHIN) })) as [Buffer];
  const text = reply.toString('latin1');
  const sdp = bencodedString(text, 'sdp');
  if (sdp === undefined) throw new Error(`rtpengine refuses: ${text}`);
  return sdp;
}

const sdp = (profile: string, port: number, ...attributes: (string | undefined)[]): string =>
  [
    'v=0',
    'o=bench 1 1 IN IP4 127.0.0.1',
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `m=video ${port} ${profile} ${PAYLOAD_TYPE}`,
    `a=rtpmap:${PAYLOAD_TYPE} H264/90000`,
    ...attributes.filter(line => line !== undefined),
    '',
  ].join('\r\n');

/** Answers every H.323 call, and echoes what it hears. Argument: the port of call signalling, 1720 unless given. */
import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AudioCapability, CallEvent } from '@opencvi/h323-js-bindings';
import { listenForCalls, type RunningCall } from '@opencvi/h323-js-bindings/node';

const echo = createSocket('udp4').on('message', (packet, from) => echo.send(packet, from.port, from.address));
await once(echo.bind(0), 'listening');
const media: AudioCapability = { media: 'audio', codec: 'PCMU', framesPerPacket: 20 };

function onEvent(event: CallEvent, call: RunningCall): void {
  const here = { address: call.local.address, port: echo.address().port };
  if (event.type === 'setup') {
    call.command({ do: 'connect' });
    call.command({ do: 'start', capabilities: { receive: [media], digits: { userInput: [] } } });
  } else if (event.type === 'remoteCapabilities') {
    call.command({ do: 'open', request: { channel: 1, session: 1, media, mediaControl: here } });
  } else if (event.type === 'channelOffered') {
    call.command({ do: 'accept', channel: event.offer.channel, mediaChannel: here, mediaControl: here });
  } else if (event.type === 'released') console.log('released:', event.release);
}

const control = { random: () => randomInt(2 ** 24) };
const options = { role: 'callee', vendor: { product: 'Echo', version: '1' }, control } as const;
const clock = { after: (ms: number, ring: () => void) => clearTimeout.bind(undefined, setTimeout(ring, ms)) };
const onConnection = () => ({ options, onEvent });
const port = Number(process.argv[2] ?? 1720);
const { address } = await listenForCalls({ host: '0.0.0.0', port, clock, onConnection, onDefect: console.error });
console.log(`answering at ${address.address}:${address.port}`);

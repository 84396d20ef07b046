/** Answers every H.323 call, and echoes what it hears. Argument: the port of call signalling, 1720 unless given. */
import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AudioCapability, CallOptions } from '@opencvi/h323-js-bindings';
import { listenForCalls } from '@opencvi/h323-js-bindings/node';

const echo = createSocket('udp4').on('message', (packet, from) => echo.send(packet, from.port, from.address));
await once(echo.bind(0), 'listening');

const audio: AudioCapability = { media: 'audio', codec: 'PCMU', framesPerPacket: 20 };
const options: CallOptions = {
  role: 'callee',
  vendor: { product: 'Echo', version: '1' },
  control: { random: () => randomInt(2 ** 24) },
};
const after = (ms: number, callback: () => void) => clearTimeout.bind(undefined, setTimeout(callback, ms));

const { address } = await listenForCalls({
  host: '0.0.0.0',
  port: Number(process.argv[2] ?? 1720),
  clock: { after },
  onDefect: console.error,
  onConnection: () => ({
    options,
    onEvent(event, call) {
      const here = { address: call.local.address, port: echo.address().port };
      if (event.type === 'setup') {
        call.command({ do: 'connect' });
        call.command({ do: 'start', capabilities: { receive: [audio], digits: { userInput: [] } } });
      } else if (event.type === 'remoteCapabilities') {
        call.command({ do: 'open', request: { channel: 1, session: 1, media: audio, mediaControl: here } });
      } else if (event.type === 'channelOffered') {
        const { channel } = event.offer;
        call.command(
          event.offer.media.media === 'audio'
            ? { do: 'accept', channel, mediaChannel: here, mediaControl: here }
            : { do: 'reject', channel, cause: 'dataTypeNotSupported' },
        );
      } else if (event.type === 'released') console.log('released:', event.release);
    },
  }),
});
console.log(`answering at ${address.address}:${address.port}`);

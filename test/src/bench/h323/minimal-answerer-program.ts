/**
 * The least that answers H.323 calls: the library on Node's sockets, in a process of its own, with a channel of sound each way and no media.
 * Arguments: the port. Prints `ready`.
 */
import { randomInt } from 'node:crypto';
import type { AudioCapability, CallEvent, SocketAddress } from '@opencvi/h323-js-bindings';
import { listenForCalls, type RunningCall } from '@opencvi/h323-js-bindings/node';

const audio: AudioCapability = { media: 'audio', codec: 'PCMU', framesPerPacket: 20 };
const nowhere = (port: number): SocketAddress => ({ address: '127.0.0.1', port });

function onEvent(event: CallEvent, call: RunningCall): void {
  switch (event.type) {
    case 'setup':
      call.command({ do: 'connect' });
      call.command({ do: 'start', capabilities: { receive: [audio], digits: { userInput: [] } } });
      break;
    case 'remoteCapabilities':
      call.command({ do: 'open', request: { channel: 1, session: 1, media: audio, mediaControl: nowhere(9) } });
      break;
    case 'channelOffered':
      call.command({ do: 'accept', channel: event.offer.channel, mediaChannel: nowhere(8), mediaControl: nowhere(9) });
      break;
  }
}

await listenForCalls({
  host: '127.0.0.1',
  port: Number(process.argv[2]),
  clock: {
    after(ms, callback) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  },
  onConnection: () => ({
    options: { role: 'callee', vendor: { product: 'OpenCVI benchmark', version: '1' }, control: { random: () => randomInt(2 ** 24) } },
    onEvent,
  }),
  onDefect: error => {
    throw error;
  },
});
console.log('ready');

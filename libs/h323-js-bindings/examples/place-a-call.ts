/** Calls an address, sends a packet of silence and hangs up when one comes back. Argument: the address, `192.0.2.1:1720`. */
import { randomBytes, randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AudioCapability, type CallEvent, socketAddressFromText } from '@opencvi/h323-js-bindings';
import { dialCall, type RunningCall } from '@opencvi/h323-js-bindings/node';

const to = socketAddressFromText(process.argv[2] ?? '127.0.0.1:1720');
if (!to) throw new RangeError(`${process.argv[2]} is not an address and a port`);
const sound = createSocket('udp4');
await once(sound.bind(0), 'listening');
const media: AudioCapability = { media: 'audio', codec: 'PCMU', framesPerPacket: 20 };
const silence = Buffer.concat([Buffer.from('800000000000000000000001', 'hex'), Buffer.alloc(160, 0xff)]);

function onEvent(event: CallEvent, call: RunningCall): void {
  const here = { address: call.local.address, port: sound.address().port };
  if (event.type === 'connected') call.command({ do: 'start', capabilities: { receive: [media], digits: { userInput: [] } } });
  else if (event.type === 'remoteCapabilities') {
    call.command({ do: 'open', request: { channel: 1, session: 1, media, mediaControl: here } });
  } else if (event.type === 'channelOffered') {
    call.command({ do: 'accept', channel: event.offer.channel, mediaChannel: here, mediaControl: here });
  } else if (event.type === 'opened') sound.send(silence, event.mediaChannel.port, event.mediaChannel.address);
  else if (event.type === 'released') {
    console.log('released:', event.release);
    sound.close();
  }
}

const control = { random: () => randomInt(2 ** 24) };
const options = { role: 'caller', vendor: { product: 'Caller', version: '1' }, callReference: randomInt(1, 2 ** 15), control } as const;
const clock = { after: (ms: number, ring: () => void) => clearTimeout.bind(undefined, setTimeout(ring, ms)) };
const call = await dialCall({ to, clock, options, onEvent, onDefect: console.error });
sound.once('message', packet => {
  console.log(`heard ${packet.length} octets`);
  call.command({ do: 'release', cause: 16 });
});
const who = { destination: [{ kind: 'h323-ID', value: 'echo' }], source: [{ kind: 'h323-ID', value: 'Caller' }] } as const;
const ids = { callIdentifier: randomBytes(16), conferenceId: randomBytes(16) };
call.command({ do: 'setup', request: { ...who, ...ids, bandwidth: 128_000, tunnelling: true } });

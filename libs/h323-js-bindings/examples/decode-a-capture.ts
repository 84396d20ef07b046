/** Tells what one side said on a call signalling connection. Argument: a file of its octets (in Wireshark: Follow TCP stream, one direction, raw). */
import { readFileSync } from 'node:fs';
import { decode, elementOf, H245, PerError, parseCallSignal, TpktReader } from '@opencvi/h323-js-bindings';

const { packets, fault } = new TpktReader().push(readFileSync(process.argv[2] ?? ''));
for (const packet of packets) {
  const signal = parseCallSignal(packet);
  if (!signal.ok) {
    console.log('not understood:', signal.fault);
    continue;
  }
  console.log(signal.message.type, elementOf(signal.message, 'display') ?? '');
  const { h323MessageBody, h245Control = [] } = signal.information.h323UuPdu;
  console.dir(h323MessageBody, { depth: null });
  for (const bytes of h245Control) {
    try {
      console.dir(decode(H245.MultimediaSystemControlMessage, bytes), { depth: null });
    } catch (error) {
      if (!(error instanceof PerError)) throw error;
      console.log(error.code, error.path, error.bitOffset);
    }
  }
}
if (fault) console.log('the stream is broken:', fault);

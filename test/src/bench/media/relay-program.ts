/**
 * The floor for anything in Node: receives on one socket and sends from another, and looks at nothing.
 * Arguments: the first port to receive on, then the port that each stream goes to. Prints `ready`.
 */
import { openUdp } from './udp.ts';

const [first = 0, ...targets] = process.argv.slice(2).map(Number);
for (const [i, target] of targets.entries()) {
  const [input, output] = await Promise.all([openUdp(first + i), openUdp()]);
  input.on('message', packet => output.send(packet, target, '127.0.0.1'));
}
console.log('ready');

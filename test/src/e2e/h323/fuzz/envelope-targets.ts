import { isDeepStrictEqual } from 'node:util';
import {
  frameTpkt,
  H225,
  parseCallSignal,
  parseQ931,
  serializeCallSignal,
  serializeQ931,
  TpktReader,
  type Type,
} from '@opencvi/h323-js-bindings';
import { fromHex, type Random, randomValue, toHex } from '@opencvi/h323-js-bindings/testing';
import { Finding, type FuzzTarget, type Script, stepOf } from './fuzz-target.ts';
import { captured, controlMessage, spoilt } from './inputs.ts';
import { assertLight, timed } from './limits.ts';

const packets = captured('h225').map(bytes => bytes.subarray(4));
const signalTypes = [
  'setup',
  'callProceeding',
  'alerting',
  'connect',
  'releaseComplete',
  'facility',
  'information',
  'progress',
  'notify',
  'status',
] as const;

/** A packet of call signalling: a real one, or a random information in an envelope; with H.245 in it, now and then. */
export function signalPacket(random: Random): Uint8Array {
  if (random.chance(0.5)) return random.pick(packets);
  const information = randomValue(H225.H323UserInformation as Type<unknown>, random, {
    size: random.pick([5, 30, 80]),
  }) as H225.H323UserInformation;
  const tunnelled = random.chance(0.4) ? { h245Tunnelling: true, h245Control: [controlMessage(random), controlMessage(random)] } : {};
  return serializeCallSignal(
    {
      type: random.pick(signalTypes),
      callReference: { value: random.between(0, 0x7fff), fromDestination: random.chance(0.5) },
      elements: {
        ...(random.chance(0.3) ? { display: 'Boardroom' } : {}),
        ...(random.chance(0.3) ? { keypad: '12#' } : {}),
        ...(random.chance(0.3) ? { cause: { value: random.between(1, 127) } } : {}),
      },
    },
    { ...information, h323UuPdu: { ...information.h323UuPdu, ...tunnelled } },
  );
}

/** Q.931 alone: what is understood is written as it came. */
export const q931Target: FuzzTarget = {
  name: 'q931',
  generate: random => [`packet ${toHex(spoilt(signalPacket(random), random))}`],
  run: script => script.map(readEnvelope).join(),
};

function readEnvelope(line: string): string {
  const bytes = fromHex(stepOf(line).rest);
  const result = timed(bytes.length, () => parseQ931(bytes));
  assertLight(result, bytes.length);
  if (!result.ok) return result.fault;
  if (toHex(serializeQ931(result.message)) !== toHex(bytes)) throw new Finding('an envelope is not written as it came');
  const signal = timed(bytes.length, () => parseCallSignal(bytes));
  return signal.ok ? `ok ${signal.information.h323UuPdu.h323MessageBody.type}` : signal.fault;
}

/** TPKT, cut wherever: lines are what a connection brings at once. The same packets come whatever the cuts. */
export const tpktTarget: FuzzTarget = {
  name: 'tpkt',
  generate(random) {
    const stream = Array.from({ length: random.between(1, 4) }, () => random.pick(captured('h225')));
    return cut(spoilt(Uint8Array.from(stream.flatMap(bytes => [...bytes])), random), random).map(bytes => `chunk ${toHex(bytes)}`);
  },
  run: readStream,
};

/** Octets in pieces. */
export function cut(bytes: Uint8Array, random: Random): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = random.pick([1, 2, 3, 4, 5, 40, 1400, bytes.length]);
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}

function readStream(script: Script): string {
  const chunks = script.map(line => fromHex(stepOf(line).rest));
  const whole = Uint8Array.from(chunks.flatMap(bytes => [...bytes]));
  const reader = new TpktReader();
  const parts = chunks.map(bytes => reader.push(bytes));
  const pieces = parts.flatMap(part => part.packets);
  const fault = parts.at(-1)?.fault;
  const atOnce = new TpktReader().push(whole);
  if (!isDeepStrictEqual([pieces, fault], [atOnce.packets, atOnce.fault])) throw new Finding('the cuts make a difference');
  const framed = Uint8Array.from(pieces.flatMap(packet => [...frameTpkt(packet)]));
  if (framed.length > whole.length) throw new Finding('more came out than went in');
  return `${Math.min(pieces.length, 3)} ${fault ?? 'sound'}`;
}

import { randomBytes } from 'node:crypto';
import {
  CallError,
  type MediaCapabilities,
  type MediaDirection,
  type MediaFormat,
  type MediaRole,
  type SrtpKey,
  type SrtpSuite,
  type StreamAgreement,
  type TransportAddress,
} from '@opencvi/plugin-api';
import { type BotFormat, type BotStream, botFormat } from './bot-contract.ts';

/** A suite that the contract has. */
export type BotSuite = NonNullable<BotStream['srtp']>['suite'];

/** Octets of master key and salt (RFC 3711 4.1.1; RFC 7714 12). */
const keyLengths: Readonly<Record<BotSuite, number>> = {
  AES_CM_128_HMAC_SHA1_80: 30,
  AEAD_AES_128_GCM: 28,
  AEAD_AES_256_GCM: 44,
};

/** A stream as we offer it, with the key we send with. */
export interface OfferedStream {
  readonly stream: BotStream;
  readonly key: SrtpKey | undefined;
}

/** The roles of an endpoint that the contract can carry, with the formats that it knows. */
export function botFormats(capabilities: MediaCapabilities): Map<MediaRole, BotFormat[]> {
  const found = capabilities.map(({ role, formats }) => [role, formats.flatMap(toBotFormat)] as const);
  return new Map(found.filter(([, formats]) => formats.length > 0));
}

/** The contract writes codecs one way; capabilities are compared without case. */
function toBotFormat(format: MediaFormat): BotFormat[] {
  const codec = botFormat.shape.codec.options.find(one => one.toLowerCase() === format.codec.toLowerCase());
  const { payloadType, clockRate, channels, parameters, feedback } = format;
  if (codec === undefined) return [];
  return [
    {
      codec,
      payloadType,
      clockRate,
      ...(channels !== undefined && { channels }),
      ...(parameters && { parameters: { ...parameters } }),
      ...(feedback && { feedback: [...feedback] }),
    },
  ];
}

/** What one role is offered with. */
export interface Offer {
  readonly role: MediaRole;
  readonly formats: readonly BotFormat[];
  readonly transport: TransportAddress;
  readonly suite: BotSuite | 'off';
  readonly maxBitrate?: number | undefined;
}

/** A stream for a bot, with a new key of ours. */
export function offerStream({ role, formats, transport, suite, maxBitrate }: Offer): OfferedStream {
  const key = suite === 'off' ? undefined : { suite, key: new Uint8Array(randomBytes(keyLengths[suite])) };
  const stream: BotStream = {
    role,
    direction: 'sendrecv',
    transport: { ...transport },
    formats: [...formats],
    ...(key && suite !== 'off' && { srtp: { suite, key: Buffer.from(key.key).toString('base64') } }),
    ...(maxBitrate !== undefined && { maxBitrate }),
  };
  return { stream, key };
}

const seenFromUs: Readonly<Record<MediaDirection, MediaDirection>> = {
  sendrecv: 'sendrecv',
  sendonly: 'recvonly',
  recvonly: 'sendonly',
  inactive: 'inactive',
};

/** Pure: what was agreed for a stream. Rejects answers that would send in the clear what we protect. */
export function agreementOf(offered: OfferedStream, answer: BotStream): StreamAgreement {
  const { role, maxBitrate } = answer;
  const direction = seenFromUs[answer.direction];
  if (direction === 'inactive') return { role, direction, send: [], receive: [] };
  const receive = offered.stream.formats.filter(ours => answer.formats.some(theirs => theirs.codec === ours.codec));
  const send = direction === 'recvonly' ? [] : answer.formats.filter(theirs => receive.some(ours => ours.codec === theirs.codec));
  if (receive.length === 0) throw mismatch(`no codec in common for ${role}`);
  return {
    role,
    direction,
    send: send.map(plain),
    receive: receive.map(plain),
    remote: { ...answer.transport },
    ...srtpOf(offered, answer),
    ...(maxBitrate !== undefined && { maxBitrate }),
  };
}

function srtpOf({ key }: OfferedStream, { role, srtp }: BotStream): Pick<StreamAgreement, 'srtp'> {
  if (!key && !srtp) return {};
  if (!key || !srtp) throw mismatch(`${role} would be protected one way only`);
  const theirs = new Uint8Array(Buffer.from(srtp.key, 'base64'));
  if (theirs.length !== keyLengths[srtp.suite]) throw mismatch(`the key of ${role} has ${theirs.length} octets`);
  return { srtp: { send: key, receive: { suite: srtp.suite satisfies SrtpSuite, key: theirs } } };
}

function plain({ codec, payloadType, clockRate, channels, parameters, feedback }: BotFormat): MediaFormat {
  return {
    codec,
    payloadType,
    clockRate,
    ...(channels !== undefined && { channels }),
    ...(parameters && { parameters }),
    ...(feedback && { feedback }),
  };
}

function mismatch(what: string): CallError {
  return new CallError({ code: 'incompatible-media', by: 'gateway', detail: `media bot: ${what}` });
}

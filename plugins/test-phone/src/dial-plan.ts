import type { CliInvocation } from '@opencvi/plugin-api';
import type { PhoneAudioCodec, PhoneTransport, SrtpPolicy } from '@opencvi/sip-phone';

/** What the command line asks for. */
export interface DialPlan {
  readonly uri: string;
  /** The host part of the address, without brackets. */
  readonly host: string;
  readonly transport: PhoneTransport;
  readonly audio: readonly PhoneAudioCodec[];
  readonly video: boolean;
  readonly srtp: SrtpPolicy;
  readonly toneHz: number;
  readonly digits: string;
  /** Absent: after the first prompt. */
  readonly digitsAfterMs?: number;
  /** How long to stay once answered, or once the digits are typed. */
  readonly stayMs: number;
  readonly json: boolean;
  readonly record?: string;
  readonly picture?: string;
}

type Options = CliInvocation['options'];

const codecs: readonly PhoneAudioCodec[] = ['G722', 'PCMU', 'PCMA', 'opus'];
const transports: readonly PhoneTransport[] = ['udp', 'tcp', 'tls'];
const policies: readonly SrtpPolicy[] = ['off', 'optional', 'required'];

/** Reads the command line. Throws with what is wrong, and what would be right. */
export function readDialPlan(address: string, options: Options): DialPlan {
  const uri = /^sips?:/i.test(address) ? address : `sip:${address}`;
  const digitsAfter = text(options, 'digitsAfter');
  const record = text(options, 'record');
  const picture = text(options, 'picture');
  return {
    uri,
    host: hostOf(uri),
    transport: transportOf(uri, text(options, 'transport')),
    audio: (text(options, 'audio') ?? 'G722,PCMU,PCMA').split(',').map(name => oneOf('--audio', name.trim(), codecs)),
    video: options.video !== false,
    srtp: oneOf('--srtp', text(options, 'srtp') ?? 'off', policies),
    toneHz: numberOf('--tone', text(options, 'tone') ?? '440'),
    digits: digitsOf(text(options, 'digits') ?? ''),
    ...(digitsAfter !== undefined && { digitsAfterMs: 1000 * numberOf('--digits-after', digitsAfter) }),
    stayMs: 1000 * numberOf('--seconds', text(options, 'seconds') ?? '15'),
    json: options.json === true,
    ...(record !== undefined && { record }),
    ...(picture !== undefined && { picture }),
  };
}

function text(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

function hostOf(uri: string): string {
  const host = /^sips?:(?:[^@]*@)?(\[[^\]]+\]|[^:;?@[\]]+)(?::\d+)?(?:[;?].*)?$/i.exec(uri)?.[1];
  if (host === undefined) throw new Error(`'${uri}' is no SIP address such as sip:1172827458@127.0.0.1`);
  return host.replaceAll(/[[\]]/g, '');
}

function transportOf(uri: string, chosen: string | undefined): PhoneTransport {
  const named = /;transport=(\w+)/i.exec(uri)?.[1]?.toLowerCase();
  return oneOf('--transport', chosen ?? named ?? (/^sips:/i.test(uri) ? 'tls' : 'udp'), transports);
}

function oneOf<T extends string>(flag: string, value: string, known: readonly T[]): T {
  const found = known.find(each => each.toLowerCase() === value.toLowerCase());
  if (found === undefined) throw new Error(`${flag} ${value} is not one of ${known.join(', ')}`);
  return found;
}

function numberOf(flag: string, value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number < 0) throw new Error(`${flag} ${value} is not a number`);
  return number;
}

function digitsOf(value: string): string {
  if (!/^[0-9*#A-D,]*$/i.test(value)) throw new Error(`--digits ${value}: digits are 0-9, *, #, A-D, and a comma for a pause of a second`);
  return value.toUpperCase();
}

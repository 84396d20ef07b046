import { type DigitMode, type PhoneAudioCodec as H323AudioCodec, targetOf } from '@opencvi/h323-phone';
import { type CliInvocation, UsageError } from '@opencvi/plugin-api';
import type { PhoneAudioCodec, PhoneTransport, SrtpPolicy } from '@opencvi/sip-phone';

/** What holds for a call by SIP. */
export interface SipLine {
  readonly protocol: 'sip';
  readonly transport: PhoneTransport;
  readonly audio: readonly PhoneAudioCodec[];
  readonly srtp: SrtpPolicy;
}

/** What holds for a call by H.323. */
export interface H323Line {
  readonly protocol: 'h323';
  readonly audio: readonly H323AudioCodec[];
  readonly fastStart: boolean;
  readonly tunnelling: boolean;
  readonly digitsBy: DigitMode;
}

/** What the command line asks for. */
export interface DialPlan {
  readonly uri: string;
  /** The host part of the address, without brackets. */
  readonly host: string;
  readonly line: SipLine | H323Line;
  readonly video: boolean;
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

const h323Codecs: readonly H323AudioCodec[] = ['G722', 'PCMU', 'PCMA'];
const sipCodecs: readonly PhoneAudioCodec[] = [...h323Codecs, 'opus'];
const transports: readonly PhoneTransport[] = ['udp', 'tcp', 'tls'];
const policies: readonly SrtpPolicy[] = ['off', 'optional', 'required'];
const digitModes: readonly DigitMode[] = ['rfc4733', 'signal', 'alphanumeric', 'keypad'];

/** Reads the command line. Throws a `UsageError` with what is wrong, and what would be right. */
export function readDialPlan(address: string, options: Options): DialPlan {
  const uri = /^(sips?|h323):/i.test(address) ? address : `sip:${address}`;
  const isH323 = /^h323:/i.test(uri);
  const digitsAfter = text(options, 'digitsAfter');
  const record = text(options, 'record');
  const picture = text(options, 'picture');
  return {
    uri,
    host: isH323 ? h323HostOf(uri) : hostOf(uri),
    line: isH323 ? h323Line(options) : sipLine(uri, options),
    video: options.video !== false,
    toneHz: numberOf('--tone', text(options, 'tone') ?? '440'),
    digits: digitsOf(text(options, 'digits') ?? ''),
    ...(digitsAfter !== undefined && { digitsAfterMs: 1000 * numberOf('--digits-after', digitsAfter) }),
    stayMs: 1000 * numberOf('--seconds', text(options, 'seconds') ?? '15'),
    json: options.json === true,
    ...(record !== undefined && { record }),
    ...(picture !== undefined && { picture }),
  };
}

function sipLine(uri: string, options: Options): SipLine {
  const isH323 = options.fastStart === true || options.tunnelling === false || (text(options, 'digitsBy') ?? 'rfc4733') !== 'rfc4733';
  if (isH323)
    throw new UsageError('--fast-start, --no-tunnelling and --digits-by are for addresses of H.323, such as h323:1172827458@127.0.0.1');
  return {
    protocol: 'sip',
    transport: transportOf(uri, text(options, 'transport')),
    audio: codecsOf(options, sipCodecs),
    srtp: oneOf('--srtp', text(options, 'srtp') ?? 'off', policies),
  };
}

function h323Line(options: Options): H323Line {
  const isSip = text(options, 'transport') !== undefined || (text(options, 'srtp') ?? 'off') !== 'off';
  if (isSip) throw new UsageError('--transport and --srtp are for addresses of SIP, such as sip:1172827458@127.0.0.1');
  return {
    protocol: 'h323',
    audio: codecsOf(options, h323Codecs),
    fastStart: options.fastStart === true,
    tunnelling: options.tunnelling !== false,
    digitsBy: oneOf('--digits-by', text(options, 'digitsBy') ?? 'rfc4733', digitModes),
  };
}

function codecsOf<T extends string>(options: Options, known: readonly T[]): T[] {
  return (text(options, 'audio') ?? 'G722,PCMU,PCMA').split(',').map(name => oneOf('--audio', name.trim(), known));
}

function text(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

function h323HostOf(uri: string): string {
  try {
    return targetOf(uri).host;
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function hostOf(uri: string): string {
  const host = /^sips?:(?:[^@]*@)?(\[[^\]]+\]|[^:;?@[\]]+)(?::\d+)?(?:[;?].*)?$/i.exec(uri)?.[1];
  if (host === undefined) throw new UsageError(`'${uri}' is no SIP address such as sip:1172827458@127.0.0.1`);
  // RFC 3261 19.1.1: without an @ it is all host. A number there is one that was meant to be dialled, at a gateway that was not named
  if (/^\d+$/.test(host))
    throw new UsageError(`'${uri}' does not say where: sip:${host}@127.0.0.1 is that number at this machine's gateway`);
  return host.replaceAll(/[[\]]/g, '');
}

function transportOf(uri: string, chosen: string | undefined): PhoneTransport {
  const named = /;transport=(\w+)/i.exec(uri)?.[1]?.toLowerCase();
  return oneOf('--transport', chosen ?? named ?? (/^sips:/i.test(uri) ? 'tls' : 'udp'), transports);
}

function oneOf<T extends string>(flag: string, value: string, known: readonly T[]): T {
  const found = known.find(each => each.toLowerCase() === value.toLowerCase());
  if (found === undefined) throw new UsageError(`${flag} ${value} is not one of ${known.join(', ')}`);
  return found;
}

function numberOf(flag: string, value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number < 0) throw new UsageError(`${flag} ${value} is not a number`);
  return number;
}

function digitsOf(value: string): string {
  if (!/^[0-9*#A-D,]*$/i.test(value))
    throw new UsageError(`--digits ${value}: digits are 0-9, *, #, A-D, and a comma for a pause of a second`);
  return value.toUpperCase();
}

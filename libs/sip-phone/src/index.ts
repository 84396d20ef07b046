export type { CallEnd } from './call/call-end.ts';
export type { CallFacts } from './call/call-facts.ts';
export type { IncomingCall } from './call/incoming-call.ts';
export type { SipCall, UntilOptions } from './call/sip-call.ts';
export type { PhoneClock } from './clock.ts';
export { DialError, NotAcceptableError } from './errors.ts';
export { localAddressTowards } from './local-address.ts';
export type { Heard } from './media/recording.ts';
export type { StreamStatistics } from './media/rtcp-session.ts';
export type { Seen } from './media/video-receiver.ts';
export type {
  DialOptions,
  MediaOptions,
  PhoneAudioCodec,
  PhoneOptions,
  PhoneTransport,
  SrtpPolicy,
  VideoOptions,
} from './options.ts';
export type { Direction } from './sdp/description.ts';
export { SipPhone } from './sip-phone.ts';

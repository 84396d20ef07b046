export {
  type Direction,
  type Heard,
  localAddressTowards,
  type PhoneClock,
  type Seen,
  type StreamStatistics,
  type UntilOptions,
} from '@opencvi/phone-media';
export type { CallEnd } from './call/call-end.ts';
export type { CallFacts } from './call/call-facts.ts';
export type { IncomingCall } from './call/incoming-call.ts';
export type { SipCall } from './call/sip-call.ts';
export { DialError, NotAcceptableError } from './errors.ts';
export type {
  DialOptions,
  MediaOptions,
  PhoneAudioCodec,
  PhoneOptions,
  PhoneTransport,
  SrtpPolicy,
  VideoOptions,
} from './options.ts';
export { SipPhone } from './sip-phone.ts';

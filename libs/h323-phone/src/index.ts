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
export type { CallStatistics, H323Call } from './call/h323-call.ts';
export type { IncomingCall } from './call/incoming-call.ts';
export { DialError } from './errors.ts';
export { H323Phone } from './h323-phone.ts';
export type { ChannelFact } from './media/channel-line.ts';
export type {
  DialOptions,
  DigitMode,
  MediaOptions,
  PhoneAudioCodec,
  PhoneOptions,
  StallStage,
  TargetAddress,
  VideoOptions,
} from './options.ts';
export { type Target, targetOf } from './target.ts';

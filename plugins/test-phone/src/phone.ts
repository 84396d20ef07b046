import type { DialOptions, PhoneOptions, SipCall } from '@opencvi/sip-phone';

/** What the command uses of a call. */
export type PhoneCall = Pick<
  SipCall,
  'ended' | 'facts' | 'hangUp' | 'hears' | 'hearsTone' | 'isOver' | 'recordedAudio' | 'receivedVideo' | 'sees' | 'sendDigits' | 'statistics'
>;

/** What the command uses of a phone. */
export interface Phone {
  dial(uri: string, options: DialOptions): Promise<PhoneCall>;
  close(): Promise<void>;
}

export type StartPhone = (options: PhoneOptions) => Promise<Phone>;

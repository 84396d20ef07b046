import { DialError, type SipCall, SipPhone } from '@opencvi/sip-phone';
import type { DialPlan, SipLine } from './dial-plan.ts';
import { type Answered, type DialHooks, NotAnsweredError, type Phone } from './phone.ts';

/** A phone that speaks SIP. */
export async function startSipPhone(plan: DialPlan, { transport, audio, srtp }: SipLine, host: string): Promise<Phone> {
  const phone = await SipPhone.start({ host, transport, user: 'opencvi-dial', displayName: 'opencvi dial' });
  return {
    async dial({ signal, onProgress }: DialHooks): Promise<Answered> {
      const { uri, video, toneHz } = plan;
      const progress = (status: number, reason: string): void => {
        if (status > 100) onProgress(status === 180 ? 'ringing' : `${status} ${reason}`);
      };
      try {
        return answered(await phone.dial(uri, { audio, video: video ? {} : false, srtp, toneHz, signal, onProgress: progress }));
      } catch (error) {
        if (!(error instanceof DialError)) throw error;
        throw new NotAnsweredError({ status: error.status, reason: error.reason }, error);
      }
    },
    close: () => phone.close(),
  };
}

function answered(call: SipCall): Answered {
  const { audio, video, srtp } = call.facts;
  const picture = video ? `H264 (mode ${video.packetizationMode})` : 'no video';
  return { call, agreed: [audio, picture, ...(srtp ? [`SRTP ${srtp}`] : [])], facts: { audio, video, srtp } };
}
